import AllianceLedger
import Alliances
import ArgumentParser
import EDTF
import Reports

struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        named: "report", "A report to hand to the general assembly: one HTML page to read and to print.",
        example: """
            alliance report --as-of 2025-05-27 --write report.html
            alliance report --as-of 2025-05-27 --since 2021-09-02 --language zh --write report.zh.html
            alliance report --language ru > report.ru.html
            """,
        """
        Numbers, growth, members by region and country, who joined and left in the period, the full list of members, \
        agreements, conferences with their outcomes, programmes, published totals beside the records, open disputes, \
        and the signed state of the log it was made at. The page needs nothing else: no script, nothing from the \
        network; it prints on A4. The same log, day, period and language make the same bytes.
        """)

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp("The alliance at the end of this day. (default: today, in UTC)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(
        help: ArgumentHelp("Tell apart what happened after this day.", valueName: "day"),
        transform: QuestionOptions.day)
    var since: Day?

    @Option(
        help: ArgumentHelp(
            "By what the ledger held up to an entry, '#17', or an instant, 2026-11-20T20:23:26Z. (default: all)",
            valueName: "when"),
        transform: QuestionOptions.knownAt)
    var knownAt: Question.KnownAt?

    @Option(help: ArgumentHelp("The language of the report.", valueName: "language"))
    var language: ReportLanguage = .english

    @Option(help: ArgumentHelp("Write the page to this file. (default: to standard output)", valueName: "file"))
    var write: String?

    @Flag(name: [.long, .customLong("force")], help: "Replace what stands at --write.")
    var replace = false

    func run(_ console: Console) throws -> Answer {
        let day = asOf ?? console.clock().day
        if let since, since >= day {
            throw Failure(
                usage: "the period would begin on \(since) and end on \(day)", location: "--since",
                remedy: "name a day before the one the report is of")
        }
        let ledger = try ledger.open(for: .reading, console)
        let book = try ledger.book(asOf: day, knownAt: knownAt)
        let report = try Report(ledger, book, since: since)
        let page = ReportPage(report, in: language, command: call(book.standpoint)).html
        guard let write else {
            console.output.raw(page)
            return .yes
        }
        let target = try ExportTarget(write, of: ledger)
        do throws(StreamError) {
            let file = try NewFile(target.path, replacing: replace, act: "writing the report")
            try file.write(page)
            try file.commit()
        } catch {
            throw ExportTarget.failure(.store(error))
        }
        console.write("wrote \(write)")
        return .yes
    }

    /// That makes the same page, wherever it is made and however it was asked for.
    private func call(_ standpoint: Standpoint) -> String {
        var words = ["alliance report --as-of \(standpoint.asOf)"]
        if let since { words.append("--since \(since)") }
        if let knownAt = standpoint.knownAt { words.append("--known-at '\(knownAt)'") }
        words.append("--language \(language.rawValue) --write report.html")
        return words.joined(separator: " ")
    }
}

extension ReportLanguage: ExpressibleByArgument {}
