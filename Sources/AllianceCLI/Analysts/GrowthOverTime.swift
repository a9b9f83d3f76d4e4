import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Charts
import EDTF
import Projections

struct GrowthOverTime: BookView {
    static let configuration = CommandConfiguration(
        named: "growth", "How the number of members grew, beside what was published.",
        example: """
            alliance growth
            alliance growth --as-of 2021-09-02 --no-chart
            alliance growth --format csv
            """,
        """
        A row for each day on which the number of certain or possible members changes or a total was published. \
        Published totals are assertions of their sources: they are shown beside the counts, never mixed into them.
        """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    @Flag(inversion: .prefixedNo, help: "Draw the counts above the table. (default: in a terminal)")
    var chart: Bool?

    /// A day with a row of its own.
    private struct Row {
        let day: Day
        let members: CountRange
        let totals: [(total: PublishedTotal, source: Dated)]
    }

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let growth = try book.growth()
        let totals = (try book.alliance()?.totals ?? []).filter {
            $0.total.measure == .members && $0.total.institutions != nil
        }
        let rows = Self.rows(growth, totals, until: book.standpoint.asOf)
        let documents = try Documents(book)
        switch format.format {
        case .table:
            let isDrawn = chart ?? console.output.isTerminal
            if isDrawn, !rows.isEmpty {
                draw(rows, until: book.standpoint.asOf, console)
                console.output.line()
            }
            var table = ViewTable(
                [
                    .init("day"), .init("certain", alignment: .right), .init("possible", alignment: .right),
                    .init("published"), .init("source", shrinksFirst: true),
                ], whenEmpty: "Nobody has been a member by this day.")
            for row in rows {
                let sources = row.totals.flatMap { $0.source.evidence.prefix(1) }
                table.append([
                    row.day.description, String(row.members.certain), String(row.members.possible),
                    row.totals.map { $0.total.boundText + String($0.total.institutions ?? 0) }.joined(separator: ", "),
                    sources.map(documents.shown).joined(separator: "; "),
                ])
            }
            console.write(table, book.standpoint)
        case .json:
            console.write(
                book.standpoint,
                [
                    "growth": .array(
                        rows.map { row in
                            var members: [JSONValue.Member] = [
                                .init(key: "day", value: .string(row.day.description)),
                                .init(key: "certain", value: .integer(Int64(row.members.certain))),
                                .init(key: "possible", value: .integer(Int64(row.members.possible))),
                            ]
                            if !row.totals.isEmpty {
                                members.append(.init(key: "published", value: published(row, documents)))
                            }
                            return .object(sorting: members)
                        })
                ])
        case .csv:
            console.write(
                header: ["day", "certain", "possible", "published", "bound", "evidence"],
                rows: rows.flatMap { row -> [[String]] in
                    let counts = [row.day.description, String(row.members.certain), String(row.members.possible)]
                    if row.totals.isEmpty { return [counts + ["", "", ""]] }
                    return row.totals.map { total, source in
                        counts + [
                            String(total.institutions ?? 0), (total.bound ?? .exactly).rawValue,
                            source.evidence.joined(separator: " "),
                        ]
                    }
                })
        }
        return .yes
    }

    private func published(_ row: Row, _ documents: Documents) -> JSONValue {
        .array(
            row.totals.map { total, source in
                .object(sorting: [
                    .init(key: "institutions", value: .integer(Int64(total.institutions ?? 0))),
                    .init(key: "bound", value: .string((total.bound ?? .exactly).rawValue)),
                    .init(key: "entry", value: .integer(Int64(source.position))),
                    .init(key: "documents", value: documents.json(source.evidence)),
                ])
            })
    }

    private static func rows(
        _ growth: Growth, _ totals: [(total: PublishedTotal, source: Dated)], until asOf: Day
    ) -> [Row] {
        var totalsByDay: [Day: [(total: PublishedTotal, source: Dated)]] = [:]
        for total in totals {
            // What is of some day in a range is shown at the end of it: then it was certainly published.
            guard let day = Day(number: min(total.source.window.latest, asOf.number)) else { continue }
            totalsByDay[day, default: []].append(total)
        }
        let days = Set(growth.points.map(\.day)).union(totalsByDay.keys).filter { $0 <= asOf }
        return days.sorted().map { Row(day: $0, members: growth.count(on: $0), totals: totalsByDay[$0] ?? []) }
    }

    private func draw(_ rows: [Row], until asOf: Day, _ console: Console) {
        let chart = StepChart(
            title: "Members",
            steps: rows.map {
                .init(day: Int($0.day.number), certain: $0.members.certain, possible: $0.members.possible)
            },
            marks: rows.flatMap { row in
                row.totals.map { .init(day: Int(row.day.number), count: $0.total.institutions ?? 0) }
            }, until: Int(asOf.number))
        let colour = console.output.isTerminal && (console.environment["NO_COLOR"] ?? "").isEmpty
        let lines = chart.lines(width: console.output.width ?? 80, colour: colour)
        // Made by the program itself: it holds the escape sequences that text from the ledger must not.
        for line in lines { console.output.text(line) }
    }
}
