import Alliances
import EDTF
import Testing

@testable import Projections

@Suite struct `Whoever was a member at some time in some days` {
    private static let days = RandomInstitution.days

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `is certainly so in all orders of things, possibly in some`(seed: UInt64) throws {
        var story = RandomInstitution(seed: seed)
        let row = try story.row(5)
        let worlds = PossibleWorlds(row, within: Self.days)
        let one = Int32.random(in: Self.days, using: &story.random)
        let two = Int32.random(in: Self.days, using: &story.random)
        let asked = min(one, two)...max(one, two)
        var inAll = true
        var inSome = false
        for world in worlds.assignments {
            var isMember = false
            for day in asked {
                let taken = Set(world.indices.filter { world[$0] <= day })
                if try MembershipModel(row, after: taken).isMember { isMember = true }
            }
            if isMember { inSome = true } else { inAll = false }
        }
        let expected: Standing? = inSome ? inAll ? .certain : .possible : nil
        let first = try #require(Day(number: asked.lowerBound))
        let last = try #require(Day(number: asked.upperBound))
        let range = try #require(DayRange("\(first)/\(last)"))
        #expect(try row.memberStanding(in: range) == expected, "seed \(seed), \(first)/\(last)")
        let view = try InstitutionView(row, id: "x", asOf: last, during: range)
        #expect(view?.membership?.standing == expected, "seed \(seed)")
        #expect(view.map { !$0.memberStates.isEmpty } ?? true, "seed \(seed)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `is of one day what the view of that day says`(seed: UInt64) throws {
        var story = RandomInstitution(seed: seed)
        let row = try story.row(6)
        for number in Self.days {
            let day = try #require(Day(number: number))
            let view = try InstitutionView(row, id: "x", asOf: day)
            #expect(try row.memberStanding(in: DayRange(day)) == view?.membership?.standing, "seed \(seed), \(day)")
            #expect((view?.membership == nil) == (view?.memberStates.isEmpty ?? true), "seed \(seed), \(day)")
        }
    }

    @Test func `counts though no single day is certain`() throws {
        let row = try Story(
            "institution/x",
            [
                ("institution.registered", "", #"{"identified":false}"#),
                ("membership.admitted", "2019", #"{"category":"member"}"#),
                ("membership.withdrawn", "2020", "{}"),
            ]
        ).row
        #expect(try row.memberStanding(in: #require(DayRange("2019-12-31/2020-01-01"))) == .certain)
        #expect(try row.memberStanding(in: #require(DayRange("2019/2020"))) == .certain)
        #expect(try row.memberStanding(in: #require(DayRange("2019-06"))) == .possible)
        #expect(try row.memberStanding(in: #require(DayRange("2021/.."))) == nil)
        #expect(try row.memberStanding(in: #require(DayRange("../2018"))) == nil)
    }
}
