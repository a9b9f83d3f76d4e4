import AllianceLedger
import ArgumentParser
import TransparencyLog

struct CheckProof: Command {
    static let configuration = CommandConfiguration(
        named: "check", "Check a proof offline, with nothing but the key.",
        example: """
            alliance check 17.tlog-proof --key verifier.key
            alliance check consistency.txt --since kept-checkpoint --key verifier.key
            alliance check nlc-certificate --key verifier.key
            alliance check replay.txt --key auditor.key.pub
            """,
        """
        A proof of inclusion is checked with the entry's bytes, taken from --entry or from the file beside it \
        (17.entry); a proof of consistency with the checkpoint that was kept; a certificate of membership is a folder, \
        all of whose entries are checked; a certificate of a replay is checked with the auditor's key. Take the key \
        from where you trust it, not from where the proof comes from. No ledger is needed.
        """)

    @Argument(
        help: ArgumentHelp("A .tlog-proof file, what prove consistency printed, or a certificate.", valueName: "file"),
        completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp("The log's or the auditor's verifier key, or a file that holds it.", valueName: "key|file"),
        completion: .file())
    var key: String

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
        if AnswerFile.exists(file + "/certificate.json") { return try checkMembership(key, console) }
        let proof = try read(file)
        if proof.first == UInt8(ascii: "{") { return try checkReplay(proof, key, console) }
        do throws(ProofCheck.Failure) {
            let finding: ProofCheck.Finding
            if proof.starts(with: Array("old ".utf8)) {
                guard let since else {
                    throw ProofCheck.Failure(
                        message: "a proof of consistency needs the checkpoint that was kept",
                        advice: "name it: --since FILE")
                }
                finding = try ProofCheck.consistency(proof, old: try kept(since), key: key)
            } else {
                finding = try ProofCheck.inclusion(proof, entry: try kept(entryFile), key: key)
            }
            console.output.line(Self.sentence(finding))
            return .yes
        } catch {
            throw Failure(Message(error.message, location: file, remedy: error.advice), .answerIsNo)
        }
    }

    private var entryFile: String {
        if let entry { return entry }
        let suffix = ".tlog-proof"
        return (file.hasSuffix(suffix) ? String(file.dropLast(suffix.count)) : file) + ".entry"
    }

    private static func sentence(_ finding: ProofCheck.Finding) -> String {
        switch finding {
        case .included(let index, let origin, let size):
            "ok: the entry is number \(index) of \(origin), whose signed checkpoint covers \(size) entries"
        case .consistent(let origin, let oldSize, let newSize):
            "ok: \(origin) with \(newSize) entries extends what it was with \(oldSize): nothing before was altered"
        }
    }

    func read(_ path: String) throws(Failure) -> [UInt8] {
        do {
            return try AnswerFile.read(path)
        } catch {
            throw Failure(error, doing: "reading \(path)")
        }
    }

    func kept(_ path: String) throws(ProofCheck.Failure) -> [UInt8] {
        do {
            return try AnswerFile.read(path)
        } catch {
            throw ProofCheck.Failure(
                message: error.message,
                advice: "name the file: --entry FILE for an entry, --since FILE for a checkpoint")
        }
    }
}

extension VerifierKey {
    /// A key as somebody gives it: the text itself, or a file with it.
    init(argument: String) throws(Failure) {
        var text = argument
        if !argument.contains("+") || AnswerFile.exists(argument) {
            do {
                text = String(decoding: try AnswerFile.read(argument), as: UTF8.self)
            } catch {
                throw Failure(error, doing: "reading the key")
            }
            if text.last == "\n" { text.removeLast() }
        }
        if text.hasPrefix("PRIVATE+KEY+") {
            throw Failure(
                usage: "this is a signing key, not a verifier key", location: "--key",
                remedy: "use verifier.key, and keep signer.key from others")
        }
        do {
            try self.init(text: text)
        } catch {
            throw Failure(
                usage: "the verifier key cannot be read: \(error)", location: "--key", remedy: "check the file")
        }
    }
}
