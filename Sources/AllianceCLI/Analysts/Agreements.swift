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
            alliance agreements --country Russia --state signed
            alliance agreements --party nlc --sort title
            alliance agreements --as-of 2024-12-31 --format csv
            """,
        """
        The status is never more than was recorded: signed is not in force, and a term that has passed has not \
        expired until somebody records it. Country and region are those of a party that has not withdrawn.

        \(FilterOptions.discussion)
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var filters: FilterOptions

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let selection = try filters.selection(
            on: "agreements", [.country, .region, .kind, .state, .party, .text],
            states: ["announced", "signed", "in force", "expired", "terminated"], book)
        let selected = try book.agreements(selection)
        try filters.checkVocabulary(ifEmpty: selected.items.isEmpty, on: "agreements", .agreements, book)
        try listing.write(selected, filters, as: format.format, book.standpoint, console)
        return .yes
    }

    private var listing: Listing<AgreementView> {
        Listing(
            name: "agreements", whenEmpty: "No agreement is known by this day.", columns: columns,
            inTables: ["date", "title", "parties", "status", "id"],
            order: { a, b in
                let days = (a.date?.window.latest ?? .min, b.date?.window.latest ?? .min)
                return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
            }, json: \.json, isDerived: { $0.date?.isDerived ?? false })
    }

    private var columns: [Column<AgreementView>] {
        let language = question.language
        return [
            .init("id", .init("id")) { $0.id },
            .init("title", .init("title", shrinksFirst: true)) {
                $0.titles?.preferred([language]) ?? ""
            } shown: {
                $0.titles.shown(language)
            },
            .init("kind") { $0.kind ?? "" },
            .init("status", .init("status")) {
                $0.status
            } shown: {
                $0.statusText
            },
            .init("possibleStatuses") { $0.possibleStatuses.joined(separator: " ") },
            .init("date", .init("date")) {
                $0.date?.text ?? ""
            } shown: {
                $0.date.shown
            } key: {
                SortKey(($0.date?.window.latest).map(Int.init))
            },
            .init("parties", .init("parties", from: 110)) {
                ($0.parties ?? []).map(\.id).joined(separator: " ")
            } shown: {
                $0.partiesText
            },
            .init("conference") { $0.conference ?? "" },
            .init("place") { $0.place ?? "" },
            .init("scheduled") { $0.scheduled?.description ?? "" },
            .init("until") { $0.until?.description ?? "" },
            .init("termHasPassed") { String($0.termHasPassed) },
        ]
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
