import ArgumentParser
import TransparencyLog

/// Whose cosignatures a checkpoint must carry.
struct WitnessOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A witness's verifier key, or a file of it, that must have cosigned; repeatable.", valueName: "key|file"))
    var witness: [String] = []

    @Option(help: ArgumentHelp("How many of the witnesses must have. (default: all)", valueName: "k"))
    var quorum: Int?

    func validate() throws {
        guard let quorum else { return }
        if witness.isEmpty {
            throw ValidationError("--quorum says how many of the witnesses: name them with --witness")
        }
        guard (1...witness.count).contains(quorum) else {
            throw ValidationError("--quorum is 1 to \(witness.count), the number of witnesses")
        }
    }

    func keys() throws(Failure) -> [VerifierKey] {
        var keys: [VerifierKey] = []
        for text in witness {
            let key = try VerifierKey(argument: text, of: "--witness", type: .cosignature)
            guard !keys.contains(where: { $0.publicKey == key.publicKey }) else {
                throw Failure(
                    usage: "the witness \(key.name) is given twice", location: "--witness",
                    remedy: "name each witness once: one key is one witness, whatever its name")
            }
            keys.append(key)
        }
        return keys
    }
}
