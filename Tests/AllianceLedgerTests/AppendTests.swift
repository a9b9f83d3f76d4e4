import Alliances
import Foundation
import Testing

@testable import AllianceLedger

@Suite struct AppendTests {
    private let origin = Given.origin

    @Test func `given nothing, when drafts, then entries with all that the ledger sets`() throws {
        let given = try Given()
        let outcome = try given.when([registered("nlc"), admitted("nlc", "2018-05-28")], actor: "registry")
        #expect(outcome.positions == [0, 1])
        let entry = try given.entry(1)
        #expect(entry.source == origin)
        #expect(entry.recorded == TestClock.start)
        #expect(entry.actor == "registry")
        #expect(entry.id == outcome.acceptance?.entries[1].id)
        #expect(outcome.acceptance?.entries[1].bytes == (try given.bytes(1)))
        #expect(outcome.acceptance?.sizeBefore == 0 && outcome.acceptance?.size == 2)
        #expect(outcome.acceptance?.entries[1].placement?.step == 2)
        #expect(try given.order("institution/nlc") == [0, 1])
    }

    @Test func `an actor named in the draft is kept`() throws {
        let given = try Given()
        try given.when([#"{"actor":"council","# + registered("nlc").dropFirst()])
        #expect(try given.entry(0).actor == "council")
    }

    @Test func `the id of a draft is derived from its content alone`() throws {
        let lines = try Snapshots.lines("derived-id.txt")
        let given = try Given([registered("nlc")])
        let outcome = try given.when([lines[0]], actor: "whoever")
        #expect(outcome.acceptance?.entries.first?.id.description == lines[1])
        let entry = try given.entry(1)
        #expect(String(decoding: entry.content.canonicalBytes(), as: UTF8.self) == lines[0])
    }

    @Test func `every draft that is wrong by itself is reported with its line`() throws {
        let given = try Given([registered("nlc")])
        let outcome = try given.when(
            "{", registered("rsl"), draft("membership.admitted", "institution/nlc", "2018"),
            draft("membership.invited", "institution/nlc", "2018/2019"), admitted("nlc", "2018"))
        #expect(outcome.codes == [.malformedJSON, .missingField, .spanNotMoment])
        #expect(outcome.refusals.map(\.line) == [1, 3, 4])
        #expect(try given.size == 1)
    }

    @Test func `timelines are judged only if every draft is good by itself`() throws {
        let given = try Given([registered("nlc")])
        #expect(try given.when(withdrawn("nlc", "2018"), "{").codes == [.malformedJSON])
        #expect(try given.when(withdrawn("nlc", "2018")).codes == [.notMember])
    }

    @Test func `a batch is accepted or refused as a whole`() throws {
        let given = try Given()
        #expect(
            try given.when(registered("nlc"), admitted("nlc", "2018"), withdrawn("rsl", "2018")).codes == [
                .notRegistered
            ])
        #expect(try given.size == 0)
        #expect(try given.order("institution/nlc") == [])
    }

    // MARK: - The expected size

    @Test func `a draft that expects another size is refused`() throws {
        let given = try Given([registered("nlc")])
        #expect(try given.when([admitted("nlc", "2018")], expectedSize: 0).codes == [.logMovedOn])
        #expect(try given.when([admitted("nlc", "2018")], expectedSize: 2).codes == [.logMovedOn])
        #expect(try given.when([admitted("nlc", "2018")], expectedSize: 1).positions == [1])
    }

    @Test func `what is held already is set aside before the size is looked at`() throws {
        let given = try Given([registered("nlc")])
        #expect(try given.when([registered("nlc")], expectedSize: 7).held == [0])
    }

    // MARK: - The size of an entry

    private func names(_ languages: Int, _ length: Int) -> String {
        let tags = (0..<languages).map {
            "q\(Unicode.Scalar(UInt8(0x61 + $0 / 26 % 20)))\(Unicode.Scalar(UInt8(0x61 + $0 % 26)))"
        }
        return "{" + tags.map { "\"\($0)\":\"\(String(repeating: "a", count: length))\"" }.joined(separator: ",") + "}"
    }

    @Test func `an entry has at most 65,535 bytes`() throws {
        let given = try Given([registered("nlc")])
        func renamed(_ length: Int, _ note: Int) -> String {
            draft(
                "institution.renamed", "institution/nlc", "2018", data: #"{"names":\#(names(126, length))}"#,
                note: String(repeating: "n", count: note))
        }
        let outcome = try given.when(renamed(500, 100))
        let length = try given.bytes(1).count
        #expect(outcome.positions == [1])
        #expect(length < Entry.maximumLength)
        // The note fills the rest, byte by byte.
        let room = Entry.maximumLength - length + 100
        #expect(try given.when(renamed(500, room)).positions == [2])
        #expect(try given.bytes(2).count == Entry.maximumLength)
        #expect(try given.when(renamed(500, room + 1)).codes == [.entryTooLong])
    }

    @Test func `an entry too long does not claim what it would have corrected`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        let long = draft(
            "institution.registered", "institution/nlc", data: #"{"identified":true,"names":\#(names(140, 500))}"#,
            corrects: "0")
        #expect(try given.when(long, retracted(0)).codes == [.entryTooLong])
        #expect(
            try given.when(long, long.replacing("Misread.", with: "Twice.")).codes == [.entryTooLong, .entryTooLong])
    }

    // MARK: - Times

    @Test func `a batch shares one time, and each is later than the one before`() throws {
        let given = try Given([registered("a"), registered("b")], [registered("c")], [registered("d")])
        let start = TestClock.start.microseconds
        #expect(try (0..<4).map { try given.entry($0).recorded.microseconds - start } == [0, 0, 1, 2])
    }

    @Test func `a clock put back does not put the ledger's time back`() throws {
        let given = try Given([registered("a")])
        given.clock.set(Instant(microseconds: 1_000_000))
        try given.when(registered("b"))
        #expect(try given.entry(1).recorded.microseconds == TestClock.start.microseconds + 1)
        given.clock.set(Instant(microseconds: TestClock.start.microseconds + 5_000_000))
        try given.when(registered("c"))
        #expect(try given.entry(2).recorded == given.clock.now)
    }

    @Test func `a batch of which all is held takes no time`() throws {
        let given = try Given([registered("a")])
        try given.when(registered("a"))
        try given.when(registered("b"))
        #expect(try given.entry(1).recorded.microseconds == TestClock.start.microseconds + 1)
    }

    // MARK: - One alliance

    @Test func `a ledger keeps one alliance`() throws {
        let given = try Given([founded("silk-road")])
        #expect(try given.when(founded("other")).codes == [.secondAlliance])
        #expect(try given.when(retracted(0), founded("other")).positions == [1, 2])
        #expect(try given.when(founded("silk-road", "2019")).codes == [.secondAlliance])
        let two = try Given()
        #expect(try two.when(founded("a"), founded("b")).codes.contains(.secondAlliance))
    }

    // MARK: - A long timeline

    @Test func `a timeline holds at most 4,096 entries`() throws {
        let given = try Given([registered("nlc")])
        func described(_ number: Int) -> String {
            draft("institution.described", "institution/nlc", "2018", data: #"{"city":"City \#(number)"}"#)
        }
        #expect(try given.when((1..<4_096).map(described)).codes == [])
        #expect(try given.when(described(9_999)).codes == [.timelineTooLong])
        #expect(try given.when(retracted(17), described(9_999)).codes == [])
    }
}
