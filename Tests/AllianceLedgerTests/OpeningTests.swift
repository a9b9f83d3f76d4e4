import Alliances
import Foundation
import LMDB
import Projections
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite struct OpeningTests {
    private func failure(_ act: () throws -> Void) -> LedgerError? {
        do {
            try act()
            return nil
        } catch { return error as? LedgerError }
    }

    private func file(_ given: Given, _ name: String) -> String { given.path + "/" + name }

    private func copy(_ from: String, _ to: String) throws {
        try? FileManager.default.removeItem(atPath: to)
        try FileManager.default.copyItem(atPath: from, toPath: to)
    }

    private func checkpoint(_ given: Given) throws -> Checkpoint {
        let bytes = try Data(contentsOf: URL(filePath: file(given, "checkpoint")))
        return try given.ledger.policy.verify([UInt8](bytes)).checkpoint
    }

    // MARK: - Reopening

    @Test func `what was appended is there after reopening`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")], [disputed(1)])
        let before = try given.state()
        try given.reopen()
        #expect(try given.state() == before)
        try given.when(withdrawn("nlc", "2020"))
        try given.reopen(for: .reading)
        try given.audit()
        #expect(try given.order("institution/nlc") == [0, 1, 3])
    }

    @Test func `times go on after reopening with an older clock`() throws {
        let given = try Given([registered("nlc")])
        given.clock.set(Instant(microseconds: 1))
        try given.reopen()
        try given.when(admitted("nlc", "2018"))
        #expect(try given.entry(1).recorded.microseconds == TestClock.start.microseconds + 1)
    }

    @Test func `a ledger is made once and opened where it is`() throws {
        let given = try Given()
        #expect(
            failure { _ = try Ledger.create(at: given.path, origin: "a.example/b", clock: given.clock.reading) }
                == .exists(given.path))
        let nowhere = given.path + "-none"
        #expect(
            failure { _ = try Ledger.open(at: nowhere, for: .reading, clock: given.clock.reading) }
                == .notThere(nowhere))
        guard
            case .store(let error) = failure({
                _ = try Ledger.open(at: given.path, for: .reading, clock: given.clock.reading)
            }),
            error.kind == .alreadyOpen
        else {
            Issue.record("one store was opened twice in one process")
            return
        }
    }

    @Test func `rows of another version are made anew from the entries`() throws {
        let given = try Given(
            [document("cgtn"), registered("nlc"), registered("rsl"), admitted("nlc", "2018", evidence: "cgtn")],
            [signed("mou", "2018", parties: "nlc rsl"), disputed(3), founded("silk-road")], [retracted(4)],
            [admitted("nlc", "2019", corrects: "3")])
        let before = try given.state()
        try given.ledger.writing("spoiling the version of the rows") {
            (write) throws(StoreError) -> LMDB.Outcome<Void> in
            try write.putMeta(Ledger.rowVersionName, [Row.version &+ 1].span)
            return .commit(())
        }
        try given.reopen()
        #expect(try given.state() == before)
        try given.audit()
        #expect(try given.when(withdrawn("nlc", "2020")).codes == [])
    }

    // MARK: - The checkpoint

    @Test func `a new ledger has a signed checkpoint over nothing`() throws {
        let given = try Given()
        #expect(try checkpoint(given).size == 0)
        #expect(try checkpoint(given).root == MerkleHasher.emptyRoot)
    }

    @Test func `signing writes the checkpoint over the head beside the store and into it`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        #expect(try checkpoint(given).size == 0)
        let signed = try given.ledger.sign()
        #expect(try checkpoint(given).size == 2)
        #expect(try given.ledger.checkpoint() == signed)
        #expect(try Data(contentsOf: URL(filePath: file(given, "checkpoint"))) == Data(signed))
        let head = try given.ledger.reading("reading the head") { (read) throws(StoreError) in try Head(read) }
        #expect(try checkpoint(given).root == head.range.root())
        #expect(try given.ledger.sign() == signed)
    }

    @Test func `a head that was not signed before a crash is signed at the next opening for writing`() throws {
        let given = try Given([registered("nlc")])
        try given.reopen(for: .reading)
        #expect(try checkpoint(given).size == 0)
        try given.reopen(for: .writing)
        #expect(try checkpoint(given).size == 1)
    }

    @Test func `a checkpoint lost is written again from the store`() throws {
        let given = try Given([registered("nlc")])
        try given.ledger.sign()
        try FileManager.default.removeItem(atPath: file(given, "checkpoint"))
        try given.reopen()
        #expect(try checkpoint(given).size == 1)
    }

    @Test func `a store put back from an old copy is not opened for writing`() throws {
        let given = try Given([registered("nlc")])
        try given.ledger.sign()
        given.close()
        try copy(file(given, "data.mdb"), file(given, "old"))
        try given.reopen()
        try given.when(admitted("nlc", "2018"))
        try given.ledger.sign()
        given.close()
        let signed = try Data(contentsOf: URL(filePath: file(given, "checkpoint")))
        try copy(file(given, "old"), file(given, "data.mdb"))
        #expect(failure { try given.reopen() } == .rolledBack(storeSize: 1, signedSize: 2))
        #expect(try Data(contentsOf: URL(filePath: file(given, "checkpoint"))) == signed)
        // It can still be read.
        try given.reopen(for: .reading)
        #expect(try given.size == 1)
    }

    @Test func `a store with another history is not opened for writing`() throws {
        let given = try Given([registered("nlc")])
        given.close()
        try copy(file(given, "data.mdb"), file(given, "old"))
        try given.reopen()
        try given.when(admitted("nlc", "2018"))
        try given.ledger.sign()
        given.close()
        try copy(file(given, "checkpoint"), file(given, "signed"))
        // The same size with other content, and larger than what was signed.
        for more in [[admitted("nlc", "2019")], [admitted("nlc", "2019"), withdrawn("nlc", "2020")]] {
            given.close()
            try copy(file(given, "old"), file(given, "data.mdb"))
            try FileManager.default.removeItem(atPath: file(given, "checkpoint"))
            try given.reopen()
            try given.when(more)
            given.close()
            try copy(file(given, "signed"), file(given, "checkpoint"))
            #expect(failure { try given.reopen() } == .forked(size: 2))
        }
    }

    @Test func `a checkpoint that does not verify is not trusted`() throws {
        let given = try Given([registered("nlc")])
        try given.ledger.sign()
        given.close()
        var text = try String(contentsOfFile: file(given, "checkpoint"), encoding: .utf8)
        text = text.replacing("\n1\n", with: "\n0\n")
        try text.write(toFile: file(given, "checkpoint"), atomically: true, encoding: .utf8)
        guard case .checkpointUnreadable = failure({ try given.reopen() }) else {
            Issue.record("a forged checkpoint was taken")
            return
        }
    }

    // MARK: - Keys

    @Test func `writing needs the key, reading does not`() throws {
        let given = try Given([registered("nlc")])
        given.close()
        let key = file(given, "signer.key")
        try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
        #expect(failure { try given.reopen() } == .keyMissing(key))
        try given.reopen(for: .reading)
        #expect(try given.size == 1)
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o610])
    func `a key that others can read is refused`(_ mode: Int) throws {
        let given = try Given()
        given.close()
        let key = file(given, "signer.key")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
        guard case .keyExposed(key, _) = failure({ try given.reopen() }) else {
            Issue.record("a key of mode \(String(mode, radix: 8)) was taken")
            return
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        try given.reopen()
    }

    @Test func `the key is made readable by its owner alone`() throws {
        let given = try Given()
        let attributes = try FileManager.default.attributesOfItem(atPath: file(given, "signer.key"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `the key of another ledger is refused`() throws {
        let given = try Given()
        let other = try Given()
        given.close()
        try copy(file(other, "signer.key"), file(given, "signer.key"))
        guard case .keyOfAnother = failure({ try given.reopen() }) else {
            Issue.record("another ledger's key was taken")
            return
        }
    }
}
