import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Explain: Command {
    static let configuration = CommandConfiguration(
        named: "explain",
        "Why the ledger says what it says of a subject: the entry behind each value, and its evidence.",
        example: """
            alliance explain institution/nlc
            alliance explain institution/nb-bg --as-of 2018-05-28 --known-at '#384'
            alliance explain agreement/manuscript-reproduction --format json
            """,
        """
        Under each value stands the entry that set it: when it was recorded, by whom, on what evidence. Then what is \
        still open on the day, the entries that were corrected or retracted on the way, and the rival claims. \
        alliance history tells all entries in the order in which they were recorded.
        """)

    @OptionGroup var subject: SubjectArgument
    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer {
        let (ledger, book) = try question.book(console)
        let subject = try subject.parse(book)
        guard subject.entry == nil else {
            throw Failure(
                usage: "\(subject) is an entry, and no entry stands behind it",
                remedy: "see alliance show \(subject), which names its subject")
        }
        guard let view = try book.view(of: subject) else {
            throw try SubjectArgument.nothing(subject, ledger, book)
        }
        let explanation = try Explanation(of: subject, view.fields(question.language), ledger, book)
        switch format.format {
        case .table: tell(explanation, view.title(question.language), console)
        case .json: console.write(book.standpoint, explanation.json)
        case .csv: console.write(header: Explanation.header, rows: explanation.rows)
        }
        return .yes
    }

    private func tell(_ explanation: Explanation, _ title: String?, _ console: Console) {
        console.write(explanation.subject.name + (title.map { ": \($0)" } ?? ""))
        console.output.line()
        var fields = Fields()
        for (place, value) in explanation.values.enumerated() {
            // What one entry says of one thing, as names in several languages, is said in a row.
            let next = explanation.values.dropFirst(place + 1).first
            let positions = value.causes.map(\.entry.position)
            let goesOn =
                next.map { $0.label == value.label && $0.causes.map(\.entry.position) == positions } ?? false
            fields.add(
                value.label,
                ([value.value] + (goesOn ? [] : value.causes.map { "  " + $0.shown })).joined(separator: "\n"))
        }
        console.output.lines(fields.lines(width: console.output.width))
        tell(
            "Open on \(explanation.standpoint.asOf):", explanation.open.map { "\($0.what)\n\($0.cause.shown)" }, console
        )
        tell("Corrected or retracted on the way:", explanation.takenOut.map(\.shown), console)
        tell("Rival claims:", explanation.claims.map { "\($0.text)\n\($0.cause.shown)" }, console)
        console.end(explanation.standpoint)
    }

    private func tell(_ heading: String, _ items: [String], _ console: Console) {
        guard !items.isEmpty else { return }
        console.output.line()
        console.write(heading)
        for item in items {
            console.output.lines(
                Wrap.lines(item, width: console.output.width, indent: "  ", hangingIndent: "    "))
        }
    }
}
