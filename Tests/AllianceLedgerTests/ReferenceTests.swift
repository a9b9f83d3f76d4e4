import Alliances
import Testing

@Suite struct ReferenceTests {
    @Test func `what is referred to must be opened`() throws {
        let given = try Given([registered("nlc")])
        #expect(try given.when(signed("mou", "2018", parties: "nlc rsl")).codes == [.notRegistered])
        #expect(try given.when(admitted("nlc", "2018", evidence: "cgtn")).codes == [.notRegistered])
        #expect(
            try given.when(draft("institution.merged", "institution/nlc", "2018", data: #"{"into":"rsl"}"#)).codes
                == [.notRegistered])
        #expect(
            try given.when(
                draft(
                    "conference.held", "conference/forum", "2018",
                    data: #"{"kind":"forum","titles":{"en":"F"},"hosts":["rsl"]}"#)
            ).codes == [.notRegistered])
    }

    @Test func `each draft that refers to nothing is reported`() throws {
        let given = try Given([registered("nlc")])
        let outcome = try given.when(admitted("nlc", "2018", evidence: "a b"), withdrawn("nlc", "2019", evidence: "a"))
        #expect(outcome.codes == [.notRegistered, .notRegistered, .notRegistered])
        #expect(outcome.refusals.map(\.line) == [1, 1, 2])
    }

    @Test func `a reference may be met later in the batch, and whatever the dates`() throws {
        let given = try Given()
        let outcome = try given.when(
            signed("mou", "1990", parties: "nlc rsl"), registered("nlc"), admitted("nlc", "2018", evidence: "cgtn"),
            document("cgtn"), registered("rsl"))
        #expect(outcome.positions == [0, 1, 2, 3, 4])
    }

    @Test func `an institution may be registered by a later line than the first about it`() throws {
        let given = try Given()
        #expect(try given.when(admitted("nlc", "2018"), registered("nlc")).positions == [0, 1])
        #expect(try given.order("institution/nlc") == [1, 0])
    }

    @Test func `what is referred to cannot be retracted alone, and the referrers are named`() throws {
        let given = try Given([
            registered("nlc"), registered("rsl"), signed("mou", "2018", parties: "nlc rsl"),
            signed("mou-2", "2018", parties: "rsl"),
        ])
        let outcome = try given.when(retracted(1))
        #expect(outcome.codes == [.stillReferredTo])
        #expect(outcome.refusals.first?.rejection.entries == [Position(2), Position(3)])
        #expect(outcome.refusals.first?.lines == [1])
        // One of two referrers is not enough.
        #expect(try given.when(retracted(1), retracted(3)).codes == [.stillReferredTo])
        let corrected = signed("mou", "2018", parties: "nlc", corrects: "2")
        #expect(try given.when(retracted(1), corrected, retracted(3)).positions == [4, 5, 6])
    }

    @Test func `only entries that are not taken out refer`() throws {
        let given = try Given(
            [registered("nlc"), registered("rsl"), signed("mou", "2018", parties: "nlc rsl")], [retracted(2)])
        #expect(try given.when(retracted(1)).positions == [4])
        let corrected = try Given(
            [document("a"), document("b"), registered("nlc"), admitted("nlc", "2018", evidence: "a")],
            [admitted("nlc", "2018", corrects: "3", evidence: "b")])
        #expect(try corrected.when(retracted(0)).positions == [5])
        #expect(try corrected.when(retracted(1)).codes == [.stillReferredTo])
    }

    @Test func `what is retracted cannot be referred to again`() throws {
        let given = try Given([document("a"), registered("nlc")], [retracted(0)])
        #expect(try given.when(admitted("nlc", "2018", evidence: "a")).codes == [.notRegistered])
        let both = try Given([document("a"), registered("nlc")])
        #expect(try both.when(retracted(0), admitted("nlc", "2018", evidence: "a")).codes == [.stillReferredTo])
    }

    @Test func `what is retracted and recorded anew in one batch is still there for those who refer`() throws {
        let given = try Given([document("a"), registered("nlc"), admitted("nlc", "2018", evidence: "a")])
        let anew = draft("evidence.registered", "evidence/a", data: #"{"title":"Anew","publisher":"CGTN"}"#)
        #expect(try given.when(retracted(0), anew).codes == [])
    }

    @Test func `a correction of the opening entry leaves it open`() throws {
        let given = try Given([document("a"), registered("nlc"), admitted("nlc", "2018", evidence: "a")])
        let corrected = draft(
            "evidence.registered", "evidence/a", data: #"{"title":"Anew","publisher":"CGTN"}"#, corrects: "0")
        #expect(try given.when(corrected).codes == [])
        #expect(try given.when(retracted(3)).codes == [.stillReferredTo])
    }

    @Test func `an entry that names one thing twice refers to it once`() throws {
        let given = try Given([
            registered("nlc"), registered("rsl"),
            draft(
                "conference.held", "conference/forum", "2018",
                data: #"{"kind":"forum","titles":{"en":"F"},"hosts":["nlc"]}"#),
            draft(
                "conference.participation-recorded", "conference/forum", "2018",
                data: #"{"participants":["nlc","rsl"]}"#),
        ])
        let outcome = try given.when(retracted(0))
        #expect(outcome.refusals.first?.rejection.entries == [Position(2), Position(3)])
    }
}
