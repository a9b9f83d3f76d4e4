import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Conferences: BookView {
    static let configuration = CommandConfiguration(
        named: "conferences", "Conferences, forums, seminars and courses: when, where and of which series.",
        example: """
            alliance conferences
            alliance conferences --region Europe --sort days --descending
            alliance conferences --series srila-forum --columns ordinal,days,city
            alliance conferences --as-of 2025-05-30 --format json
            """,
        """
        Country and region are those of the place.

        \(FilterOptions.discussion)
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var filters: FilterOptions

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let selection = try filters.selection(
            on: "conferences", [.country, .region, .kind, .state, .series, .text],
            states: ["announced", "held", "cancelled"], book)
        let selected = try book.conferences(selection)
        try filters.checkVocabulary(ifEmpty: selected.items.isEmpty, on: "conferences", .conferences, book)
        try listing.write(selected, filters, as: format.format, book.standpoint, console)
        return .yes
    }

    private var listing: Listing<ConferenceView> {
        Listing(
            name: "conferences", whenEmpty: "No conference is known by this day.", columns: columns,
            inTables: ["days", "ordinal", "title", "place", "status", "id"],
            order: { a, b in
                let days = (a.held?.window.latest ?? .max, b.held?.window.latest ?? .max)
                return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
            }, json: \.json, isDerived: { $0.held?.isDerived ?? false })
    }

    private var columns: [Column<ConferenceView>] {
        let language = question.language
        return [
            .init("id", .init("id")) { $0.id },
            .init("title", .init("title", shrinksFirst: true)) {
                $0.description?.titles.preferred([language]) ?? ""
            } shown: {
                ($0.description?.titles).shown(language)
            },
            .init("kind") { $0.description?.kind ?? "" },
            .init("series") { $0.description?.series ?? "" },
            .init("ordinal", .init("no.", alignment: .right)) {
                $0.description?.ordinal.map(String.init) ?? ""
            } key: {
                SortKey($0.description?.ordinal)
            },
            .init("days", .init("days")) {
                $0.held?.text ?? ""
            } shown: {
                $0.days
            } key: {
                SortKey(($0.held?.window.latest).map(Int.init))
            },
            .init("status", .init("status", from: 100)) {
                $0.status
            } shown: {
                $0.statusText
            },
            .init("standing") { $0.standing.rawValue },
            .init("mode") { $0.description?.mode?.rawValue ?? "" },
            .init("city") { $0.description?.city ?? "" },
            .init("country") { $0.description?.country ?? "" },
            .init("place", .init("place", from: 140), inCSV: false) { $0.placeText },
            .init("venue") { $0.description?.venue ?? "" },
            .init("hosts") { ($0.description?.hosts ?? []).joined(separator: " ") },
            .init("theme") { $0.description?.theme ?? "" },
            .init("scheduled") { $0.scheduled?.description ?? "" },
        ]
    }
}

extension ConferenceView {
    /// The days it lasted, else those it was planned for.
    var days: String { held?.shown ?? scheduled.map { "planned \($0)" } ?? "—" }

    var statusText: String { standing == .possible ? "possibly \(status)" : status }

    var placeText: String {
        let place = [description?.city, description?.country].compactMap { $0 }.joined(separator: ", ")
        guard let mode = description?.mode, mode != .inPerson else { return place }
        return place.isEmpty ? mode.rawValue : "\(place) (\(mode.rawValue))"
    }
}
