import Alliances
import Foundation
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Replacing the key")
struct KeyRotationTests {
    @Test("all through the overlap both keys verify, before it the old one and after it the new one")
    func overlap() throws {
        let folder = try Folder()
        let ledger = try folder.makeLedger()
        try ledger.append(1)
        let before = try ledger.sign()
        let keys = try ledger.rotateKey()
        let (old, new) = (keys.current, try #require(keys.next))
        #expect(old == ledger.verifier && old.name == new.name && old != new)

        #expect(try signers(of: before, among: [old, new]) == [old])
        // The head is signed by both without a new entry, and its first line is the one that was there.
        let head = try #require(try ledger.checkpoint())
        #expect(try signers(of: head, among: [old, new]) == [old, new])
        #expect(try head.starts(with: before) && folder.read("checkpoint") == head)
        try ledger.append(2)
        #expect(try signers(of: ledger.sign(), among: [old, new]) == [old, new])

        let retired = try ledger.finishRotation()
        #expect(try signers(of: ledger.checkpoint(), among: [old, new]) == [old, new], "its size is what it was")
        try ledger.append(3)
        #expect(try signers(of: ledger.sign(), among: [old, new]) == [new])
        #expect(try ledger.keys() == LedgerKeys(current: new, next: nil))
        #expect(
            try VerifierKey(text: String(decoding: Data(contentsOf: URL(filePath: retired)).dropLast(), as: UTF8.self))
                == old)
        #expect(ledger.files.retiredKeys(of: before) == [old] && ledger.files.retiredKeys(of: head) == [old])
        #expect(try folder.names().filter { $0.hasPrefix("signer") } == ["signer.key"])
        #expect(
            try SignerKey(secretText: String(decoding: folder.read("signer.key").dropLast(), as: UTF8.self)).verifier
                == new)
    }

    @Test("a receipt of before the rotation verifies by the old key for ever, one of the overlap by either")
    func receipts() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let ledger = try folder.makeLedger()
        try ledger.append(1)
        try ledger.sign()
        let early = try #require(try ledger.receipt(of: Position(0)))
        let keys = try ledger.rotateKey()
        let new = try #require(keys.next)
        let during = try #require(try ledger.receipt(of: Position(0)))
        _ = try ledger.finishRotation()
        func holds(_ receipt: EntryReceipt, _ key: VerifierKey) -> Bool {
            (try? ProofCheck.inclusion(receipt.proof, entry: receipt.entry, policy: policy(key))) != nil
        }
        #expect(holds(early, keys.current) && !holds(early, new))
        #expect(holds(during, keys.current) && holds(during, new))
        #expect(try ledger.replay().checks.allSatisfy { if case .failed = $0.result { false } else { true } })
    }

    @Test("a rotation goes forward one step at a time")
    func order() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let ledger = try folder.makeLedger()
        #expect(throws: LedgerError.notRotating) { try ledger.finishRotation() }
        let next = try #require(try ledger.rotateKey().next)
        #expect(throws: LedgerError.rotating(next: next.text)) { try ledger.rotateKey() }
        _ = try ledger.finishRotation()
        #expect(throws: LedgerError.notRotating) { try ledger.finishRotation() }
        #expect(try ledger.rotateKey().current == next)
    }

    /// What the directory holds after each durable step of a rotation, as a crash would leave it.
    @Test("a crash between any two steps is completed when the ledger is opened for writing", arguments: 0..<5)
    func crash(step: Int) throws {
        let folder = try Folder()
        var ledger: Ledger? = try folder.makeLedger()
        try ledger?.append(1)
        try ledger?.sign()
        let (oldSigner, oldVerifier) = (try folder.read("signer.key"), try folder.read("verifier.key"))
        let old = try #require(ledger?.verifier)
        let signedByOld = try folder.read("checkpoint")
        let new = try #require(try ledger?.rotateKey().next)
        switch step {
        case 0: try folder.remove("verifier.next.key")  // the next key is made, its public half not yet
        case 1: try folder.write("checkpoint", signedByOld)  // signed in the store, not yet beside it
        case 2: break
        default: _ = try ledger?.finishRotation()
        }
        ledger = nil
        switch step {
        case 3:  // the public half is in force, the secret one not yet
            try folder.write("signer.next.key", try folder.read("signer.key"))
            try folder.write("signer.key", oldSigner)
        case 4:  // and the old secret key is lost besides
            try folder.write("signer.next.key", try folder.read("signer.key"))
            try folder.remove("signer.key")
        default: #expect(try folder.read("verifier.key") == oldVerifier)
        }
        // Whoever only reads is not disturbed by any of these states.
        do {
            let reading = try folder.open(.reading)
            #expect(try reading.receipt(of: Position(0)) != nil)
        }
        let opened = try folder.open()
        let keys = try opened.keys()
        let isOver = step >= 3
        #expect(keys == LedgerKeys(current: isOver ? new : old, next: isOver ? nil : new))
        #expect(try signers(of: folder.read("checkpoint"), among: [old, new]) == [old, new])
        try opened.append(2)
        #expect(try signers(of: opened.sign(), among: [old, new]) == (isOver ? [new] : [old, new]))
        #expect(try folder.names().contains("signer.next.key") == !isOver)
    }

    @Test("an old copy of the store is refused during a rotation and after it, whatever keys are there")
    func rolledBack() throws {
        let folder = try Folder()
        var ledger: Ledger? = try folder.makeLedger()
        try ledger?.append(1)
        _ = try ledger?.rotateKey()
        ledger = nil
        let data = try folder.read("data.mdb")
        ledger = try folder.open()
        try ledger?.append(2)
        try ledger?.sign()
        for finishes in [false, true] {
            if finishes {
                _ = try ledger?.finishRotation()
            }
            ledger = nil
            let newest = try folder.read("data.mdb")
            try folder.write("data.mdb", data)
            #expect(throws: LedgerError.rolledBack(storeSize: 1, signedSize: 2)) { try folder.open() }
            try folder.write("data.mdb", newest)
            ledger = try folder.open()
        }
    }

    @Test("during the overlap nothing is signed without the next key, nor with one that others can read")
    func bothAreNeeded() throws {
        let folder = try Folder()
        let ledger = try folder.makeLedger()
        _ = try ledger.rotateKey()
        try ledger.append(1)
        let path = folder.path + "/signer.next.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: LedgerError.keyExposed(path, permissions: 0o644)) { try ledger.sign() }
        try folder.remove("signer.next.key")
        #expect(throws: LedgerError.keyMissing(path)) { try ledger.sign() }
        #expect(throws: LedgerError.keyMissing(path)) { try ledger.finishRotation() }
        // Without its public half the rotation is given up.
        try folder.remove("verifier.next.key")
        #expect(try signers(of: ledger.sign(), among: [ledger.verifier]) == [ledger.verifier])
    }

    @Test("a lost key is replaced at once, and the head joins what both have signed")
    func lost() throws {
        let folder = try Folder()
        var ledger: Ledger? = try folder.makeLedger()
        let old = try #require(ledger?.verifier)
        try ledger?.append(1)
        try ledger?.sign()
        ledger = nil
        func replace() throws -> Ledger { try Ledger.replaceLostKey(at: folder.path, clock: { Folder.now }) }
        #expect(throws: LedgerError.keyNotLost(folder.path + "/signer.key")) { try replace() }
        try folder.remove("signer.key")
        #expect(throws: LedgerError.keyMissing(folder.path + "/signer.key")) { try folder.open() }
        let new = try replace().keys().current
        #expect(new != old)
        #expect(try signers(of: folder.read("checkpoint"), among: [old, new]) == [old, new])
        ledger = try folder.open()
        try ledger?.append(2)
        #expect(try signers(of: ledger?.sign(), among: [old, new]) == [new])
    }

    @Test("with a lost key an unsigned head is signed by the new one alone, and an old copy still refused")
    func lostBeforeSigning() throws {
        let folder = try Folder()
        var ledger: Ledger? = try folder.makeLedger()
        let old = try #require(ledger?.verifier)
        ledger = nil
        let empty = try folder.read("data.mdb")
        ledger = try folder.open()
        try ledger?.append(1)
        try ledger?.sign()
        try ledger?.append(2)
        ledger = nil
        try folder.remove("signer.key")
        let newest = try folder.read("data.mdb")
        try folder.write("data.mdb", empty)
        #expect(throws: LedgerError.rolledBack(storeSize: 0, signedSize: 1)) {
            try Ledger.replaceLostKey(at: folder.path, clock: { Folder.now })
        }
        // The refused call has left a next key; the next one goes on with it.
        try folder.write("data.mdb", newest)
        let new = try Ledger.replaceLostKey(at: folder.path, clock: { Folder.now }).keys().current
        #expect(try signers(of: folder.read("checkpoint"), among: [old, new]) == [new])
        #expect(try policy(new).verify(folder.read("checkpoint")).checkpoint.size == 2)
    }

    @Test("the checkpoint carries a witness's line until the next entry, through a rotation too")
    func cosignatures() throws {
        let folder = try Folder()
        let ledger = try folder.makeLedger()
        try ledger.append(1)
        let signed = try policy(ledger.verifier).verify(ledger.sign()).checkpoint
        let witness = try SignerKey.generate(name: KeyName("w.example.org/1"), type: .cosignature)
        func line(_ seconds: UInt64, _ checkpoint: Checkpoint = signed) throws -> [UInt8] {
            try Cosignature(of: checkpoint, at: seconds, by: witness).signature.line
        }
        let key = witness.verifier
        #expect(try ledger.add(cosignature: line(5), of: key) == (1, 5))
        #expect(try ledger.add(cosignature: line(6), of: key) == (1, 6))
        let new = try #require(try ledger.rotateKey().next)
        let carried = try #require(try ledger.checkpoint())
        #expect(try folder.read("checkpoint") == carried)
        #expect(try SignedNote(bytes: carried).signatures.count == 3, "the later cosignature replaces the earlier")
        for log in [ledger.verifier, new] {
            let verified = try CheckpointPolicy(origin: Origin(log.name), log: log, witnesses: [key]).verify(carried)
            #expect(verified.signatures.compactMap(\.timestamp) == [6])
        }
        // Neither garbage, nor another key's line, nor one for another head is carried: it would spoil the checkpoint.
        var flipped = try line(7)
        flipped[40] ^= 1
        let stranger = try SignerKey.generate(name: KeyName("w.example.org/2"), type: .cosignature).verifier
        try ledger.append(2)
        try ledger.sign()
        for (bytes, key) in [
            (flipped, key), (try line(8), stranger), (Array("no line".utf8), key), (try line(8), key),
            (try line(8), ledger.verifier),
        ] {
            #expect { try ledger.add(cosignature: bytes, of: key) } throws: { error in
                if case LedgerError.cosignatureRefused = error { true } else { false }
            }
        }
        #expect(try SignedNote(bytes: #require(try ledger.checkpoint())).signatures.count == 2)
    }
}
