import AllianceLedger
import Alliances
import CanonicalJSON
import EDTF
import Projections
import TransparencyLog

extension CheckProof {
    /// Whether the entries of a certificate are in the signed log, and make what it states.
    func checkMembership(_ policy: CheckpointPolicy, _ console: Console) throws -> Answer {
        let manifest = file + "/certificate.json"
        guard AnswerFile.exists(manifest) else {
            throw Failure(
                usage: "\(file) holds no certificate", location: manifest,
                remedy: "name the whole folder that alliance certificate wrote")
        }
        let stated = try StatedMembership(read(manifest, isFound: true), at: manifest)
        var entries: [(position: Position, bytes: [UInt8])] = []
        var isByOldKey = false
        for position in stated.entries {
            let name = "\(file)/entries/\(position.rawValue)"
            let entry = try part(name + ".entry")
            let (checkpoint, isOld) = try checkEntry(position, entry, at: name, policy)
            isByOldKey = isByOldKey || isOld
            guard checkpoint.size == stated.size, checkpoint.root == stated.root else {
                throw Failure(
                    Message(
                        "the proof is of a checkpoint of \(checkpoint.size) entries and root \(checkpoint.root.base64), "
                            + "the certificate states \(stated.size) and \(stated.root.base64)", location: name,
                        remedy: "ask for a certificate made in one go"), .answerIsNo)
            }
            entries.append((position, entry))
        }
        guard stated.origin == policy.origin.description else {
            throw Failure(
                Message(
                    "the certificate states the log \(stated.origin), the key is of \(policy.origin)", location: file,
                    remedy: "check the key"), .answerIsNo)
        }
        let found = try fold(stated, entries)
        let differences = JSONDifference.between(stated.institution, found.json)
        guard differences.isEmpty else {
            throw Failure(
                Message(
                    "the certificate states what its entries do not make", location: file + "/certificate.json",
                    remedy: "believe the entries, and ask who made the certificate",
                    details: differences.prefix(20).map {
                        "\($0.path): stated \($0.before.shown(80)), made by the entries \($0.after.shown(80))"
                    }), .answerIsNo)
        }
        tell(stated, MembershipStatement(found, of: nil, on: stated.asOf, in: "en").text, policy, console)
        if isByOldKey { warnOfOldKey(console) }
        return .yes
    }

    private func tell(_ stated: StatedMembership, _ statement: String, _ policy: CheckpointPolicy, _ console: Console) {
        let output = console.output
        func write(_ label: String, _ text: String) {
            let width = 11
            output.lines(
                Wrap.lines(
                    text, width: output.width, indent: label.padded(to: width),
                    hangingIndent: String(repeating: " ", count: width)))
        }
        write(
            "ok:",
            "all \(stated.entries.count) entries of the certificate of \(stated.subject) are in \(policy.origin), whose signed "
                + "checkpoint covers \(stated.size) entries")
        write("ok:", "these entries, folded again, make what the certificate states: name, periods, category and state")
        output.line()
        write("", statement)
        output.line()
        write(
            "not shown:",
            "that these are all entries about \(stated.subject). One that was left out, a withdrawal or a retraction, "
                + "cannot be seen from proofs that others are there: for that, audit the whole published log")
        write("not read:", "certificate.html and README.txt. Believe what stands here, not what a page says")
    }

    private func fold(
        _ stated: StatedMembership, _ entries: [(position: Position, bytes: [UInt8])]
    ) throws(Failure) -> InstitutionView {
        let advice = "ask for the certificate again"
        do throws(SubjectFold.Failure) {
            let fold = try SubjectFold(of: stated.subject, entries)
            if let other = fold.sources.first(where: { $0 != stated.origin }) {
                throw SubjectFold.Failure(position: stated.entries[0], why: "an entry is of the ledger \(other)")
            }
            let row = try fold.row()
            if let view = try? InstitutionView(row, id: stated.subject.id, asOf: stated.asOf) { return view }
            throw SubjectFold.Failure(
                position: stated.entries[0], why: "nothing of it can have been so by \(stated.asOf)")
        } catch {
            throw Failure(
                Message(
                    "the entries make no membership: \(error.position): \(error.why)", location: file, remedy: advice),
                .answerIsNo)
        }
    }

    /// What the certificate names has to be there: without it nothing is shown.
    private func part(_ path: String) throws(Failure) -> [UInt8] {
        guard AnswerFile.exists(path) else {
            throw Failure(
                Message("the certificate lacks a file", location: path, remedy: "ask for the whole folder again"),
                .answerIsNo)
        }
        return try read(path, isFound: true)
    }

    private func checkEntry(
        _ position: Position, _ entry: [UInt8], at name: String, _ policy: CheckpointPolicy
    ) throws -> (Checkpoint, isByOldKey: Bool) {
        let finding: ProofCheck.Finding
        do {
            finding = try ProofCheck.inclusion(try part(name + ".tlog-proof"), entry: entry, policy: policy)
        } catch let failure as ProofCheck.Failure {
            throw Failure(Message(failure.message, location: name, remedy: failure.advice), .answerIsNo)
        }
        guard case .included(UInt64(position.rawValue), let checkpoint, let isByOldKey) = finding else {
            throw Failure(
                Message(
                    "the proof is of another entry", location: name,
                    remedy: "check that the files were not exchanged"), .answerIsNo)
        }
        return (checkpoint, isByOldKey)
    }
}
