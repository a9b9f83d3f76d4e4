import AllianceLedger
import Alliances
import EDTF
import Projections
import Testing

/// Cases in which ledger and model once differed, made short: what the design leaves open and the ledger decides.
@Suite struct FoundCasesTests {
    private static let id = "01900000-0000-7000-8000-000000000001"

    private func check(_ batches: [ModelDraft]...) throws -> TraceCheck {
        var check = try TraceCheck()
        var number = 0
        for drafts in batches {
            let handed = drafts.map { draft in
                number += 1
                return Trace.Handed(number: number, draft: draft)
            }
            let agrees = try check.append(Trace.Batch(drafts: handed, advance: 1))
            #expect(agrees, "\(check.difference ?? "")")
        }
        for year in RandomDates.years {
            let day = try #require(ModelWindow("\(year)-06-01")).earliest
            try check.compare(day: day)
        }
        #expect(check.difference == nil)
        return check
    }

    private func registered(_ id: String) -> ModelDraft {
        ModelDraft(type: "institution.registered", subject: "institution/\(id)", data: ["identified": .truth(false)])
    }

    private func agreement(_ what: String, _ effective: String, parties: [String]? = nil) -> ModelDraft {
        var draft = ModelDraft(type: "agreement." + what, subject: "agreement/a", effective: effective)
        draft.data = ["kind": .text("charter"), "titles": .map(["en": .text("A")])]
        if let parties { draft.data["parties"] = .list(parties) }
        return draft
    }

    @Test func `parties that were announced are not told of what was signed without a word of parties`() throws {
        let check = try check(
            [registered("i2")], [agreement("announced", "2019-12-02", parties: ["i2"])], [agreement("signed", "2020")])
        let view = try check.ledger.book(Question(asOf: #require(Day("2021-01-01")))).agreements().first
        #expect(view?.parties == nil)
    }

    @Test func `a batch may dispute what it retracts, in either order, and nothing stays of the dispute`() throws {
        let retraction = ModelDraft(
            type: "entry.retracted", subject: "entry", target: .position(0), reason: "Wrong", data: [:])
        let dispute = ModelDraft(
            type: "entry.disputed", subject: "entry", target: .position(0), data: ["claim": .text("Otherwise")])
        for batch in [[retraction, dispute], [dispute, retraction]] {
            let check = try check([registered("i2")], batch)
            #expect(check.figures.accepted == 3)
        }
    }

    @Test func `who names a neighbour that is refused is told that there is no such entry`() throws {
        var faulty = registered("i2")
        faulty.id = Self.id
        faulty.corrects = .position(77)
        faulty.reason = "Wrong"
        let dispute = ModelDraft(
            type: "entry.disputed", subject: "entry", target: .id(Self.id), data: ["claim": .text("Otherwise")])
        let check = try check([faulty, dispute])
        #expect(check.figures.rejected == ["unknownEntry": 2])
    }

    @Test func `a published total is of the days that its alliance's timeline leaves it`() throws {
        let names: [String: ModelValue] = ["names": .map(["en": .text("A")])]
        let founded = ModelDraft(
            type: "alliance.founded", subject: "alliance/u", effective: "[..2020-01-01]", data: names)
        let dissolved = ModelDraft(type: "alliance.dissolved", subject: "alliance/u", effective: "2019-12-28")
        let total = ModelDraft(
            type: "alliance.total-published", subject: "alliance/u", effective: "[2019-12-02..2023-01-01]",
            data: ["measure": .text("members"), "institutions": .number(2)])
        let admitted = ModelDraft(
            type: "membership.admitted", subject: "institution/i5", effective: "2022-06-15",
            data: ["category": .text("member")])
        let check = try check([registered("i5"), founded], [dissolved], [total], [admitted])
        let lines = try check.ledger.book(Question(asOf: #require(Day("2023-01-01")))).reconciliation()
        #expect(lines.map(\.verdictText) == ["differs by +2"])
    }

    @Test func `a founding that may still have to come leaves the alliance's status open`() throws {
        let names: [String: ModelValue] = ["names": .map(["en": .text("A")])]
        let check = try check([
            ModelDraft(type: "alliance.proposed", subject: "alliance/u", effective: "2020-01-01", data: names),
            ModelDraft(type: "alliance.founded", subject: "alliance/u", effective: "2021", data: names),
        ])
        let view = try check.ledger.book(Question(asOf: #require(Day("2021-06-01")))).alliance()
        #expect(view?.standing.rawValue == "possible")
    }

    /// It was told as EG in every state, so that a selection by country held it for certain.
    @Test func `a member whose country may not be described yet is one of no known country too`() throws {
        let described = ModelDraft(
            type: "institution.described", subject: "institution/i2", effective: "20XX", data: ["country": .text("EG")])
        let admitted = ModelDraft(
            type: "membership.admitted", subject: "institution/i2", effective: "[2022..2023]",
            data: ["category": .text("member")])
        let check = try check([registered("i2")], [admitted], [described])
        let view = try check.ledger.book(Question(asOf: #require(Day("2023-01-15")))).institutions().first
        #expect(Set(view?.memberStates.map(\.country) ?? []) == [nil, "EG"])
    }
}
