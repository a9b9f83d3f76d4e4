import AllianceLedger
import ArgumentParser

struct LastCheckpoint: Command {
    static let configuration = CommandConfiguration(
        named: "checkpoint", "The last signed checkpoint, byte by byte.",
        example: """
            alliance checkpoint
            alliance checkpoint > checkpoint.kept
            """,
        """
        A signed note (c2sp.org/tlog-checkpoint): origin, size, root and signature. Whoever keeps one can later prove \
        whether the ledger still holds that history.
        """)

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        guard let checkpoint = try ledger.open(for: .reading, console).checkpoint() else {
            throw Failure(
                Message(
                    "no checkpoint has been signed yet", remedy: "the next command that writes signs the head"),
                .answerIsNo)
        }
        console.output.raw(checkpoint)
        return .yes
    }
}
