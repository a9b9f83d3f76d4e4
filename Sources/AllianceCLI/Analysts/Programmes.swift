import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Programmes: BookView {
    static let configuration = CommandConfiguration(
        named: "programmes", "Programmes: what was announced, launched and concluded.",
        example: """
            alliance programmes
            alliance programmes --state launched --kind book-exchange
            alliance programmes --as-of 2021-12-31
            """, FilterOptions.discussion)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var filters: FilterOptions

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let selection = try filters.selection(
            on: "programmes", [.kind, .state, .text],
            states: ["announced", "launched", "concluded"], book)
        let selected = try book.programmes(selection)
        try filters.checkVocabulary(ifEmpty: selected.items.isEmpty, on: "programmes", .programmes, book)
        try listing.write(selected, filters, as: format.format, book.standpoint, console)
        return .yes
    }

    private var listing: Listing<ProgrammeView> {
        Listing(
            name: "programmes", whenEmpty: "No programme is known by this day.", columns: columns,
            inTables: ["first", "title", "kind", "status", "milestones", "id"],
            order: { a, b in
                let days = (a.steps.first?.when.window.latest ?? .max, b.steps.first?.when.window.latest ?? .max)
                return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
            }, json: \.json, isDerived: { $0.steps.first?.when.isDerived ?? false })
    }

    private var columns: [Column<ProgrammeView>] {
        let language = question.language
        return [
            .init("id", .init("id")) { $0.id },
            .init("title", .init("title", shrinksFirst: true)) {
                $0.titles?.preferred([language]) ?? ""
            } shown: {
                $0.titles.shown(language)
            },
            .init("kind", .init("kind", from: 140)) { $0.kind ?? "" },
            .init("status", .init("status")) {
                $0.status
            } shown: {
                $0.statusText
            },
            .init("standing") { $0.standing.rawValue },
            .init("first", .init("first")) {
                $0.steps.first?.when.text ?? ""
            } shown: {
                ($0.steps.first?.when).shown
            } key: {
                SortKey(($0.steps.first?.when.window.latest).map(Int.init))
            },
            .init("milestones", .init("milestones", alignment: .right, from: 110)) {
                String($0.milestoneCount)
            } key: {
                SortKey($0.milestoneCount)
            },
            .init("url") { $0.url ?? "" },
            .init("scheduled") { $0.scheduled?.description ?? "" },
        ]
    }
}

extension ProgrammeView {
    var milestoneCount: Int { steps.count { $0.what == .programmeMilestoneRecorded } }

    /// One of which nothing but a milestone is known has no status.
    var statusText: String {
        if status.isEmpty { return "(not known)" }
        return standing == .possible ? "possibly \(status)" : status
    }
}
