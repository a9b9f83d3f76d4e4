import Alliances
import Testing

@Suite struct DisputeTests {
    private func givenDispute() throws -> Given {
        try Given([registered("nlc"), admitted("nlc", "2018")], [disputed(1)])
    }

    @Test func `a dispute changes no state and is attached to its fact`() throws {
        let given = try givenDispute()
        #expect(try given.order("institution/nlc") == [0, 1])
        #expect(try given.row("institution/nlc").disputes.map(\.position) == [2])
        #expect(try given.row("institution/nlc").disputes.map(\.place) == [1])
    }

    @Test func `a dispute stays with its fact through corrections`() throws {
        let given = try givenDispute()
        try given.when(admitted("nlc", "2019", corrects: "1"))
        try given.when(admitted("nlc", "2020", corrects: "3"))
        #expect(try given.row("institution/nlc").disputes.map(\.place) == [1])
        try given.when(disputed(4, "Another claim."))
        #expect(try given.row("institution/nlc").disputes.map(\.position) == [2, 5])
        #expect(try given.row("institution/nlc").disputes.map(\.place) == [1, 1])
    }

    @Test func `a dispute ends with the retraction of its fact, corrected or not`() throws {
        let given = try givenDispute()
        try given.when(retracted(1))
        #expect(try given.row("institution/nlc").disputes.isEmpty)
        let corrected = try givenDispute()
        try corrected.when(admitted("nlc", "2019", corrects: "1"))
        try corrected.when(retracted(3))
        #expect(try corrected.row("institution/nlc").disputes.isEmpty)
    }

    @Test func `disputes of other facts stay`() throws {
        let given = try Given(
            [registered("nlc"), admitted("nlc", "2018"), withdrawn("nlc", "2020")], [disputed(1), disputed(2)])
        try given.when(retracted(2))
        #expect(try given.row("institution/nlc").disputes.map(\.position) == [3])
    }

    @Test func `a fact may be corrected and disputed in one batch, in either order`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018"), registered("rsl"), admitted("rsl", "2018")])
        try given.when(disputed(1), admitted("nlc", "2019", corrects: "1"))
        #expect(try given.row("institution/nlc").disputes.map(\.place) == [1])
        try given.when(admitted("rsl", "2019", corrects: "3"), disputed(6))
        #expect(try given.row("institution/rsl").disputes.map(\.place) == [3])
    }

    @Test func `a dispute may cite evidence, which then cannot be retracted alone`() throws {
        let given = try Given([document("cgtn"), registered("nlc"), admitted("nlc", "2018")])
        #expect(try given.when(disputed(2, evidence: "other")).codes == [.notRegistered])
        try given.when(disputed(2, evidence: "cgtn"))
        #expect(try given.when(retracted(0)).codes == [.stillReferredTo])
        #expect(try given.when(retracted(0), retracted(3)).codes == [])
    }

    @Test func `one fact may have several rival claims, and each is retracted by itself`() throws {
        let given = try givenDispute()
        try given.when(disputed(1, "It was 2017."))
        try given.when(retracted(2))
        #expect(try given.row("institution/nlc").disputes.map(\.position) == [3])
        #expect(try given.order("institution/nlc") == [0, 1])
    }

    @Test func `evidence and agreements are disputed as well`() throws {
        let given = try Given([document("cgtn"), signed("mou", "2018")])
        try given.when(disputed(0), disputed(1))
        #expect(try given.row("evidence/cgtn").disputes.count == 1)
        #expect(try given.row("agreement/mou").disputes.count == 1)
    }
}
