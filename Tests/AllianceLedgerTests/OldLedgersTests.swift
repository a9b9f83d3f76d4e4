import Alliances
import EDTF
import Foundation
import LMDB
import Projections
import Testing

@testable import AllianceLedger

/// A ledger that an older version wrote is opened for ever.
@Suite struct OldLedgersTests {
    private func open(
        _ format: String, in directory: TemporaryDirectory, for access: Ledger.Access
    ) throws -> Ledger {
        let place = directory.path
        if !FileManager.default.fileExists(atPath: place) { try Fixture.copy(format + "/ledger", to: place) }
        return try Ledger.open(at: place, for: access, clock: TestClock().reading)
    }

    private func members(_ ledger: Ledger) throws -> [String] {
        let day = try #require(Day("2025-06-01"))
        return try ledger.book(Question(asOf: day, knownAt: nil)).institutions().map { "\($0)" }
    }

    @Test(arguments: Fixture.formats)
    func `every entry is read and verified, of every type there was`(_ format: String) throws {
        let directory = TemporaryDirectory()
        let ledger = try open(format, in: directory, for: .reading)
        let report = try ledger.replay()
        #expect(report.isGood, "\(report.checks)")
        var types: Set<EventType> = []
        for position in 0..<report.size {
            types.insert(try #require(try ledger.entry(at: Position(UInt32(position)))).entry.event.type)
        }
        // What is added later is not in it; none of these may go away.
        if format == "format-1" { #expect(types.count == 45) }
    }

    @Test(arguments: Fixture.formats)
    func `rows of an older version are not read, and are made anew by the next that writes`(_ format: String) throws {
        let directory = TemporaryDirectory()
        var ledger = try open(format, in: directory, for: .writing)
        let before = try members(ledger)
        #expect(before.count == 6)
        try ledger.spoilRows(version: 0)
        ledger.close()
        ledger = try open(format, in: directory, for: .reading)
        #expect(try members(ledger) == before)
        #expect(try ledger.replay().isGood == false)
        ledger.close()
        ledger = try open(format, in: directory, for: .writing)
        #expect(try members(ledger) == before)
        #expect(try ledger.replay().isGood)
    }

    @Test func `a store of a newer format is refused, for reading as for writing, and is not touched`() throws {
        let given = try Given([registered("nlc")])
        try given.ledger.writing("raising the format") { (write) throws(StoreError) -> LMDB.Outcome<Void> in
            .commit(try write.putMeta("format", Array("2".utf8).span))
        }
        given.close()
        let before = try Data(contentsOf: URL(filePath: given.path + "/data.mdb"))
        for access in [Ledger.Access.reading, .writing] {
            #expect(throws: LedgerError.newerFormat(given.path, found: "2")) {
                _ = try Ledger.open(at: given.path, for: access, clock: given.clock.reading)
            }
        }
        #expect(try Data(contentsOf: URL(filePath: given.path + "/data.mdb")) == before)
        #expect(LedgerError.newerFormat(given.path, found: "2").advice.contains("newer alliance"))
    }

    @Test func `a backup of rows of another version says that they were not compared`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try given.ledger.sign()
        try given.ledger.spoilRows(version: 0)
        let place = TemporaryDirectory()
        let report = try given.ledger.backup(to: place.path)
        #expect(report.checks.contains { $0.name == "rows" && $0.result != .passed })
        #expect(report.mark.size == 2)
    }
}
