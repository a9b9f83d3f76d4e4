import AllianceLedger
import Alliances
import Charts
import EDTF
import Projections

/// The charts of a book, for whoever shows them: the command line, a report.
struct BookCharts {
    let book: Book
    /// Of names, by its BCP 47 tag.
    let language: String
    var words: ChartWords { ChartWords(language: ChartLanguage(tag: language)) }

    private var lastDay: Int { Int(book.standpoint.asOf.number) }

    /// - Parameter growth: nil to have it counted.
    func members(_ growth: Growth? = nil) throws -> StepChart {
        let growth = try growth ?? book.growth()
        let totals = try MemberTotals(book)
        let documents = try Documents(book, cited: totals.all.flatMap { $0.source.evidence.prefix(1) })
        let marks = totals.all.map { total in
            StepChart.Mark(
                day: Int(total.day.number), count: total.count, label: words.text(total.bound, total.count),
                source: total.source.evidence.first.map(documents.shown) ?? "")
        }
        var points = growth.points.filter { $0.day <= book.standpoint.asOf }
        var steps: [StepChart.Step] = []
        // What may have been so from the beginning of all days is drawn from a little before the first day that is known.
        if let first = points.first, first.day == .first {
            points.removeFirst()
            let known = [points.first.map { Int($0.day.number) }, marks.first?.day].compactMap { $0 }.min() ?? lastDay
            steps.append(
                .init(
                    day: known - max(30, (lastDay - known) / 20), certain: first.members.certain,
                    possible: first.members.possible))
        }
        steps += points.map {
            .init(day: Int($0.day.number), certain: $0.members.certain, possible: $0.members.possible)
        }
        return StepChart(title: words.members, steps: steps, marks: marks, until: lastDay)
    }

    func countries() throws -> ChartSheet {
        let counts = ordered(try book.members(by: .country))
        let named = counts.map { code, count in
            (code: code, name: code.flatMap { try? CountryCode($0) }?.name ?? words.unknown, count: count)
        }
        var sheet = ChartSheet(
            chart: BarChart(title: words.byCountry, bars: named.map { bar($0.name, $0.count) }),
            columns: ["country", "name", "certain", "possible"])
        sheet.rows = named.map { [.text($0.code ?? ""), .text($0.name)] + cells($0.count) }
        return sheet
    }

    /// By sub-region: the five regions alone would tell little.
    func regions() throws -> ChartSheet {
        let counts = ordered(try book.members(by: .subregion))
        let named = counts.map { name, count in (region: name.flatMap(Subregion.init(rawValue:)), count: count) }
        var sheet = ChartSheet(
            chart: BarChart(
                title: words.byRegion,
                bars: named.map { bar($0.region.map(words.text) ?? words.unknown, $0.count) }),
            columns: ["region", "subregion", "certain", "possible"])
        sheet.rows = named.map { region, count in
            [.text(region?.region.rawValue ?? ""), .text(region?.rawValue ?? words.unknown)] + cells(count)
        }
        return sheet
    }

    func categories() throws -> ChartSheet {
        let counts = ordered(try book.members(by: .category))
        var sheet = ChartSheet(
            chart: BarChart(
                title: words.byCategory,
                bars: counts.map { name, count in
                    bar(name.flatMap(MemberCategory.init(rawValue:)).map(words.text) ?? words.unknown, count)
                }), columns: ["category", "certain", "possible"])
        sheet.rows = counts.map { [.text($0 ?? "")] + cells($1) }
        return sheet
    }

    func agreements() throws -> ChartSheet {
        let points = try book.agreementStatuses().points.filter { $0.day <= book.standpoint.asOf }
        let known = points.dropFirst().first.map { Int($0.day.number) } ?? lastDay
        let steps = points.map { point in
            StackChart.Step(
                day: point.day == .first ? known - max(30, (lastDay - known) / 20) : Int(point.day.number),
                counts: point.counts)
        }
        let statuses = AgreementStatuses.Status.allCases
        var sheet = ChartSheet(
            chart: StackChart(
                title: words.agreements, layers: statuses.map(words.text), steps: steps, until: lastDay),
            columns: ["day", "inForce", "signed", "announced", "expired", "terminated", "open"])
        sheet.rows = points.map { point in [.text(point.day.description)] + point.counts.map { .number($0) } }
        return sheet
    }

    /// - Parameter limit: how many of the latest are drawn; the numbers are those of all.
    func conferences(limit: Int) throws -> ChartSheet {
        let held = try book.conferences().filter { !$0.participation.isEmpty }.sorted { a, b in
            let days = (a.held?.window.latest ?? .max, b.held?.window.latest ?? .max)
            return days.0 != days.1 ? days.0 > days.1 : a.id < b.id
        }
        let rows = held.map { conference -> (view: ConferenceView, label: String, values: [[Int]]) in
            let counts = conference.participation.map(\.counts)
            let title = conference.description?.titles.preferred([language]) ?? conference.id
            let year = conference.held.flatMap { Day(number: $0.window.latest)?.description.prefix(4) }
            return (
                conference, year.map { "\($0) · \(title)" } ?? title,
                [counts.compactMap(\.people), counts.compactMap(\.institutions), counts.compactMap(\.countries)]
            )
        }
        var sheet = ChartSheet(
            chart: DotChart(
                title: words.participation, measures: [words.people, words.institutions, words.countries],
                rows: rows.filter { !$0.values.joined().isEmpty }.map { DotChart.Row($0.label, values: $0.values) },
                limit: limit),
            columns: ["conference", "title", "days", "people", "institutions", "countries"])
        sheet.rows = rows.map { view, _, values in
            [
                .text(view.id), .text(view.description?.titles.preferred([language]) ?? ""),
                .text(view.held?.text ?? ""),
            ] + values.map { .numbers($0) }
        }
        return sheet
    }

    private func bar(_ label: String, _ count: CountRange) -> BarChart.Bar {
        BarChart.Bar(label, certain: count.certain, possible: count.possible)
    }

    private func cells(_ count: CountRange) -> [ChartSheet.Cell] { [.number(count.certain), .number(count.possible)] }

    /// Most first, what is not known last.
    private func ordered(_ breakdown: MemberBreakdown) -> [(String?, CountRange)] {
        breakdown.counts.sorted { a, b in
            guard let one = a.key, let other = b.key else { return b.key == nil && a.key != nil }
            if a.value.possible != b.value.possible { return a.value.possible > b.value.possible }
            return a.value.certain != b.value.certain ? a.value.certain > b.value.certain : one < other
        }.map { ($0.key, $0.value) }
    }
}
