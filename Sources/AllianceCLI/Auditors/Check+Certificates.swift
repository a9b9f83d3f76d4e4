import AllianceLedger
import CanonicalJSON
import TransparencyLog

/// Certificates are checked as proofs are: with nothing but a key.
extension CheckProof {
    func checkReplay(_ note: [UInt8], _ key: VerifierKey, _ console: Console) throws -> Answer {
        let certificate: ReplayCertificate
        do {
            certificate = try ProofCheck.attestation(note, key: key)
        } catch {
            throw Failure(Message(error.message, location: file, remedy: error.advice), .answerIsNo)
        }
        let failed = certificate.checks.filter { $0.result != "passed" }
        console.output.lines([
            (certificate.isGood ? "ok: " : "signed, but not good: ")
                + "\(key.name) attests a replay of \(certificate.origin) with \(certificate.size) entries",
            "root      \(certificate.root.base64)",
            "as of     \(certificate.asOf)",
            "snapshot  \(certificate.snapshot?.hex ?? "none")",
            "program   \(certificate.program)",
            failed.isEmpty
                ? "checks    all \(certificate.checks.count) passed"
                : "checks    \(failed.map { "\($0.name) \($0.result)" }.joined(separator: ", "))",
        ])
        return certificate.isGood ? .yes : .no
    }

    func checkMembership(_ key: VerifierKey, _ console: Console) throws -> Answer {
        let manifest = file + "/certificate.json"
        let bytes = try read(manifest)
        guard let value = try? JSONValue(parsing: bytes.span, syntax: .lenient),
            case .array(let entries) = value["entries"], !entries.isEmpty, case .string(let subject) = value["subject"]
        else {
            throw Failure(
                Message("this is no certificate", location: manifest, remedy: "check that the whole folder was kept"),
                .answerIsNo)
        }
        var sizes: Set<UInt64> = []
        for entry in entries {
            guard case .integer(let number) = entry, number >= 0 else { continue }
            sizes.insert(try checkEntry(UInt64(number), key))
        }
        let size = sizes.sorted().map(String.init).joined(separator: " and ")
        console.output.line(
            "ok: all \(entries.count) entries about \(subject) are in \(key.name), whose signed checkpoint covers "
                + "\(size) entries")
        return .yes
    }

    /// - Returns: the size of the log in whose checkpoint it is.
    private func checkEntry(_ number: UInt64, _ key: VerifierKey) throws -> UInt64 {
        let name = "\(file)/entries/\(number)"
        let finding: ProofCheck.Finding
        do {
            finding = try ProofCheck.inclusion(
                try read(name + ".tlog-proof"), entry: try read(name + ".entry"), key: key)
        } catch let failure as ProofCheck.Failure {
            throw Failure(Message(failure.message, location: name, remedy: failure.advice), .answerIsNo)
        }
        guard case .included(let index, _, let size) = finding, index == number else {
            throw Failure(
                Message(
                    "the proof is of another entry", location: name,
                    remedy: "check that the files were not exchanged"), .answerIsNo)
        }
        return size
    }
}
