import Alliances
import Testing

@Suite struct CorrectionTests {
    private func givenMember() throws -> Given {
        try Given([registered("nlc"), admitted("nlc", "2018"), registered("rsl"), admitted("rsl", "2018")])
    }

    @Test func `a correction replaces an entry in its place`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018-05-28"), suspended("nlc", "2018-05-28")])
        // By position the correction would come after the suspension of the same day.
        #expect(
            try given.when(admitted("nlc", "2018-05-28", corrects: "1").replacing("member\"}", with: "associate\"}"))
                .positions == [3])
        #expect(try given.order("institution/nlc") == [0, 3, 2])
        #expect(try given.row("institution/nlc").steps.map(\.place) == [0, 1, 2])
        #expect(try given.takenOut(1) == 3)
    }

    @Test func `a correction of a correction keeps the first place`() throws {
        let given = try givenMember()
        try given.when(admitted("nlc", "2019", corrects: "1"))
        try given.when(admitted("nlc", "2020", corrects: "4"))
        #expect(try given.order("institution/nlc") == [0, 5])
        #expect(try given.row("institution/nlc").steps[1].place == 1)
    }

    @Test func `a correction has the type and the subject of what it corrects`() throws {
        let given = try givenMember()
        #expect(try given.when(admitted("rsl", "2019", corrects: "1")).codes == [.correctsOtherSubject])
        #expect(try given.when(suspended("nlc", "2019", corrects: "1")).codes == [.correctsOtherType])
    }

    @Test func `what was taken out cannot be taken out again, and the answer names by what`() throws {
        let given = try givenMember()
        try given.when(admitted("nlc", "2019", corrects: "1"))
        try given.when(retracted(3))
        for draft in [admitted("nlc", "2020", corrects: "1"), retracted(1), disputed(1)] {
            let outcome = try given.when(draft)
            #expect(outcome.codes == [.alreadyTakenOut])
            #expect(outcome.refusals.first?.rejection.entries == [Position(4)])
        }
        #expect(try given.when(retracted(3, reason: "Again.")).codes == [.alreadyTakenOut])
        #expect(try given.when(admitted("rsl", "2020", corrects: "3")).codes == [.alreadyTakenOut])
    }

    @Test func `retracting a correction does not revive what it corrected`() throws {
        let given = try givenMember()
        try given.when(admitted("nlc", "2019", corrects: "1"))
        try given.when(retracted(4))
        #expect(try given.order("institution/nlc") == [0])
        #expect(try given.when(admitted("nlc", "2020", corrects: "1")).codes == [.alreadyTakenOut])
    }

    @Test func `the target is in the log before the batch`() throws {
        let given = try givenMember()
        let id = "01900000-0000-7000-8000-000000000001"
        let invited = draft("membership.invited", "institution/nlc", "2017", id: id)
        #expect(try given.when(invited, retracted(4)).codes == [.targetInSameBatch])
        #expect(try given.when(invited, retracted(id)).codes == [.targetInSameBatch])
        #expect(
            try given.when(invited, draft("membership.invited", "institution/nlc", "2016", corrects: "\"\(id)\"")).codes
                == [.targetInSameBatch])
        #expect(try given.when(retracted(4)).codes == [.unknownEntry])
        #expect(try given.when(admitted("nlc", "2018", corrects: "99")).codes == [.unknownEntry])
        #expect(try given.when(disputed(99)).codes == [.unknownEntry])
        #expect(try given.when(retracted(2_147_483_647)).codes == [.unknownEntry])
    }

    @Test func `an entry is corrected or retracted once in a batch`() throws {
        let given = try givenMember()
        #expect(try given.when(retracted(1), retracted(1, reason: "Again.")).codes == [.targetTwice])
        #expect(try given.when(retracted(1), admitted("nlc", "2019", corrects: "1")).codes == [.targetTwice])
        #expect(
            try given.when(admitted("nlc", "2019", corrects: "1"), admitted("nlc", "2020", corrects: "1")).codes
                == [.targetTwice])
    }

    @Test func `retractions are final, disputes may be retracted, neither is corrected or disputed`() throws {
        let given = try givenMember()
        try given.when(disputed(1), retracted(3))
        #expect(try given.when(retracted(5)).codes == [.notCorrectable])
        #expect(try given.when(disputed(5)).codes == [.notCorrectable])
        #expect(try given.when(disputed(4)).codes == [.notCorrectable])
        #expect(try given.when(admitted("nlc", "2018", corrects: "4")).codes == [.notCorrectable])
        #expect(try given.when(admitted("nlc", "2018", corrects: "5")).codes == [.notCorrectable])
        #expect(try given.when(retracted(4)).positions == [6])
        #expect(try given.row("institution/nlc").disputes.isEmpty)
        #expect(try given.when(retracted(4, reason: "Again.")).codes == [.alreadyTakenOut])
    }

    @Test func `what others depend on cannot be taken out alone, and the rejection names what depends on it`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018"), suspended("nlc", "2019")])
        let outcome = try given.when(retracted(1))
        #expect(outcome.codes == [.notMember])
        #expect(outcome.refusals.first?.entry == Position(2))
        #expect(outcome.refusals.first?.line == nil)
        #expect(outcome.refusals.first?.lines == [1])
        #expect(try given.when(retracted(1), retracted(2)).positions == [3, 4])
    }

    @Test func `a batch that retracts and replaces is judged as a whole`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018"), suspended("nlc", "2019")])
        #expect(try given.when(retracted(1), admitted("nlc", "2017")).positions == [3, 4])
        #expect(try given.order("institution/nlc") == [0, 4, 2])
        #expect(try given.when(admitted("nlc", "2020"), retracted(4)).codes == [.notMember])
    }

    @Test func `an institution found to be another one is recorded of that in one batch`() throws {
        let given = try Given([
            draft("institution.registered", "institution/unknown-1", data: #"{"identified":false}"#),
            admitted("unknown-1", "2018"), registered("nlc"),
        ])
        #expect(try given.when(retracted(0), retracted(1), admitted("nlc", "2018")).positions == [3, 4, 5])
        #expect(try given.order("institution/unknown-1") == [])
        #expect(try given.order("institution/nlc") == [2, 5])
    }

    @Test func `a correction must fit the timeline like any entry`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018"), withdrawn("nlc", "2020")])
        let outcome = try given.when(admitted("nlc", "2021", corrects: "1"))
        #expect(outcome.codes == [.notMember])
        #expect(outcome.refusals.first?.entry == Position(2))
        #expect(
            try given.when(admitted("nlc", "2021", corrects: "1"), withdrawn("nlc", "2022", corrects: "2")).codes == [])
    }

    // MARK: - Backdating

    @Test func `what is recorded late is put where it belongs`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018"), withdrawn("nlc", "2024")])
        #expect(try given.when(suspended("nlc", "2020"), reinstated("nlc", "2021")).positions == [3, 4])
        #expect(try given.order("institution/nlc") == [0, 1, 3, 4, 2])
        #expect(try given.when(suspended("nlc", "2025")).codes == [.notMember])
        #expect(try given.when(withdrawn("nlc", "2021-06-01")).codes == [.notMember])
        #expect(try given.when(withdrawn("nlc", "2021-06-01"), admitted("nlc", "2021-07-01")).codes == [])
    }

    @Test func `within the days left open the order that holds together is found`() throws {
        let given = try Given([registered("nlc"), withdrawn("nlc", "2019"), admitted("nlc", "2019")])
        #expect(try given.order("institution/nlc") == [0, 2, 1])
        let more = try given.when(admitted("nlc", "2019-06-01"))
        #expect(more.codes == [])
        // Admitted, withdrawn, admitted again: the day known of one narrows what the others leave open.
        #expect(try given.order("institution/nlc") == [0, 2, 1, 3])
        let windows = try given.row("institution/nlc").steps.map(\.window)
        #expect(windows[1].latest == windows[3].latest && windows[2].latest == windows[3].latest)
    }
}
