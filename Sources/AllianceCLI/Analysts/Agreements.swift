import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Agreements: BookView {
    static let configuration = CommandConfiguration(
        named: "agreements", "Agreements: between whom, since when, and how far they have come.",
        example: """
            alliance agreements
            alliance agreements --as-of 2024-12-31 --format csv
            """,
        """
        The status is never more than was recorded: signed is not in force, and a term that has passed has not \
        expired until somebody records it.
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let agreements = try book.agreements().sorted { a, b in
            let days = (a.date?.window.latest ?? .min, b.date?.window.latest ?? .min)
            return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
        }
        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("date"), .init("title", shrinksFirst: true), .init("parties", from: 110), .init("status"),
                    .init("id"),
                ], whenEmpty: "No agreement is known by this day.")
            for agreement in agreements {
                table.append([
                    agreement.date.shown, agreement.titles.shown(question.language), agreement.partiesText,
                    agreement.statusText, agreement.id,
                ])
            }
            console.write(
                table, notes: agreements.contains { $0.date?.isDerived ?? false } ? [Dated.legend] : [],
                book.standpoint)
        case .json: console.write(book.standpoint, ["agreements": .array(agreements.map(\.json))])
        case .csv:
            console.write(
                header: [
                    "id", "title", "kind", "status", "possibleStatuses", "date", "parties", "conference", "place",
                    "scheduled", "until", "termHasPassed",
                ],
                rows: agreements.map { agreement in
                    [
                        agreement.id, agreement.titles?.preferred([question.language]) ?? "", agreement.kind ?? "",
                        agreement.status, agreement.possibleStatuses.joined(separator: " "),
                        agreement.date?.text ?? "", (agreement.parties ?? []).map(\.id).joined(separator: " "),
                        agreement.conference ?? "", agreement.place ?? "", agreement.scheduled?.description ?? "",
                        agreement.until?.description ?? "", String(agreement.termHasPassed),
                    ]
                })
        }
        return .yes
    }
}

extension AgreementView {
    var statusText: String {
        let statuses = [status] + possibleStatuses.map { $0 == "none" ? "nothing yet" : $0 }
        return statuses.joined(separator: " or ") + (termHasPassed ? ", term has passed" : "")
    }

    var partiesText: String {
        guard let parties else { return "(not known)" }
        return parties.map { $0.until == nil ? $0.id : "\($0.id) (withdrew)" }.joined(separator: ", ")
    }
}
