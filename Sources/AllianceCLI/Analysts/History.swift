import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import Projections

struct History: Command {
    static let configuration = CommandConfiguration(
        named: "history", "Every entry about a subject, taken out or not, and the order the ledger found for them.",
        example: """
            alliance history institution/nlc
            alliance history alliance/srila --format json
            """,
        """
        Entries stand in the order in which they were recorded. Corrections and retractions take an earlier entry out \
        of the timeline; it stays readable here for ever. The timeline below is what the projections are made of.
        """)

    @OptionGroup var subject: SubjectArgument
    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer {
        let (ledger, book) = try question.book(console)
        let subject = try subject.parse(book)
        let size = book.standpoint.size
        guard subject.entry == nil else {
            throw Failure(
                usage: "\(subject) is an entry, not a subject with a history",
                remedy: "see alliance show \(subject), which names its subject")
        }
        let positions = try ledger.positions(about: subject, until: size)
        guard !positions.isEmpty else { throw try SubjectArgument.unknown(subject, book) }
        let entries = try ledger.entries(at: positions, until: size)
        let steps = try book.row(of: subject)?.steps ?? []
        // What takes an entry out is about the same subject.
        let types = Dictionary(entries.map { ($0.position, $0.entry.event.type) }) { first, _ in first }
        func taker(_ entry: RecordedEntry) -> EventType? { entry.takenOutBy.flatMap { types[$0] } }

        switch format.format {
        case .table:
            let count = entries.count == 1 ? "1 entry" : "\(entries.count) entries"
            console.write("\(subject): \(count), \(steps.count) in the timeline")
            for entry in entries {
                console.output.line()
                console.write("\(entry.position) \(entry.entry.event.type.name)")
                for line in entry.fields(taker(entry)).lines(width: console.output.width.map { max(20, $0 - 2) }) {
                    console.output.line("  " + line)
                }
            }
            console.output.line()
            var table = ViewTable(
                [
                    .init("step", alignment: .right), .init("entry", alignment: .right), .init("event"),
                    .init("recorded as", from: 110), .init("can have been"),
                ], whenEmpty: "Its timeline is empty: everything has been taken out.")
            let dates = Dictionary(entries.map { ($0.position.rawValue, $0.entry.content.effective) }) { first, _ in
                first
            }
            for (index, step) in steps.enumerated() {
                table.append([
                    String(index + 1), "#\(step.position)", step.type.name,
                    (dates[step.position] ?? nil)?.description ?? "—",
                    step.window.shown + (step.window == step.given ? "" : " (tightened)"),
                ])
            }
            console.write(table, heading: ["The order the ledger found:"], book.standpoint)
        case .json:
            console.write(
                book.standpoint,
                [
                    "subject": .string(subject.name), "entries": .array(entries.map(\.json)),
                    "timeline": .array(steps.map(Self.json)),
                ])
        case .csv:
            console.write(
                header: [
                    "entry", "type", "recorded", "actor", "effective", "evidence", "reason", "note", "takenOutBy",
                    "data",
                ],
                rows: entries.map { recorded in
                    let entry = recorded.entry
                    return [
                        String(recorded.position.rawValue), entry.event.type.name, entry.recorded.description,
                        entry.actor, entry.content.effective?.description ?? "",
                        entry.content.evidence.joined(separator: " "), entry.content.reason ?? "",
                        entry.content.note ?? "", recorded.takenOutBy.map { String($0.rawValue) } ?? "",
                        String(decoding: recorded.bytes[entry.data], as: UTF8.self),
                    ]
                })
        }
        return .yes
    }

    private static func json(_ step: Row.Step) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "entry", value: .integer(Int64(step.position))),
            .init(key: "type", value: .string(step.type.name)),
            .init(key: "tightened", value: .bool(step.window != step.given)),
        ]
        if let day = Day(number: step.window.earliest) {
            members.append(.init(key: "earliest", value: .string(day.description)))
        }
        if let day = Day(number: step.window.latest) {
            members.append(.init(key: "latest", value: .string(day.description)))
        }
        return .object(sorting: members)
    }
}
