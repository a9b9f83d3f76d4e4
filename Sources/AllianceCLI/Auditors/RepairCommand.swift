import AllianceLedger
import Alliances
import ArgumentParser
import Charts

struct RepairCommand: Command {
    static let configuration = CommandConfiguration(
        named: "repair", "Make a damaged store good again, from its own entries.",
        example: """
            alliance repair --dry-run
            alliance repair --from published
            """,
        """
        First everything that alliance verify looks at is looked at; where nothing is wrong, nothing is done. Otherwise \
        every entry that any page of data.mdb still holds is hashed, and those count whose hashes make the root that the \
        newest signed checkpoint states: not one byte of an entry can be another. Of them a new store is made, batch by \
        batch as they were recorded, so that tree, indexes and rows are anew; it is verified, and only then it takes the \
        place of the old one, which is kept as data.mdb.damaged-TIME.

        An entry that the store has lost is taken from --from: a directory or URL where the log is published, or another \
        copy of the ledger's directory. It is taken only if it has the very hash that the signed tree has in its place. \
        As long as one entry is lost, nothing is changed, and the answer says which.

        A damaged key is not repaired: put it back from where it is kept. No other process may have the ledger open.
        """)

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "Where lost entries may be: a published log, or another copy of the ledger.", valueName: "dir|url"),
        completion: .directory)
    var from: String?

    @Flag(help: "Tell what can be done, and change nothing.")
    var dryRun = false

    func run(_ console: Console) throws -> Answer {
        let report: RepairReport
        do throws(RepairError) {
            report = try Ledger.repair(
                at: ledger.directory(console), from: from, changing: !dryRun, clock: console.clock)
        } catch {
            switch error {
            case .ledger(let error): throw error
            case .source(let error):
                throw Failure(
                    Message(error.message, location: "--from", remedy: error.advice),
                    ExitStatus(rawValue: error.exitStatus))
            }
        }
        let failed = report.checks.filter(\.hasFailed)
        switch report.outcome {
        case .nothingToDo:
            console.write("nothing to repair: \(report.origin), \(entries(report.size)), is sound")
            return .yes
        case .repaired(let kept):
            console.write(
                (kept == nil ? "can be repaired: " : "repaired ") + "\(report.origin), \(entries(report.size))")
            tell(failed, console)
            tell(report, kept, console)
            return kept == nil && !dryRun ? .no : .yes
        case .impossible(let why):
            console.write("FAILED: \(report.origin) cannot be repaired: \(why); nothing was changed")
            tell(failed, console)
            tell(lost: report, console)
            return .no
        }
    }

    private func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

    private func tell(_ failed: [Check], _ console: Console) {
        console.output.line()
        console.output.lines(failed.lines(width: console.output.width))
        console.output.line()
    }

    private func tell(_ report: RepairReport, _ kept: String?, _ console: Console) {
        let width = "made anew  "
        func line(_ name: String, _ text: String) {
            let head = name.padded(to: width.count)
            console.output.lines(
                Wrap.lines(
                    text, width: console.output.width, indent: head,
                    hangingIndent: String(repeating: " ", count: width.count)))
        }
        let unsigned = report.size - report.signedSize
        line(
            "entries",
            report.recovered.isEmpty
                ? "all \(report.size) as they stand in the store"
                : "\(report.size - report.recovered.count) as they stand in the store, \(report.recovered.count) recovered"
        )
        for (source, positions) in Self.bySource(report.recovered) { line("recovered", "\(positions) from \(source)") }
        line(
            "proof",
            "\(entries(report.signedSize)) make the root of the newest signed checkpoint"
                + (unsigned == 0 ? "" : "; \(unsigned) more, not signed yet, that of the store's own head"))
        guard let kept else { return }
        line("made anew", "tree, indexes and rows" + report.files.map { ", the file \($0)" }.joined())
        line("kept", "\(ledger.directory(console))/\(kept), as it was")
    }

    private func tell(lost report: RepairReport, _ console: Console) {
        if !report.lost.isEmpty {
            console.write(
                "lost \(report.lost.count) of \(entries(report.size)): \(Self.ranges(report.lost))",
                hangingIndent: "     ")
        }
        console.write(
            from == nil
                ? "what to do: name a place that may have what is lost: alliance repair --from DIR|URL, where the log is "
                    + "published or a backup lies"
                : "what to do: try another copy or place of publication; the damaged file stays as it is",
            hangingIndent: "  ")
    }

    private static func bySource(_ recovered: [RepairReport.Recovery]) -> [(String, String)] {
        var sources: [String] = []
        for one in recovered where !sources.contains(one.source) { sources.append(one.source) }
        return sources.map { source in (source, ranges(recovered.filter { $0.source == source }.map(\.position))) }
    }

    /// `#3, #5–#9`, the first twenty of them.
    static func ranges(_ positions: [Position]) -> String {
        var ranges: [(UInt32, UInt32)] = []
        for position in positions.sorted().map(\.rawValue) {
            if let last = ranges.last, last.1 + 1 == position {
                ranges[ranges.count - 1].1 = position
            } else {
                ranges.append((position, position))
            }
        }
        let told = ranges.prefix(20).map { $0 == $1 ? "#\($0)" : "#\($0)–#\($1)" }
        return told.joined(separator: ", ") + (ranges.count > 20 ? " and more" : "")
    }
}
