import ArgumentParser

/// A command that does something, with the console it is given.
///
/// It throws `Failure` or `LedgerError` where the call was wrong or something failed; `no` is an answer.
protocol Command: ParsableCommand {
    func run(_ console: Console) throws -> Answer
}

/// A command that asks whether the store is sound.
protocol Verifying: Command {}

/// Whether what was asked is so, or what was asked for is done.
enum Answer {
    case yes
    /// Rejected, not verified, different; the command has said why.
    case no
}
