import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Members: BookView {
    static let configuration = CommandConfiguration(
        "Who is a member, in what capacity and since when.",
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
        let members = institutions.compactMap { view in view.membership.map { (view: view, membership: $0) } }
            .sorted { a, b in Members.comesBefore(a, b, question.language) }

        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("name", shrinksFirst: true), .init("country"), .init("city", from: 130),
                    .init("category", from: 100), .init("since"), .init("standing"), .init("id"),
                ], whenEmpty: "There is no member on this day.")
            for (view, membership) in members {
                table.append([
                    view.name(question.language), view.country ?? "", view.city ?? "", membership.category.rawValue,
                    membership.since.shown, Members.standing(membership), view.id,
                ])
            }
            console.write(
                table, heading: [Members.heading(count)],
                notes: members.contains { $0.membership.since.isDerived } ? [Dated.legend] : [], book.standpoint)
        case .json:
            console.write(
                book.standpoint,
                [
                    "count": count.members.json, "countries": count.countries.json,
                    "members": .array(members.map(\.view.json)),
                ])
        case .csv:
            console.write(
                header: [
                    "id", "name", "identified", "kind", "city", "country", "category", "state", "founding", "standing",
                    "since", "basis", "evidence",
                ],
                rows: members.map { view, membership in
                    [
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

    private typealias Member = (view: InstitutionView, membership: InstitutionView.Membership)

    /// By the first day on which the admission can have been, then by country and name, the unidentified last.
    private static func comesBefore(_ a: Member, _ b: Member, _ language: String) -> Bool {
        let firstDays = (a.membership.since.window.earliest, b.membership.since.window.earliest)
        if firstDays.0 != firstDays.1 { return firstDays.0 < firstDays.1 }
        if a.view.isIdentified != b.view.isIdentified { return a.view.isIdentified }
        // A country that is not known comes after all that are.
        let countries = (a.view.country ?? "~", b.view.country ?? "~")
        if countries.0 != countries.1 { return countries.0 < countries.1 }
        let names = (a.view.name(language), b.view.name(language))
        return names.0 != names.1 ? names.0 < names.1 : a.view.id < b.view.id
    }
}
