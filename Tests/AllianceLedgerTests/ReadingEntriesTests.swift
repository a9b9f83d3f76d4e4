import Alliances
import Foundation
import Testing

@testable import AllianceLedger

@Suite("Reading entries goes on where it left off")
struct ReadingEntriesTests {
    /// One document, twelve libraries that cite it in batches of three, and at the end one of them retracted.
    private func withLedger(_ body: (Ledger) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "reading-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let now = try #require(Instant("2026-11-20T20:23:26Z"))
        let ledger = try Ledger.create(at: directory, origin: "ledger.example.org/reading", clock: { now })
        try append(
            [
                #"{"type":"evidence.registered","subject":"evidence/d","data":{"title":"D","publisher":"P"}}"#
            ], to: ledger)
        for batch in 0..<4 {
            try append(
                (0..<3).map { number in
                    #"{"type":"institution.registered","subject":"institution/l\#(batch * 3 + number)","#
                        + #""evidence":"d","data":{"identified":false}}"#
                }, to: ledger)
        }
        try append([#"{"type":"entry.retracted","subject":"entry/5","reason":"a mistake"}"#], to: ledger)
        try body(ledger)
    }

    private func append(_ drafts: [String], to ledger: Ledger) throws {
        let submissions = try drafts.map { Submission(line: nil, .success(try Draft(json: Array($0.utf8).span))) }
        guard case .accepted = try ledger.append(submissions) else {
            Issue.record("the drafts were rejected")
            return
        }
    }

    @Test("stored lines, whatever the limit, are all entries in order", arguments: [1, 300, 1_000, 1 << 20])
    func lines(limit: Int) throws {
        try withLedger { ledger in
            var lines: [UInt8] = []
            var next: Position? = Position(0)
            var calls = 0
            while let start = next {
                let part = try ledger.storedLines(from: start, until: 14, limit: limit)
                lines += part.bytes
                next = part.next
                calls += 1
            }
            #expect(calls > 1 || limit == 1 << 20)
            let entries = try ledger.entries(at: (0..<14).map { Position($0) }, until: 14)
            #expect(entries.count == 14)
            #expect(lines == entries.flatMap { $0.bytes + [0x0a] })
        }
    }

    @Test("referrers, whatever the limit, are those not taken out by then", arguments: [1, 2, 5, 4_096])
    func referrers(limit: Int) throws {
        try withLedger { ledger in
            let document = try Subject("evidence/d")
            for (size, expected) in [(1, 0), (4, 3), (13, 12), (14, 11)] {
                var found: [UInt32] = []
                var next: Position?
                repeat {
                    let part = try ledger.referrers(of: document, from: next, until: size, limit: limit)
                    found += part.found.map(\.rawValue)
                    next = part.next
                } while next != nil
                #expect(found.count == expected && found == found.sorted(), "at size \(size)")
                #expect(found.contains(5) == (size > 5 && size < 14))
            }
            #expect(try ledger.referrers(of: try Subject("evidence/unheard-of"), until: 14).found.isEmpty)
        }
    }

    @Test("the history of a subject has what was taken out, and by what")
    func history() throws {
        try withLedger { ledger in
            let library = try Subject("institution/l4")
            #expect(try ledger.positions(about: library, until: 14).map(\.rawValue) == [5, 13])
            #expect(try ledger.positions(about: library, until: 13).map(\.rawValue) == [5])
            #expect(try ledger.entries(at: [Position(5)], until: 14).first?.takenOutBy == Position(13))
            #expect(try ledger.entries(at: [Position(5)], until: 13).first?.takenOutBy == nil)
            #expect(try ledger.entries(at: [Position(14)], until: 14).isEmpty)
        }
    }

    @Test("a size is completed to that of whole batches")
    func wholeBatches() throws {
        try withLedger { ledger in
            let completed = try (0...15).map { try ledger.wholeBatches($0) }
            #expect(completed == [0, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10, 13, 13, 13, 14, 14])
        }
    }
}
