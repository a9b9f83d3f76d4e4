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
            alliance evidence --unsupported
            alliance show evidence/cgtn-20180528
            """,
        "What rests on a document is told by alliance show evidence/ID.")

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    @Flag(help: "List the entries that rest on no evidence.")
    var unsupported = false

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        if unsupported { try listUnsupported(book, console) } else { try listDocuments(book, console) }
        return .yes
    }

    private func listDocuments(_ book: Book, _ console: Console) throws {
        let documents = try book.evidence().sorted { a, b in
            let days = (a.citation.published?.latest?.number ?? .max, b.citation.published?.latest?.number ?? .max)
            return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
        }
        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("published"), .init("publisher", from: 110), .init("title", shrinksFirst: true),
                    .init("in", from: 100), .init("id"),
                ], whenEmpty: "No document is registered.")
            for document in documents {
                let citation = document.citation
                table.append([
                    citation.published?.description ?? "—", citation.publisher, citation.title,
                    citation.language ?? "", document.id,
                ])
            }
            let count = documents.count == 1 ? "1 document" : "\(documents.count) documents"
            console.write(table, notes: documents.isEmpty ? [] : [count], book.standpoint)
        case .json: console.write(book.standpoint, ["evidence": .array(documents.map(\.json))])
        case .csv:
            console.write(
                header: ["id", "title", "publisher", "published", "language", "url", "sha256", "entry"],
                rows: documents.map { document in
                    let citation = document.citation
                    return [
                        document.id, citation.title, citation.publisher, citation.published?.description ?? "",
                        citation.language ?? "", citation.url ?? "", citation.sha256 ?? "",
                        String(document.position),
                    ]
                })
        }
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
