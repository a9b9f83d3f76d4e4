import Alliances
import EDTF
import Testing

@testable import Projections

@Suite struct `One sweep over the days of change` {
    @Test func `finds on every day what is counted of that day alone`() throws {
        for seed in UInt64(7_001)...7_060 {
            var random = RandomInstitution(seed: seed)
            var rows: [Row] = []
            for _ in 0..<12 { rows.append(try random.row(5)) }
            let growth = try Growth(rows)
            for number in (RandomInstitution.days.lowerBound - 2)...(RandomInstitution.days.upperBound + 2) {
                let day = try #require(Day(number: number))
                var count = MemberCount()
                var byCategory = MemberBreakdown(by: .category, asOf: number)
                var byCountry = MemberBreakdown(by: .country, asOf: number)
                for row in rows {
                    try byCategory.add(row)
                    try byCountry.add(row)
                    if let view = try InstitutionView(row, id: "x", asOf: day) { count.add(view) }
                }
                #expect(growth.count(on: day) == count.members, "seed \(seed), \(day)")
                #expect(growth.countries(on: day) == count.countries, "seed \(seed), \(day)")
                #expect(byCountry.counts.values.reduce(0) { $0 + $1.certain } <= count.members.certain, "seed \(seed)")
                #expect(
                    byCountry.counts.count { $0.key != nil && $0.value.certain > 0 } == count.countries.certain,
                    "seed \(seed), \(day)")
                #expect(
                    byCategory.counts.values.reduce(0) { $0 + $1.possible } >= count.members.possible, "seed \(seed)")
            }
        }
    }

    @Test func `names the entries of each day on which a count changes, and no others`() throws {
        for seed in UInt64(7_101)...7_160 {
            var random = RandomInstitution(seed: seed)
            let row = try random.row(6)
            let growth = try Growth([row])
            var before = (CountRange(), CountRange())
            for day in [Day.first] + RandomInstitution.days.compactMap({ Day(number: $0) }) {
                let now = (growth.count(on: day), growth.countries(on: day))
                if now != before { #expect(!growth.entries(on: day).isEmpty, "seed \(seed), \(day)") }
                for entry in growth.entries(on: day) {
                    let step = try #require(row.step(at: entry.rawValue))
                    let turns = [step.window.earliest, step.window.latest].map { max($0, Day.first.number) }
                    #expect(turns.contains(day.number), "seed \(seed), \(day)")
                }
                before = now
            }
        }
    }

    @Test func `counts an agreement once, in a status or as open, as its view does`() throws {
        let story = try Story(
            "agreement/a",
            [
                ("agreement.announced", "2020-01-01", #"{"titles":{"en":"A"},"kind":"memorandum"}"#),
                ("agreement.signed", "[2020-01-03..2020-01-05]", #"{"titles":{"en":"A"},"kind":"memorandum"}"#),
                ("agreement.entered-into-force", "2020-01-07", "{}"),
                ("agreement.expired", "[2020-01-09..]", "{}"),
            ])
        var tally = AgreementStatuses.Tally()
        try tally.add(story.row)
        let points = AgreementStatuses(tally).points
        #expect(
            points.map { $0.day.description } == ["2020-01-01", "2020-01-03", "2020-01-05", "2020-01-07", "2020-01-09"])
        let names = points.map { point in
            zip(AgreementStatuses.Status.allCases, point.counts).filter { $0.1 > 0 }.map { $0.0.rawValue }
        }
        #expect(names == [["announced"], ["open"], ["signed"], ["in force"], ["open"]])
        for point in points {
            let view = try #require(try AgreementView(story.row, id: "a", asOf: point.day))
            #expect(view.possibleStatuses.isEmpty == (point.counts.last == 0), "\(point.day)")
        }
    }
}
