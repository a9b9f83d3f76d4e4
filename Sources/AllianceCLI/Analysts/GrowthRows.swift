import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import Projections

/// The members' number over time as rows: one for each day of a change, or for the end of each year or month.
struct GrowthRows {
    enum Interval: String, CaseIterable, ExpressibleByArgument {
        case year, month, entry
    }

    struct Row {
        /// The counts are of its end.
        let day: Day
        /// Nil where the row is of a day.
        let period: String?
        let members: CountRange
        let countries: CountRange
        /// Published in the period.
        let totals: ArraySlice<MemberTotals.Total>
    }

    let all: [Row]
    private let every: Interval

    /// - Parameter totals: in order of days.
    init(_ growth: Growth, _ totals: [MemberTotals.Total], every: Interval, until asOf: Day) {
        self.every = every
        let days = Set(growth.days).union(totals.map(\.day)).filter { $0 <= asOf }.sorted()
        let ends = every == .entry ? days.map { ($0, nil) } : Self.ends(days, every, until: asOf)
        var next = totals.startIndex
        all = ends.map { day, period in
            let first = next
            while next < totals.endIndex, totals[next].day <= day { next += 1 }
            return Row(
                day: day, period: period, members: growth.count(on: day), countries: growth.countries(on: day),
                totals: totals[first..<next])
        }
    }

    /// The last days of all years or months from that of the first change; the last is the day asked about. What may
    /// have been so from the beginning of all days begins no year.
    private static func ends(_ days: [Day], _ every: Interval, until asOf: Day) -> [(Day, String?)] {
        guard let first = days.first(where: { $0 != .first }) ?? (days.isEmpty ? nil : asOf) else { return [] }
        var ends: [(Day, String?)] = []
        var (year, month) = (first.year, every == .year ? 1 : first.month)
        while let begin = Day(year: year, month: month, day: 1), begin <= asOf {
            if every == .year || month == 12 { year += 1 }
            month = every == .year ? 1 : month % 12 + 1
            let end = Day(year: year, month: month, day: 1)?.previous ?? Day.last
            ends.append((min(end, asOf), String(begin.description.prefix(every == .year ? 4 : 7))))
        }
        return ends
    }

    // MARK: - How they are written

    /// - Parameter all: the documents of all sources, not only the first of each.
    func documents(_ book: Book, all isAll: Bool) throws -> Documents {
        try Documents(
            book,
            cited: all.flatMap { $0.totals.flatMap { isAll ? $0.source.evidence[...] : $0.source.evidence.prefix(1) } })
    }

    func table(_ book: Book) throws -> ViewTable {
        let documents = try documents(book, all: false)
        var table = ViewTable(
            [
                .init(every == .entry ? "day" : every.rawValue), .init("certain", alignment: .right),
                .init("possible", alignment: .right), .init("countries", alignment: .right, from: 50),
                .init("published"), .init("source", shrinksFirst: true, from: 60),
            ], whenEmpty: "Nobody has been a member by this day.")
        for row in all {
            table.append([
                row.period ?? row.day.description, String(row.members.certain), String(row.members.possible),
                row.countries.description,
                row.totals.map { $0.bound.text + String($0.count) }.joined(separator: ", "),
                row.totals.flatMap { $0.source.evidence.prefix(1) }.map(documents.shown).joined(separator: "; "),
            ])
        }
        return table
    }

    func json(_ row: Row, _ growth: Growth, _ documents: Documents) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "day", value: .string(row.day.description)),
            .init(key: "certain", value: .integer(Int64(row.members.certain))),
            .init(key: "possible", value: .integer(Int64(row.members.possible))),
            .init(key: "countries", value: row.countries.json),
        ]
        if let period = row.period { members.append(.init(key: "period", value: .string(period))) }
        if every == .entry {
            let entries = growth.entries(on: row.day).map { JSONValue.integer(Int64($0.rawValue)) }
            members.append(.init(key: "entries", value: .array(entries)))
        }
        if !row.totals.isEmpty {
            let totals = row.totals.map { total in
                JSONValue.object(sorting: [
                    .init(key: "institutions", value: .integer(Int64(total.count))),
                    .init(key: "bound", value: .string((total.bound ?? .exactly).rawValue)),
                    .init(key: "entry", value: .integer(Int64(total.source.position))),
                    .init(key: "documents", value: documents.json(total.source.evidence)),
                ])
            }
            members.append(.init(key: "published", value: .array(totals)))
        }
        return .object(sorting: members)
    }

    var header: [String] {
        (every == .entry ? [] : [every.rawValue]) + [
            "day", "certain", "possible", "countriesCertain", "countriesPossible", "published", "bound", "evidence",
        ] + (every == .entry ? ["entries"] : [])
    }

    /// A record for each row, and for each published total of it.
    func records(_ growth: Growth) -> [[String]] {
        all.flatMap { row -> [[String]] in
            let counts =
                (row.period.map { [$0] } ?? []) + [
                    row.day.description, String(row.members.certain), String(row.members.possible),
                    String(row.countries.certain), String(row.countries.possible),
                ]
            let entries =
                every == .entry
                ? [growth.entries(on: row.day).map { String($0.rawValue) }.joined(separator: " ")] : []
            if row.totals.isEmpty { return [counts + ["", "", ""] + entries] }
            return row.totals.map { total in
                counts + [
                    String(total.count), (total.bound ?? .exactly).rawValue,
                    total.source.evidence.joined(separator: " "),
                ] + entries
            }
        }
    }
}
