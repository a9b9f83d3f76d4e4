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
            alliance members --format json | jq '.members[] | .id'
            """,
        """
        What is imprecisely dated can leave open whether an institution was a member on the day asked about: it is \
        then listed as possible, and the counts are pairs, certain and possible. Members known only from a published \
        count are counted and shown as not identified. Observers are not members.
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let institutions = try book.institutions()
        var count = MemberCount()
        for institution in institutions { count.add(institution) }
        let members = Members.sorted(institutions, question.language)

        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("name", shrinksFirst: true), .init("country"), .init("city", from: 130),
                    .init("category", from: 100), .init("since"), .init("standing"), .init("id"),
                ], whenEmpty: "There is no member on this day.")
            var hasDerived = false
            for place in members {
                let view = institutions[place]
                guard let membership = view.membership else { continue }
                if membership.since.isDerived { hasDerived = true }
                table.append([
                    view.name(question.language), view.country ?? "", view.city ?? "", membership.category.rawValue,
                    membership.since.shown, Members.standing(membership), view.id,
                ])
            }
            console.write(
                table, heading: [Members.heading(count)],
                notes: hasDerived ? [Dated.legend] : [], book.standpoint)
        case .json:
            console.write(
                book.standpoint, ["count": count.members.json, "countries": count.countries.json], list: "members",
                members.lazy.map { institutions[$0].json })
        case .csv:
            console.write(
                header: [
                    "id", "name", "identified", "kind", "city", "country", "category", "state", "founding", "standing",
                    "since", "basis", "evidence",
                ],
                rows: members.compactMap { place -> [String]? in
                    let view = institutions[place]
                    guard let membership = view.membership else { return nil }
                    return [
                        view.id, view.names?.preferred([question.language]) ?? "", String(view.isIdentified),
                        view.kind ?? "", view.city ?? "", view.country ?? "", membership.category.rawValue,
                        membership.isSuspended ? "suspended" : "member", String(membership.isFounding),
                        membership.standing.rawValue, membership.since.text,
                        membership.since.isDerived ? "derived" : "stated",
                        membership.since.evidence.joined(separator: " "),
                    ]
                })
        }
        return .yes
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

    /// Where the members stand in the list, in the order in which they are shown: views are large, and are not moved.
    private static func sorted(_ institutions: [InstitutionView], _ language: String) -> [Int] {
        let keys = institutions.indices.compactMap { SortKey(institutions[$0], $0, language) }
        return keys.sorted().map(\.place)
    }

    /// By the first day on which the admission can have been, then by country and name, the unidentified last.
    private struct SortKey: Comparable {
        let place: Int
        private let firstDay: Int32
        private let isUnidentified: Bool
        /// A country that is not known comes after all that are.
        private let country: String
        private let name: String
        private let id: String

        init?(_ view: InstitutionView, _ place: Int, _ language: String) {
            guard let membership = view.membership else { return nil }
            self.place = place
            firstDay = membership.since.window.earliest
            isUnidentified = !view.isIdentified
            country = view.country ?? "~"
            name = view.name(language)
            id = view.id
        }

        static func < (a: SortKey, b: SortKey) -> Bool {
            if a.firstDay != b.firstDay { return a.firstDay < b.firstDay }
            if a.isUnidentified != b.isUnidentified { return b.isUnidentified }
            if a.country != b.country { return a.country < b.country }
            return a.name != b.name ? a.name < b.name : a.id < b.id
        }
    }
}
