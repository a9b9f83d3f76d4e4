import AllianceLedger
import ArgumentParser
import EDTF

/// What is exported, and whether over an older file.
struct ExportOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp("The world at the end of this day. (default: today, in UTC)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "By what the ledger held up to an entry, '#17', or an instant, 2026-11-20T20:23:26Z. (default: all)",
            valueName: "when"),
        transform: QuestionOptions.knownAt)
    var knownAt: Question.KnownAt?

    @Flag(name: [.long, .customLong("force")], help: "Replace what an earlier export wrote there.")
    var replace = false

    /// The ledger, read and never written, and what is asked of it.
    func open(_ console: Console) throws -> (ledger: Ledger, question: Question) {
        let ledger = try ledger.open(for: .reading, console)
        let asOf = asOf ?? console.clock().day
        // What is typed wrong is told as such.
        _ = try ledger.size(knownAt: knownAt)
        return (ledger, Question(asOf: asOf, knownAt: knownAt))
    }
}
