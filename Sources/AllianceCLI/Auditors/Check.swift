import AllianceLedger
import ArgumentParser
import TransparencyLog

struct CheckProof: Command {
    static let configuration = CommandConfiguration(
        named: "check", "Check a proof offline, with nothing but the key.",
        example: """
            alliance check 17.tlog-proof --key verifier.key
            alliance check consistency.txt --since kept-checkpoint --key verifier.key
            alliance check 17.tlog-proof --key verifier.key --witness w1.vkey --witness w2.vkey --quorum 1
            alliance check nlc-certificate --key verifier.key
            alliance check replay.txt --key auditor.key.pub
            """,
        """
        A proof of inclusion is checked with the entry's bytes, taken from --entry or from the file beside it \
        (17.entry); a proof of consistency with the checkpoint that was kept; a certificate of membership is a folder, \
        all of whose entries are checked and folded again, which has to make what the certificate states; a certificate of a replay is checked with the auditor's key. Take the key \
        from where you trust it, not from where the proof comes from. No ledger is needed.

        No proof of single entries shows that there are no others: a certificate from which a withdrawal was left out \
        looks as good as any. For that, audit the whole published log.
        """)

    @Argument(
        help: ArgumentHelp("A .tlog-proof file, what prove consistency printed, or a certificate.", valueName: "file"),
        completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("The log's or the auditor's verifier key, or a file that holds it.", valueName: "key|file"),
        completion: .file())
    var key: String

    @OptionGroup var oldKeys: OldKeyOptions

    @OptionGroup var witnesses: WitnessOptions

    @Option(
        help: ArgumentHelp("The entry, exactly as stored. (default: the .entry file beside)", valueName: "file"),
        completion: .file())
    var entry: String?

    @Option(
        help: ArgumentHelp("The signed checkpoint that was kept, for a proof of consistency.", valueName: "file"),
        completion: .file())
    var since: String?

    func run(_ console: Console) throws -> Answer {
        let key = try VerifierKey(argument: key)
        let policy = CheckpointPolicy(
            origin: Origin(key.name), log: key, retired: try oldKeys.keys(besides: key),
            witnesses: try witnesses.keys(),
            quorum: witnesses.quorum, acceptsExtensions: true)
        if AnswerFile.isDirectory(file) { return try checkMembership(policy, console) }
        let proof = try read(file)
        if proof.first == UInt8(ascii: "{") { return try checkReplay(proof, key, console) }
        do {
            let finding: ProofCheck.Finding
            if proof.starts(with: Array("old ".utf8)) {
                guard let since else {
                    throw Failure(
                        usage: "a proof of consistency needs the checkpoint that was kept", location: file,
                        remedy: "name it: --since FILE")
                }
                finding = try ProofCheck.consistency(proof, old: try kept(since), policy: policy)
            } else {
                guard proof.starts(with: "c2sp.org/tlog-proof@".utf8) else {
                    throw ProofCheck.Failure(
                        message: "this is neither a proof nor a certificate",
                        advice: "give what alliance prove or alliance certificate wrote, the whole file or folder")
                }
                finding = try ProofCheck.inclusion(proof, entry: try kept(entryFile), policy: policy)
            }
            console.output.line(Self.sentence(finding))
            if case .included(_, _, isByOldKey: true) = finding { warnOfOldKey(console) }
            return .yes
        } catch let failure as ProofCheck.Failure {
            throw Failure(Message(failure.message, location: file, remedy: failure.advice), .answerIsNo)
        }
    }

    private var entryFile: String {
        if let entry { return entry }
        let suffix = ".tlog-proof"
        return (file.hasSuffix(suffix) ? String(file.dropLast(suffix.count)) : file) + ".entry"
    }

    private static func sentence(_ finding: ProofCheck.Finding) -> String {
        switch finding {
        case .included(let index, let checkpoint, _):
            "ok: the entry is number \(index) of \(checkpoint.origin), whose signed checkpoint covers "
                + "\(checkpoint.size) entries"
        case .consistent(let origin, let oldSize, let newSize):
            "ok: \(origin) with \(newSize) entries extends what it was with \(oldSize): nothing before was altered"
        }
    }

    func warnOfOldKey(_ console: Console) {
        console.output.flush()
        console.errors.lines(
            Wrap.lines(
                "warning: a key signed it that the log no longer has: if that key was stolen, this is worth something "
                    + "only if you had it before", width: console.errors.width, indent: "", hangingIndent: "  "))
    }

    /// - Parameter isFound: in a folder that somebody else made
    func read(_ path: String, isFound: Bool = false) throws(Failure) -> [UInt8] {
        do {
            return try AnswerFile.read(path, isFound: isFound)
        } catch {
            throw Failure(error, doing: "reading \(path)")
        }
    }

    private func kept(_ path: String) throws(Failure) -> [UInt8] {
        do {
            return try read(path)
        } catch {
            var message = error.message
            message.remedy = "name the file: --entry FILE for an entry, --since FILE for a checkpoint"
            throw Failure(message, error.status)
        }
    }
}
