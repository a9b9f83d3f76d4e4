import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import Projections

struct Difference: Command {
    static let configuration = CommandConfiguration(
        named: "diff", "What changed between two days or two states of knowledge, and by which entries.",
        example: """
            alliance diff --as-of 2018-05-28 --as-of 2021-09-02
            alliance diff --known-at '#384' --known-at '#390'
            alliance diff --as-of 2021-09-02 --known-at '#384' --known-at '#390'
            """,
        """
        Give --as-of twice, --known-at twice, or both twice: the first ones make one book, the second ones the other. \
        Given once it holds for both; not given, it is today, or all that the ledger holds. Each value that differs \
        is told with the entries that account for it. That an entry says again what another one said is no \
        difference. A difference is an answer: the exit status is 0.
        """)

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp("The world at the end of this day; twice for two days.", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: [Day] = []

    @Option(
        help: ArgumentHelp(
            "By what the ledger held up to an entry, '#17', or an instant; twice for two states.", valueName: "when"),
        transform: QuestionOptions.knownAt)
    var knownAt: [Question.KnownAt] = []

    @Option(
        help: ArgumentHelp("Names in this language where it is recorded, such as zh-Hans.", valueName: "tag"),
        transform: QuestionOptions.language)
    var language: String = "en"

    @Option(help: ArgumentHelp("How to write the answer.", valueName: "format"))
    var format: OutputFormat = .table

    func validate() throws {
        if asOf.count > 2 || knownAt.count > 2 {
            throw ValidationError("two books are compared: give --as-of and --known-at at most twice")
        }
        if asOf.count < 2, knownAt.count < 2 {
            throw ValidationError("two books are compared: give --as-of or --known-at twice")
        }
    }

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        let today = console.clock().day
        let books = try [0, 1].map { side in
            try ledger.book(
                asOf: Self.pick(asOf, side) ?? today, knownAt: Self.pick(knownAt, side))
        }
        let difference = try BookDifference(books[0], books[1])
        let counts = try books.map { try $0.memberCount() }
        switch format {
        case .table: tell(difference, counts, console)
        case .json: write(difference, counts, console)
        case .csv: list(difference, console)
        }
        return .yes
    }

    private static func pick<Value>(_ values: [Value], _ side: Int) -> Value? {
        values.count == 2 ? values[side] : values.first
    }

    // MARK: - For people

    private func tell(_ difference: BookDifference, _ counts: [MemberCount], _ console: Console) {
        let subjects = difference.subjects
        if subjects.isEmpty {
            console.write("No difference: what the projections say is the same.")
        } else {
            let members = counts.map { "\($0.members.certain) certain, \($0.members.possible) possible" }
            console.write(
                subjects.count == 1 ? "1 subject differs." : "\(subjects.count) subjects differ.")
            console.write(
                members[0] == members[1] ? "Members: \(members[0])" : "Members: \(members[0]) → \(members[1])")
        }
        for subject in subjects {
            console.output.line()
            tell(subject, console)
        }
        console.output.line()
        var fields = Fields()
        fields.add("first", difference.before.footer.joined(separator: "\n"))
        fields.add("second", difference.after.footer.joined(separator: "\n"))
        console.output.lines(fields.lines(width: console.output.width))
    }

    private func tell(_ subject: BookDifference.Subject, _ console: Console) {
        let title = (subject.after ?? subject.before)?.title(language)
        console.write(subject.name + (title.map { ": \($0)" } ?? "") + subject.change.shown)
        var fields = Fields()
        if subject.change == .changed {
            for field in subject.fields {
                fields.add(
                    field.difference.path,
                    "\(field.difference.before.shown(Self.longest)) → \(field.difference.after.shown(Self.longest))",
                    field.entries)
            }
        }
        for cause in subject.causes {
            fields.add("\(cause.position)", "\(cause.type.name): \(cause.shown)")
        }
        for line in fields.lines(width: console.output.width.map { max(20, $0 - 2) }) {
            console.output.line("  " + line)
        }
    }

    private static let longest = 100

    // MARK: - For programs

    private func write(_ difference: BookDifference, _ counts: [MemberCount], _ console: Console) {
        func side(_ standpoint: Standpoint, _ count: MemberCount) -> JSONValue {
            .object(
                sorting: standpoint.members + [
                    .init(key: "count", value: count.members.json),
                    .init(key: "countries", value: count.countries.json),
                ])
        }
        let answer = JSONValue.object(sorting: [
            .init(key: "before", value: side(difference.before, counts[0])),
            .init(key: "after", value: side(difference.after, counts[1])),
            .init(key: "subjects", value: .array(difference.subjects.map(\.json))),
        ])
        console.output.raw(answer.canonicalBytes() + [0x0a])
    }

    private func list(_ difference: BookDifference, _ console: Console) {
        console.write(
            header: ["subject", "change", "field", "before", "after", "entries"],
            rows: difference.subjects.flatMap { subject in
                subject.fields.map { field in
                    [
                        subject.name, subject.change.rawValue, field.difference.path,
                        field.difference.before?.text ?? "", field.difference.after?.text ?? "",
                        field.entries.map { String($0.rawValue) }.joined(separator: " "),
                    ]
                }
            })
    }
}

extension BookDifference.Change {
    fileprivate var shown: String {
        switch self {
        case .appeared: " (only in the second)"
        case .disappeared: " (only in the first)"
        case .changed: ""
        }
    }
}

extension BookDifference.Subject {
    fileprivate var json: JSONValue {
        .object(sorting: [
            .init(key: "subject", value: .string(name)),
            .init(key: "change", value: .string(change.rawValue)),
            .init(
                key: "fields",
                value: .array(
                    fields.map { field in
                        var members: [JSONValue.Member] = [
                            .init(key: "path", value: .string(field.difference.path)),
                            .init(
                                key: "entries",
                                value: .array(field.entries.map { .integer(Int64($0.rawValue)) })),
                        ]
                        if let before = field.difference.before { members.append(.init(key: "before", value: before)) }
                        if let after = field.difference.after { members.append(.init(key: "after", value: after)) }
                        return .object(sorting: members)
                    })),
            .init(key: "entries", value: .array(causes.map(\.json))),
        ])
    }
}
