import Alliances
import EDTF
import Testing

@testable import Projections

/// Certain is what is true in all worlds, possible what is true in some (design §5).
@Suite struct CertainAndPossibleTests {
    private func days() throws -> [Day] {
        try ((RandomInstitution.days.lowerBound - 1)...(RandomInstitution.days.upperBound + 1)).map {
            try #require(Day(number: $0))
        }
    }

    @Test func `the steps taken by a day are those of all worlds and of some`() throws {
        for seed in UInt64(1)...150 {
            var random = RandomInstitution(seed: seed)
            let row = try random.row(Int(seed % 5) + 1)
            let worlds = PossibleWorlds(row, within: RandomInstitution.days)
            #expect(!worlds.assignments.isEmpty, "seed \(seed)")
            for day in try days() {
                let taken = row.taken(by: day)
                let sets = worlds.taken(by: day.number)
                let inAll = sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
                let inSome = sets.reduce(into: Set()) { $0.formUnion($1) }
                let certain = taken.certain.map(\.position)
                #expect(certain == inAll.sorted().map { row.steps[$0].position }, "seed \(seed), \(day)")
                #expect(
                    Set(certain + taken.possible.map(\.position)) == Set(inSome.map { row.steps[$0].position }),
                    "seed \(seed), \(day)")
            }
        }
    }

    @Test func `windows are tightened to the days that the order leaves open`() throws {
        for seed in UInt64(1_001)...1_150 {
            var random = RandomInstitution(seed: seed)
            let row = try random.row(Int(seed % 5) + 1)
            let worlds = PossibleWorlds(row, within: RandomInstitution.days)
            for (index, step) in row.steps.enumerated() {
                let possible = worlds.assignments.map { $0[index] }
                for day in RandomInstitution.days {
                    let isOpen = step.window.earliest <= day && day <= step.window.latest
                    #expect(possible.contains(day) == isOpen, "seed \(seed), #\(step.position), day \(day)")
                }
            }
        }
    }

    @Test func `membership is certain in all worlds and possible in some`() throws {
        for seed in UInt64(2_001)...2_200 {
            var random = RandomInstitution(seed: seed)
            let row = try random.row(Int(seed % 6) + 1)
            let worlds = PossibleWorlds(row, within: RandomInstitution.days)
            let growth = try Growth([row])
            for day in try days() {
                let states = try worlds.taken(by: day.number).map { try MembershipModel(row, after: $0).isMember }
                let view = try InstitutionView(row, id: "x", asOf: day)
                #expect((view?.membership != nil) == states.contains(true), "seed \(seed), \(day)")
                #expect((view?.membership?.standing == .certain) == !states.contains(false), "seed \(seed), \(day)")
                let expected = CountRange(
                    certain: states.contains(false) ? 0 : 1, possible: states.contains(true) ? 1 : 0)
                #expect(growth.count(on: day) == expected, "seed \(seed), \(day)")
            }
        }
    }

    @Test func `members and countries lie between the smallest and the largest count of any world`() throws {
        for seed in UInt64(3_001)...3_120 {
            var random = RandomInstitution(seed: seed)
            var rows: [Row] = []
            for _ in 0..<3 { rows.append(try random.row(4)) }
            let worlds = rows.map { PossibleWorlds($0, within: RandomInstitution.days) }
            let growth = try Growth(rows)
            for day in try days() {
                var count = MemberCount()
                for row in rows {
                    if let view = try InstitutionView(row, id: "x", asOf: day) { count.add(view) }
                }
                var states: [[MembershipModel]] = [[]]
                for (row, worlds) in zip(rows, worlds) {
                    let own = try worlds.taken(by: day.number).map { try MembershipModel(row, after: $0) }
                    states = states.flatMap { before in Set(own).map { before + [$0] } }
                }
                let members = states.map { world in world.count(where: \.isMember) }
                #expect(count.members.certain == members.min(), "seed \(seed), \(day)")
                #expect(count.members.possible == members.max(), "seed \(seed), \(day)")
                #expect(growth.count(on: day) == count.members, "seed \(seed), \(day)")
                #expect(growth.countries(on: day) == count.countries, "seed \(seed), \(day)")
                for world in states {
                    let known = Set(world.filter(\.isMember).compactMap(\.country)).count
                    let unknown = world.count { $0.isMember && $0.country == nil }
                    #expect(count.countries.certain <= known, "seed \(seed), \(day)")
                    #expect(known + unknown <= count.countries.possible, "seed \(seed), \(day)")
                }
                #expect(count.countries.possible <= count.members.possible, "seed \(seed), \(day)")
            }
        }
    }

    @Test func `a range of days has the smallest certain and the largest possible count of them`() throws {
        for seed in UInt64(4_001)...4_060 {
            var random = RandomInstitution(seed: seed)
            var rows: [Row] = []
            for _ in 0..<3 { rows.append(try random.row(4)) }
            let growth = try Growth(rows)
            let days = try days()
            for (place, first) in days.enumerated() {
                for last in days[place...] {
                    let counts = days.filter { first <= $0 && $0 <= last }.map { growth.count(on: $0) }
                    let expected = CountRange(
                        certain: counts.map(\.certain).min() ?? 0, possible: counts.map(\.possible).max() ?? 0)
                    #expect(growth.range(from: first, through: last) == expected, "seed \(seed), \(first) to \(last)")
                }
            }
        }
    }

    // MARK: - By example

    private func count(_ institutions: [[(String, String, String)]], asOf day: String) throws -> MemberCount {
        var count = MemberCount()
        for entries in institutions {
            let row = try Story("institution/x", entries).row
            let day = try #require(Day(day))
            if let view = try InstitutionView(row, id: "x", asOf: day) { count.add(view) }
        }
        return count
    }

    private func member(_ country: String?, _ more: (String, String, String)...) -> [(String, String, String)] {
        let data = country.map { #"{"identified":false,"country":"\#($0)"}"# } ?? #"{"identified":false}"#
        return [
            ("institution.registered", "", data), ("membership.admitted", "2018", #"{"category":"member"}"#),
        ] + more
    }

    @Test func `a member admitted in the course of a year is possible within it and certain after it`() throws {
        let institutions = [member("CN"), member(nil)]
        #expect(try count(institutions, asOf: "2017-12-31").members == CountRange())
        #expect(try count(institutions, asOf: "2018-06-01").members == CountRange(certain: 0, possible: 2))
        #expect(try count(institutions, asOf: "2018-06-01").countries == CountRange(certain: 0, possible: 2))
        #expect(try count(institutions, asOf: "2018-12-31").members == CountRange(certain: 2, possible: 2))
        #expect(try count(institutions, asOf: "2018-12-31").countries == CountRange(certain: 1, possible: 2))
    }

    @Test func `members of one country count one country`() throws {
        let institutions = [member("CN"), member("CN"), member("KZ"), member(nil), member(nil)]
        #expect(try count(institutions, asOf: "2019-01-01").countries == CountRange(certain: 2, possible: 4))
    }

    @Test func `observers are no members, suspended members are`() throws {
        let observer = member("CN", ("membership.category-changed", "2019", #"{"category":"observer"}"#))
        let suspended = member("KZ", ("membership.suspended", "2019", "{}"))
        #expect(try count([observer], asOf: "2020-01-01").members == CountRange())
        #expect(try count([observer], asOf: "2019-06-01").members == CountRange(certain: 0, possible: 1))
        #expect(try count([suspended], asOf: "2020-01-01").members == CountRange(certain: 1, possible: 1))
    }

    @Test func `a country that may have changed by then is not certain`() throws {
        let moved = member("CN", ("institution.described", "2020", #"{"country":"KZ"}"#))
        #expect(try count([moved, member("KZ")], asOf: "2019-01-01").countries == CountRange(certain: 2, possible: 2))
        #expect(try count([moved, member("KZ")], asOf: "2020-06-01").countries == CountRange(certain: 1, possible: 2))
        #expect(try count([moved, member("CN")], asOf: "2020-06-01").countries == CountRange(certain: 1, possible: 2))
        #expect(try count([moved, member("KZ")], asOf: "2020-12-31").countries == CountRange(certain: 1, possible: 1))
    }

    @Test func `a country described of some day is possible before the last of these days`() throws {
        let described = member(nil, ("institution.described", "[2019-01-01..2026-11-20]", #"{"country":"CN"}"#))
        #expect(
            try count([described, member("CN")], asOf: "2019-06-01").countries == CountRange(certain: 1, possible: 2))
        #expect(try count([described], asOf: "2026-11-20").countries == CountRange(certain: 1, possible: 1))
    }

    @Test func `two admissions that may overlap a withdrawal leave membership possible throughout`() throws {
        let row = try Story(
            "institution/x",
            member(
                "CN", ("membership.withdrawn", "2019", "{}"), ("membership.admitted", "2019", #"{"category":"member"}"#)
            )
        ).row
        let (june, december) = (try #require(Day("2019-06-01")), try #require(Day("2019-12-31")))
        #expect(try InstitutionView(row, id: "x", asOf: june)?.membership?.standing == .possible)
        #expect(try InstitutionView(row, id: "x", asOf: december)?.membership?.standing == .certain)
        #expect(try InstitutionView(row, id: "x", asOf: december)?.periods.count == 2)
    }
}
