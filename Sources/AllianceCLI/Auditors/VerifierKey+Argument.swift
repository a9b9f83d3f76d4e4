import AllianceLedger
import TransparencyLog

extension VerifierKey {
    /// A key as somebody gives it: the text itself, or a file with it.
    ///
    /// - Parameter type: `cosignature` for the key of a witness
    init(argument: String, of option: String = "--key", type: KeyType = .ed25519) throws(Failure) {
        do {
            self = try AuditKey.verifier(argument, type: type)
        } catch {
            let remedy =
                type == .cosignature && error.exitStatus == 2
                ? "give the witness's verifier key or a file of it: one line such as witness.example.org/w1+7a1c0d42+B…"
                : error.advice(for: option)
            throw Failure(
                Message(error.message, location: option, remedy: remedy),
                ExitStatus(rawValue: error.exitStatus))
        }
    }
}
