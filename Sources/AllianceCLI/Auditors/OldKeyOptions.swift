import ArgumentParser
import TransparencyLog

/// Keys a log had before, for what was kept since then.
struct OldKeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A verifier key the log had before, or a file of it; repeatable. It is believed for what you kept from then "
                + "(--since, old proofs), never for the log's present checkpoint: whoever has stolen it could sign one.",
            valueName: "key|file"))
    var oldKey: [String] = []

    /// - Parameter key: that the log has now
    func keys(besides key: VerifierKey?) throws(Failure) -> [VerifierKey] {
        var keys: [VerifierKey] = []
        for text in oldKey {
            let old = try VerifierKey(argument: text, of: "--old-key")
            guard old != key else {
                throw Failure(
                    usage: "\(old.name) (\(old.id)) is given as the present key and as an old one",
                    location: "--old-key",
                    remedy: "give the log's present key with --key, the one before it with --old-key")
            }
            if !keys.contains(old) { keys.append(old) }
        }
        return keys
    }
}
