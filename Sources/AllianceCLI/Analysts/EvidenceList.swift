import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

/// The documents on which entries rest, or the entries that rest on none.
struct EvidenceList: BookView {
    static let configuration = CommandConfiguration(
        named: "list", "The documents cited, or with --unsupported the entries that rest on none.",
        example: """
            alliance evidence
            alliance evidence --text 国家图书馆 --sort published --descending --limit 5
            alliance evidence --unsupported
            alliance show evidence/cgtn-20180528
            """,
        """
        What rests on a document is told by alliance show evidence/ID. Documents are filtered by --text, in the title \
        or the publisher; evidence holds from the beginning, whatever the day.

        \(FilterOptions.discussion)
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var filters: FilterOptions

    @Flag(help: "List the entries that rest on no evidence.")
    var unsupported = false

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        guard !unsupported else {
            try filters.refuse(on: "evidence --unsupported")
            try listUnsupported(book, console)
            return .yes
        }
        let selection = try filters.selection(on: "evidence", [.text], states: [], book)
        try listing.write(try book.evidence(selection), filters, as: format.format, book.standpoint, console)
        return .yes
    }

    private var listing: Listing<EvidenceView> {
        Listing(
            name: "evidence", whenEmpty: "No document is registered.", columns: columns,
            inTables: ["published", "publisher", "title", "language", "id"],
            order: { a, b in
                let days = (
                    a.citation.published?.latest?.number ?? .max, b.citation.published?.latest?.number ?? .max
                )
                return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
            }, json: \.json, isDerived: { _ in false },
            note: { $0 == 0 ? nil : $0 == 1 ? "1 document" : "\($0) documents" })
    }

    private var columns: [Column<EvidenceView>] {
        [
            .init("id", .init("id")) { $0.id },
            .init("title", .init("title", shrinksFirst: true)) { $0.citation.title },
            .init("publisher", .init("publisher", from: 110)) { $0.citation.publisher },
            .init("published", .init("published")) {
                $0.citation.published?.description ?? ""
            } shown: {
                $0.citation.published?.description ?? "—"
            } key: {
                SortKey(($0.citation.published?.latest?.number).map(Int.init))
            },
            .init("language", .init("in", from: 100)) { $0.citation.language ?? "" },
            .init("url") { $0.citation.url ?? "" },
            .init("sha256") { $0.citation.sha256 ?? "" },
            .init("entry") {
                String($0.position)
            } key: {
                SortKey(Int($0.position))
            },
        ]
    }

    private func listUnsupported(_ book: Book, _ console: Console) throws {
        let entries = try book.unsupported()
        switch format.format {
        case .table:
            var table = ViewTable(
                [.init("entry", alignment: .right), .init("type"), .init("subject")],
                whenEmpty: "Every entry rests on evidence.")
            for entry in entries { table.append([entry.position.description, entry.type.name, entry.subject]) }
            console.write(table, book.standpoint)
        case .json:
            console.write(
                book.standpoint,
                [
                    "unsupported": .array(
                        entries.map { entry in
                            .object(sorting: [
                                .init(key: "entry", value: .integer(Int64(entry.position.rawValue))),
                                .init(key: "type", value: .string(entry.type.name)),
                                .init(key: "subject", value: .string(entry.subject)),
                            ])
                        })
                ])
        case .csv:
            console.write(
                header: ["entry", "type", "subject"],
                rows: entries.map { [String($0.position.rawValue), $0.type.name, $0.subject] })
        }
    }
}
