import Alliances
import EDTF
import Testing

@testable import Projections

@Suite struct ReconciliationTests {
    @Test(arguments: [
        (24, PublishedTotal.Bound.exactly, 24, 24, Reconciliation.Verdict.exactly),
        (24, .exactly, 20, 30, .within), (24, .exactly, 24, 30, .within), (24, .exactly, 20, 24, .within),
        (24, .exactly, 20, 22, .differs(by: 2)), (24, .exactly, 26, 30, .differs(by: -2)),
        (24, .atLeast, 24, 30, .exactly), (24, .atLeast, 20, 24, .within), (24, .atLeast, 20, 23, .differs(by: 1)),
        (24, .atMost, 20, 24, .exactly), (24, .atMost, 24, 30, .within), (24, .atMost, 25, 30, .differs(by: -1)),
    ])
    func `a published total agrees, lies within, or differs by so many`(
        _ stated: Int, _ bound: PublishedTotal.Bound, _ certain: Int, _ possible: Int,
        _ verdict: Reconciliation.Verdict
    ) {
        let range = CountRange(certain: certain, possible: possible)
        #expect(Reconciliation.compare(stated, bound, range) == verdict)
    }

    private func reconciliation(_ effective: String, _ data: String) throws -> Reconciliation {
        let member = try Story(
            "institution/x",
            [
                ("institution.registered", "", #"{"identified":false}"#),
                ("membership.admitted", "2018-06", #"{"category":"member"}"#),
            ])
        let alliance = try Story(
            "alliance/a",
            [
                ("alliance.founded", "2018-05-28", #"{"names":{"en":"A"}}"#),
                ("alliance.total-published", effective, data),
            ])
        let view = try #require(try AllianceView(alliance.row, id: "a", asOf: .last))
        let (total, source) = try #require(view.totals.first)
        return Reconciliation(total, source, growth: try Growth([member.row]))
    }

    @Test func `members are compared over the days of the total, and nothing else is`() throws {
        let data = #"{"measure":"members","institutions":1}"#
        #expect(try reconciliation("2018-05-31", data).verdict == .differs(by: 1))
        #expect(try reconciliation("2018-06-15", data).verdict == .within)
        #expect(try reconciliation("2018-06-30", data).verdict == .exactly)
        #expect(try reconciliation("2018", data).derived == CountRange(certain: 0, possible: 1))
        #expect(try reconciliation("2019", data).derived == CountRange(certain: 1, possible: 1))
        #expect(try reconciliation("[2018-06-20..]", data).derived == CountRange(certain: 0, possible: 1))
        #expect(try reconciliation("2019", #"{"measure":"founders","institutions":1}"#).verdict == .notCompared)
        #expect(try reconciliation("2019", #"{"measure":"members","countries":1}"#).verdict == .notCompared)
    }
}
