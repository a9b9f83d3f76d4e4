import AllianceLedger
import Alliances
import ArgumentParser

struct ExportJSONLines: Command {
    static let configuration = CommandConfiguration(
        named: "jsonl", "The entries, one a line, exactly as stored.",
        example: """
            alliance export jsonl silk-road.jsonl
            alliance restore silk-road.jsonl --into restored
            """,
        """
        Without a file they go to standard output. This is all that alliance restore needs to make the ledger anew, \
        but for the key. A batch is never cut.
        """)

    @Argument(help: ArgumentHelp("The file to make. (default: standard output)", valueName: "file"))
    var file: String?

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "What the ledger held up to an entry, '#17', or an instant, 2026-11-20T20:23:26Z. (default: all)",
            valueName: "when"),
        transform: QuestionOptions.knownAt)
    var knownAt: Question.KnownAt?

    @Flag(name: [.long, .customLong("force")], help: "Replace what an earlier export wrote there.")
    var replace = false

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        // Appended meanwhile is not written: an end that moves on could never be reached.
        let size = try ledger.size(knownAt: knownAt)
        guard let file else {
            try ledger.forEachPiece(until: size) { bytes in
                console.output.raw(bytes)
                return !console.output.isClosed
            }
            return .yes
        }
        let target = try ExportTarget(file, of: ledger)
        do throws(LedgerError) {
            try ledger.writeEntries(until: size, to: target.path, replacing: replace)
        } catch {
            throw ExportTarget.failure(error)
        }
        console.output.line("wrote \(size == 1 ? "1 entry" : "\(size) entries") to \(file)")
        return .yes
    }
}
