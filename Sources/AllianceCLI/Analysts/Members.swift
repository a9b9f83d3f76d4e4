import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Members: BookView {
    static let configuration = CommandConfiguration(
        named: "members", "Who is a member, in what capacity and since when.",
        example: """
            alliance members --as-of 2018-05-28
            alliance members --as-of 2021-09-02 --language zh-Hans
            alliance members --region "Central Asia" --sort name --columns name,country
            alliance members --during 2018/2019 --text nationale --limit 5
            alliance members --format json | jq '.members[] | .id'
            """,
        """
        What is imprecisely dated can leave open whether an institution was a member on the day asked about: it is \
        then listed as possible, and the counts are pairs, certain and possible. Members known only from a published \
        count are counted and shown as not identified. Observers are not members.

        Country, category, state and founding are those of the states in which it can be a member on the day. A member \
        was admitted between A and B certainly if all days its admission can have been on lie there, possibly if some \
        do. With --during the list is of whoever was a member at the end of some day in A/B, certainly or possibly, \
        left or not; names and countries are still those of --as-of.

        \(FilterOptions.discussion)
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var filters: FilterOptions

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let selection = try filters.selection(
            on: "members",
            [
                .country, .region, .kind, .category, .state, .founding, .identified, .unidentified, .joinedBetween,
                .during, .text,
            ], states: ["member", "suspended"], book)
        let selected = try book.members(selection)
        try filters.checkVocabulary(ifEmpty: selected.items.isEmpty, on: "members", .members, book)
        try listing.write(selected, filters, as: format.format, book.standpoint, console)
        return .yes
    }

    private var listing: Listing<InstitutionView> {
        let language = question.language
        return Listing(
            name: "members", whenEmpty: "There is no member on this day.", columns: columns,
            inTables: ["name", "country", "city", "category", "since", "standing", "id"],
            order: { Members.precedes($0, $1, language) }, json: \.json,
            isDerived: { $0.membership?.since.isDerived ?? false },
            heading: { Members.heading(Members.count($0)) },
            counts: { items in
                let count = Members.count(items)
                return [("count", count.members.json), ("countries", count.countries.json)]
            },
            isCertain: { $0.membership?.standing == .certain })
    }

    private var columns: [Column<InstitutionView>] {
        let language = question.language
        return [
            .init("id", .init("id")) { $0.id },
            .init("name", .init("name", shrinksFirst: true)) {
                $0.names?.preferred([language]) ?? ""
            } shown: {
                $0.name(language)
            },
            .init("identified") { String($0.isIdentified) },
            .init("kind") { $0.kind ?? "" },
            .init("city", .init("city", from: 130)) { $0.city ?? "" },
            .init("country", .init("country")) { $0.country ?? "" },
            .init("category", .init("category", from: 100)) { $0.membership?.category.rawValue ?? "" },
            .init("state") { $0.membership.map { $0.isSuspended ? "suspended" : "member" } ?? "" },
            .init("founding") { $0.membership.map { String($0.isFounding) } ?? "" },
            .init("standing", .init("standing")) {
                $0.membership?.standing.rawValue ?? ""
            } shown: {
                $0.membership.map(Members.standing) ?? ""
            },
            .init("since", .init("since")) {
                $0.membership?.since.text ?? ""
            } shown: {
                ($0.membership?.since).shown
            } key: {
                SortKey(($0.membership?.since.window.earliest).map(Int.init))
            },
            .init("until", inCSV: false) { $0.untilText },
            .init("basis") { $0.membership.map { $0.since.isDerived ? "derived" : "stated" } ?? "" },
            .init("evidence") { $0.membership?.since.evidence.joined(separator: " ") ?? "" },
        ]
    }

    private static func count(_ items: [Selected<InstitutionView>.Item]) -> MemberCount {
        var count = MemberCount()
        for item in items { count.add(item.view, match: item.match) }
        return count
    }

    static func heading(_ count: MemberCount) -> String {
        "Members: \(text(count.members)) · countries: \(text(count.countries))"
    }

    private static func text(_ range: CountRange) -> String {
        "\(range.certain) certain, \(range.possible) possible"
    }

    private static func standing(_ membership: InstitutionView.Membership) -> String {
        [membership.standing == .possible ? "possible" : nil, membership.isSuspended ? "suspended" : nil]
            .compactMap { $0 }.joined(separator: ", ")
    }

    /// By the first day on which the admission can have been, then by country and name, the unidentified last.
    private static func precedes(_ a: InstitutionView, _ b: InstitutionView, _ language: String) -> Bool {
        let days = (a.membership?.since.window.earliest ?? .max, b.membership?.since.window.earliest ?? .max)
        if days.0 != days.1 { return days.0 < days.1 }
        if a.isIdentified != b.isIdentified { return a.isIdentified }
        // A country that is not known comes after all that are.
        let countries = (a.country ?? "~", b.country ?? "~")
        if countries.0 != countries.1 { return countries.0 < countries.1 }
        let names = (a.name(language), b.name(language))
        return names.0 != names.1 ? names.0 < names.1 : a.id < b.id
    }
}

extension InstitutionView {
    /// When the membership shown ended, where it did.
    fileprivate var untilText: String {
        guard let membership else { return "" }
        return periods.last { $0.from.position == membership.since.position }?.end?.when.text ?? ""
    }
}
