import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Reconcile: BookView {
    static let configuration = CommandConfiguration(
        named: "reconcile", "Each published total beside what the records say.",
        example: """
            alliance reconcile
            alliance reconcile --format json | jq '.totals[] | {verdict, derived}'
            """,
        """
        Totals of members are compared with the count over the days they are of, from the least certain to the most \
        possible: exactly, within what is left open, or differing by so many. Totals of anything else are shown and \
        not compared. No record is adjusted to a total.
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let totals = try book.reconciliation()
        let documents = try Documents(book, cited: totals.flatMap(\.source.evidence))
        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("effective"), .init("measure"), .init("published"), .init("derived"), .init("verdict"),
                    .init("source", shrinksFirst: true, from: 100), .init("entry", alignment: .right),
                ], whenEmpty: "No total has been published by this day.")
            for item in totals {
                table.append([
                    item.source.shown, item.total.measure.rawValue, item.total.shown,
                    item.derived?.description ?? "", item.verdictText,
                    item.source.evidence.first.map(documents.shown) ?? "", "#\(item.source.position)",
                ])
            }
            let countries = try reportedCountries(book)
            let notes = totals.contains { $0.source.isDerived } ? [Dated.legend] : []
            console.write(table, notes: notes + (countries.isEmpty ? [] : [""]) + countries, book.standpoint)
        case .json:
            let known = try knownCountries(book)
            console.write(
                book.standpoint,
                [
                    "totals": .array(
                        totals.map { item in
                            guard case .object(let members) = item.json else { return item.json }
                            return .object(
                                sorting: members + [
                                    .init(key: "documents", value: documents.json(item.source.evidence))
                                ])
                        }),
                    "memberCountries": .array(
                        (try book.alliance()?.memberCountries ?? []).map { codes, source in
                            .object(sorting: [
                                .init(key: "countryCodes", value: .array(codes.map { .string($0) })),
                                .init(
                                    key: "withoutMember",
                                    value: .array(codes.filter { !known.contains($0) }.map { .string($0) })),
                                .init(key: "source", value: source.json),
                            ])
                        }),
                    "knownCountries": .array(known.sorted().map { .string($0) }),
                ])
        case .csv:
            console.write(
                header: [
                    "effective", "measure", "bound", "institutions", "countries", "people", "certain", "possible",
                    "verdict", "evidence", "entry",
                ],
                rows: totals.map { item in
                    let total = item.total
                    return [
                        item.source.text, total.measure.rawValue, total.bound?.rawValue ?? "",
                        total.institutions.map(String.init) ?? "", total.countries.map(String.init) ?? "",
                        total.people.map(String.init) ?? "", item.derived.map { String($0.certain) } ?? "",
                        item.derived.map { String($0.possible) } ?? "", item.verdictText,
                        item.source.evidence.joined(separator: " "), String(item.source.position),
                    ]
                })
        }
        return .yes
    }

    /// Countries of which a member is known by the day asked about, certain or possible.
    private func knownCountries(_ book: Book) throws -> Set<String> {
        Set(try book.institutions().compactMap { $0.membership == nil ? nil : $0.country })
    }

    private func reportedCountries(_ book: Book) throws -> [String] {
        let reports = try book.alliance()?.memberCountries ?? []
        guard !reports.isEmpty else { return [] }
        let known = try knownCountries(book)
        var lines = ["Countries in which a member is known: " + known.sorted().joined(separator: " ")]
        for (codes, source) in reports {
            let missing = codes.filter { !known.contains($0) }
            lines.append(
                "Reported as member countries, \(source.shown) (#\(source.position)): " + codes.joined(separator: " ")
                    + (missing.isEmpty
                        ? "; all of them known" : "; no member known in " + missing.joined(separator: " "))
            )
        }
        return lines
    }
}
