import Alliances
import EventLog
import Foundation
import LMDB
import Testing
import TransparencyLog

@testable import AllianceLedger

/// Given a ledger in which a newer program has written (design §3, canonical subset).
@Suite struct NewerProgramTests {
    /// One more entry, about `institution/nlc`, which the log knows already.
    private func append(_ given: Given, _ from: String, _ to: String) throws {
        let size = try given.size
        let stored = String(decoding: try given.bytes(size - 1), as: UTF8.self)
        #expect(stored.contains(from))
        let bytes = Array(stored.replacing(from, with: to).utf8)
        try given.ledger.writing("writing as a newer program would") {
            (write) throws(StoreError) -> LMDB.Outcome<Void> in
            guard let number = try write.reading.subject(named: "institution/nlc".utf8Span.span) else {
                return .abort(())
            }
            var batch = Batch()
            let slot = batch.subject(number)
            batch.append(LogID(high: 0, low: 99), about: slot, bytes.span)
            let head = try Head(write.reading)
            var tree = try write.reading.treeAppender(head)
            var hasher = MerkleHasher()
            try tree.append(hasher.leaf(entry: bytes.span)) { (address, tile) throws(StoreError) in
                try write.put(address, tile)
            }
            try tree.finish { (address, tile) throws(StoreError) in try write.put(address, tile) }
            _ = try write.append(batch)
            let after = Head(
                lastTime: head.lastTime, vocabulary: EventType.vocabulary + 1, range: tree.compactRange)
            try write.putMeta(Head.name, after.bytes.span)
            return .commit(())
        }
    }

    @Test(arguments: [
        ("membership.admitted", "membership.admitted.v2"),
        ("\"category\":\"member\"", "\"category\":\"member\",\"fee\":1"),
    ])
    func `what it does not know it does not fold`(_ from: String, _ to: String) throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try append(given, from, to)
        do {
            _ = try given.ledger.recompute(until: Size(rawValue: 3))
            Issue.record("an entry that no one can read was folded")
        } catch {
            guard case .store(let error) = error else { throw error }
            #expect(error.kind == .versionMismatch)
        }
    }

    @Test func `where a newer program has written an older one does not append`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try append(given, "membership.admitted", "membership.admitted.v2")
        for draft in [registered("rsl"), withdrawn("nlc", "2020")] {
            let submission = Submission(line: 1, .success(try Draft(json: draft.utf8Span.span)))
            #expect(throws: LedgerError.self) { try given.ledger.dryRun([submission]) }
            #expect(throws: LedgerError.self) { try given.ledger.append([submission]) }
        }
    }

    /// What `Tests/Fixtures/newer-vocabulary` was made by: its rows are of another version, too, and cannot be read.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ALLIANCE_RECORD_NEWER"] != nil))
    func `writes the fixture`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try append(given, "membership.admitted", "membership.endowed")
        try given.ledger.spoilRows(version: 200)
        try given.ledger.sign()
        let place = Fixture.directory("newer-vocabulary")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try given.ledger.environment.copy(to: place + "/data.mdb", act: "recording a fixture")
        for name in ["checkpoint", "signer.key", "verifier.key"] {
            try FileManager.default.copyItem(atPath: given.path + "/" + name, toPath: place + "/" + name)
        }
    }
}

extension Ledger {
    /// Rows as no version of this program can read them.
    func spoilRows(version: UInt8) throws {
        try writing("spoiling the rows") { (write) throws(StoreError) -> LMDB.Outcome<Void> in
            var batch = Batch()
            var numbers: [SubjectNumber] = []
            try write.reading.scanSubjects { (stored) in
                numbers.append(stored.number)
                return .next
            }
            for number in numbers { batch.setRow(batch.subject(number), [0xff, 0xee, version].span) }
            _ = try write.append(batch)
            try write.putMeta(Ledger.rowVersionName, [version].span)
            return .commit(())
        }
    }
}
