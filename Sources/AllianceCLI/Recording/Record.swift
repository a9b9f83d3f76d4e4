import Alliances
import ArgumentParser
import CanonicalJSON

struct Record: Command {
    static let configuration = CommandConfiguration(
        named: "record", "Record one event of any type.",
        example: """
            alliance record membership.admitted --subject institution/nlc \\
              --effective 2018-05-28 --evidence cgtn-20180528 \\
              --data '{"category":"member","founding":true}'
            """,
        """
        The types, and the fields their data may have:

        \(typeList)
        """)

    /// `membership.admitted` over its fields, which are wrapped as help is.
    private static let typeList = EventType.allCases.map { type in
        let fields = type.fields.isEmpty ? "no data" : type.fields
        return Wrap.lines(fields, width: 78, indent: "  \(type.name): ", hangingIndent: "      ")
            .joined(separator: "\n")
    }.joined(separator: "\n")

    @Argument(help: ArgumentHelp("The event's type, such as membership.admitted.", valueName: "type"))
    var type: String

    @Option(help: ArgumentHelp("What it is about, such as institution/nlc.", valueName: "kind/id"))
    var subject: String

    @Option(help: ArgumentHelp("The event's data, one JSON object.", valueName: "json"))
    var data: String?

    @Option(
        help: ArgumentHelp("The entry it replaces from the beginning: a position or an id.", valueName: "n"),
        transform: EntryReference.argument)
    var corrects: EntryReference?

    @Option(help: ArgumentHelp("Why it corrects or retracts.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("A UUID of its own, instead of one derived from what it says.", valueName: "uuid"))
    var id: String?

    @OptionGroup var entry: DatedOptions

    func run(_ console: Console) throws -> Answer {
        var draft = DraftFields(
            type: type, subject: subject, effective: entry.effective, evidence: entry.source.evidence,
            basis: entry.source.basis, note: entry.source.note, reason: reason, corrects: corrects, id: id)
        do {
            if let data { draft.data = try JSONValue(option: "--data", data) }
        } catch let rejection as Rejection {
            return entry.writing.refuse(rejection, place: draft.place, console)
        }
        return try entry.writing.append(draft, console)
    }
}

extension JSONValue {
    /// What a person typed as JSON.
    init(option: String, _ text: String) throws {
        do {
            try self.init(parsing: text.utf8Span.span, syntax: .lenient)
        } catch {
            throw Rejection(
                .malformedJSON, "\(option): \(error.message)",
                advice: "write one JSON object in single quotes, such as '{\"category\":\"member\"}'")
        }
    }
}
