import AllianceLedger
import TransparencyLog

extension CheckProof {
    func checkReplay(_ note: [UInt8], _ key: VerifierKey, _ console: Console) throws -> Answer {
        guard oldKeys.oldKey.isEmpty, witnesses.witness.isEmpty else {
            throw Failure(
                usage: "a certificate of a replay is signed by its auditor alone", location: file,
                remedy: "give the auditor's key with --key, and no others")
        }
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
}
