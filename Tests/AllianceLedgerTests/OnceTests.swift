import Alliances
import Testing

/// Once: what is held already is set aside (design §3).
@Suite struct OnceTests {
    private let id = "01900000-0000-7000-8000-000000000001"
    private let other = "01900000-0000-7000-8000-000000000002"

    @Test func `importing a file twice changes nothing`() throws {
        let file = [
            document("cgtn"), registered("nlc"), admitted("nlc", "2018", evidence: "cgtn"), withdrawn("nlc", "2020"),
        ]
        let given = try Given(file)
        let before = try given.state()
        let again = try given.when(file)
        #expect(again.positions == [])
        #expect(again.held == [0, 1, 2, 3])
        #expect(again.acceptance?.held.map(\.line) == [1, 2, 3, 4])
        #expect(try given.state() == before)
    }

    @Test func `a file that was taken in part is completed by importing it again`() throws {
        let given = try Given([registered("nlc")])
        let outcome = try given.when(registered("nlc"), admitted("nlc", "2018"))
        #expect(outcome.held == [0])
        #expect(outcome.positions == [1])
    }

    @Test func `what was taken out is held still, and the answer names by what`() throws {
        let given = try Given(
            [registered("nlc"), admitted("nlc", "2018")],
            [admitted("nlc", "2019", corrects: "1")], [retracted(2)])
        let again = try given.when(admitted("nlc", "2018"), admitted("nlc", "2019", corrects: "1"), registered("nlc"))
        #expect(again.positions == [])
        #expect(again.acceptance?.held.map { $0.takenOutBy.map { Int($0.rawValue) } } == [2, 3, nil])
    }

    @Test func `with an id of its own a fact taken out is recorded again`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")], [retracted(1)])
        let own = draft(
            "membership.admitted", "institution/nlc", "2018", data: #"{"category":"member"}"#, id: id)
        #expect(try given.when(own).positions == [3])
        #expect(try given.order("institution/nlc") == [0, 3])
        #expect(try given.when(own).held == [3])
    }

    @Test func `an id with other content is refused, naming the position`() throws {
        let given = try Given([
            draft("evidence.registered", "evidence/a", data: #"{"title":"A","publisher":"B"}"#, id: id)
        ])
        let outcome = try given.when(
            draft("evidence.registered", "evidence/a", data: #"{"title":"A","publisher":"C"}"#, id: id))
        #expect(outcome.codes == [.idTaken])
        #expect(outcome.refusals.first?.rejection.entries == [Position(0)])
    }

    @Test func `the actor is no part of the content`() throws {
        let given = try Given()
        try given.when([registered("nlc")], actor: "secretariat")
        #expect(try given.when([registered("nlc")], actor: "council").held == [0])
    }

    @Test func `two lines that say the same are one entry`() throws {
        let given = try Given()
        let outcome = try given.when(registered("nlc"), admitted("nlc", "2018"), registered("nlc"))
        #expect(outcome.positions == [0, 1])
        #expect(outcome.acceptance?.held.first?.earlierLine == 1)
        #expect(outcome.acceptance?.held.first?.position == nil)
    }

    @Test func `two lines of one id that say different things are refused`() throws {
        let given = try Given()
        let outcome = try given.when(
            draft("evidence.registered", "evidence/a", data: #"{"title":"A","publisher":"B"}"#, id: id),
            draft("evidence.registered", "evidence/b", data: #"{"title":"A","publisher":"B"}"#, id: id))
        #expect(outcome.codes == [.idTaken])
        #expect(outcome.refusals.first?.line == 2)
    }

    @Test func `a file that disputes its own line by id is held the second time`() throws {
        let file = [
            registered("nlc"),
            draft("membership.admitted", "institution/nlc", "2018", data: #"{"category":"member"}"#, id: id),
            draft("entry.disputed", "entry/" + id, data: #"{"claim":"It was 2019."}"#, id: other),
        ]
        let given = try Given(file)
        #expect(try given.entry(2).subject.name == "entry/1")
        #expect(try given.row("institution/nlc").disputes.map(\.position) == [2])
        #expect(try given.when(file).held == [0, 1, 2])
    }

    @Test func `drafts name what they correct and retract by id`() throws {
        let given = try Given([
            registered("nlc"),
            draft("membership.admitted", "institution/nlc", "2018", data: #"{"category":"member"}"#, id: id),
            draft("membership.invited", "institution/nlc", "2017", id: other),
        ])
        #expect(try given.when(admitted("nlc", "2019", corrects: "\"\(id)\""), retracted(other)).positions == [3, 4])
        #expect(try given.entry(3).content.corrects == .position(Position(1)))
        #expect(try given.entry(4).subject.name == "entry/2")
        #expect(try given.order("institution/nlc") == [0, 3])
        #expect(try given.when(retracted("01900000-0000-7000-8000-000000000009")).codes == [.unknownEntry])
    }

    @Test func `a file of thousands of lines is held as a whole`() throws {
        let file = (0..<5_000).map { registered("i\($0)") }
        let given = try Given(file)
        #expect(try given.when(file).held.count == 5_000)
        #expect(try given.size == 5_000)
    }
}
