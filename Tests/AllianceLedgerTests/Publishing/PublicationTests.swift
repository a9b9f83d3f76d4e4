import Foundation
import LMDB
import Synchronization
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Publishing a log")
struct PublicationTests {
    static let sizes = [0, 1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000]

    @Test("writes exactly the files of its size, and they are audited", arguments: sizes)
    func everySize(size: Int) throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(size)
        let report = try place.publish(log)
        var expected: Set<String> = []
        TileLayout(size: UInt64(size)).forEachFile(addedSince: 0) { expected.insert($0.path) }
        #expect(place.tiles() == expected)
        #expect(report.files == expected.count)
        let audit = try place.audit(log)
        #expect(audit.isGood, "\(audit.checks)")
        #expect(audit.size == UInt64(size))
    }

    @Test("has the roots of the published vectors")
    func vectors() throws {
        let roots = [
            (256, "cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274"),
            (70_000, "da0532ff7b2ee56f4067110fc964e9f27b5959f9527bfff3fa501aa7584deaf3"),
        ]
        for (size, root) in roots {
            let place = PublishedPlace()
            try place.publish(SyntheticLog(size))
            #expect(try place.audit(SyntheticLog(0)).root?.hex == root)
        }
    }

    @Test("goes on from what is published: each checkpoint that ever was still verifies")
    func increments() throws {
        let place = PublishedPlace()
        let leaves = SyntheticLog.leaves(70_000)
        var notes: [[UInt8]] = []
        var published: UInt64 = 0
        for size in Self.sizes {
            let log = try SyntheticLog(Array(leaves[..<size]))
            let before = place.tiles()
            let report = try place.publish(log)
            #expect(report.sizeBefore == published)
            var new: Set<String> = []
            TileLayout(size: UInt64(size)).forEachFile(addedSince: published) { new.insert($0.path) }
            #expect(report.files == new.count)
            #expect(before.isDisjoint(with: new) && place.tiles() == before.union(new))
            published = UInt64(size)
            notes.append(log.note)
            #expect(try place.publish(log).files == 0)
        }
        let last = try SyntheticLog(leaves)
        for note in notes {
            try place.write("checkpoint", note)
            #expect(try place.audit(last).isGood)
        }
    }

    @Test("leaves a witness's signature on the checkpoint that is there")
    func cosigned() throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(300)
        try place.publish(log)
        var note = try SignedNote(bytes: log.note)
        try note.sign(
            with: SignerKey(
                name: KeyName("witness.example.org"), type: .ed25519, seed: [UInt8](repeating: 9, count: 32)))
        try place.write("checkpoint", note.bytes)
        try place.publish(log)
        #expect(try place.read("checkpoint") == note.bytes)
        let audit = try place.audit(log)
        #expect(audit.isGood && audit.otherSignatures.count == 1)
    }

    private final class Steps: Sendable {
        private let taken = Mutex(0)

        func next() -> Int {
            taken.withLock { count in
                count += 1
                return count
            }
        }
    }

    /// Publishes and stops before a write, as a kill would. Writes that another thread has begun may still happen.
    private func publish(_ log: SyntheticLog, in place: PublishedPlace, stoppingAt stop: Int) throws -> Bool {
        let steps = Steps()
        var publication = Publication(log, directory: place.path)
        publication.beforeWrite = { name throws(StoreError) in
            if steps.next() > stop { throw StoreError(.io(errno: 4), act: "testing", "stopped before \(name)") }
        }
        do throws(PublicationError) {
            _ = try publication.run()
            return true
        } catch {
            if case .store(let store) = error, store.act == "testing" { return false }
            throw error
        }
    }

    @Test(
        "stopped at any step, the directory verifies as of its checkpoint, and the next run completes it",
        arguments: [0, 600])
    func stopped(from size: Int) throws {
        let leaves = SyntheticLog.leaves(1_300)
        let old = try SyntheticLog(Array(leaves[..<size]))
        let new = try SyntheticLog(leaves)
        var stop = 0
        while true {
            let place = PublishedPlace()
            if size > 0 { try place.publish(old) }
            let before = place.tiles()
            if try publish(new, in: place, stoppingAt: stop) { break }
            func verifiesAsBefore() throws {
                if size > 0 {
                    let report = try place.audit(old)
                    #expect(report.isGood && report.size == UInt64(size))
                } else {
                    #expect(throws: AuditError.self) { try place.audit(old) }
                }
            }
            try verifiesAsBefore()
            // What was not synced may be torn or empty.
            for name in place.tiles().subtracting(before) {
                let bytes = try place.read(name)
                try place.write(name, Array(bytes[..<(bytes.count / 3)]))
            }
            try verifiesAsBefore()
            try place.publish(new)
            let report = try place.audit(new)
            #expect(report.isGood && report.size == 1_300, "stopped after \(stop) writes")
            stop += 1
        }
        // Bundles and tiles, sync and checkpoint; from nothing also the key and the words.
        #expect(stop == (size == 0 ? 17 : 11))
    }

    @Test("refuses to publish less than is published")
    func shrunk() throws {
        let place = PublishedPlace()
        try place.publish(SyntheticLog(300))
        #expect(throws: PublicationError.shrunk(size: 299, publishedSize: 300)) { try place.publish(SyntheticLog(299)) }
        #expect(try place.audit(SyntheticLog(0)).size == 300)
    }

    @Test("refuses to publish another history", arguments: [300, 301, 600])
    func forked(size: Int) throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(300)
        try place.publish(log)
        var leaves = SyntheticLog.leaves(size)
        leaves[17] = [1]
        let fork = try SyntheticLog(leaves)
        #expect(throws: PublicationError.forked(publishedSize: 300)) { try place.publish(fork) }
        #expect(try place.read("checkpoint") == log.note)
    }

    @Test("refuses a directory of another log, or of another key")
    func otherLog() throws {
        let place = PublishedPlace()
        try place.publish(SyntheticLog(3))
        for other in [
            try SyntheticLog(SyntheticLog.leaves(4), name: "other.example.org", seed: 1),
            try SyntheticLog(SyntheticLog.leaves(4), seed: 2),
        ] {
            #expect { try place.publish(other) } throws: { error in
                if case .otherLog = error as? PublicationError { true } else { false }
            }
            // Nor where only the checkpoint tells.
            try place.remove("verifier.key")
            #expect { try place.publish(other) } throws: { error in
                if case .otherLog = error as? PublicationError { true } else { false }
            }
            try place.publish(SyntheticLog(3))
        }
    }

    @Test("refuses the ledger's own directory, and one that another process is writing")
    func wrongPlaces() throws {
        let place = PublishedPlace()
        try place.write("signer.key", [1])
        #expect(throws: PublicationError.ledgersOwnDirectory(place.path)) { try place.publish(SyntheticLog(3)) }
        try place.remove("signer.key")
        let lock = try FolderWriter(place.path, act: "testing")
        #expect { try place.publish(SyntheticLog(3)) } throws: { error in
            guard case .store(let store)? = error as? PublicationError else { return false }
            return store.kind == .conflict
        }
        #expect(lock.directory == place.path)
    }

    @Test("publishes no entry that has rotted in the store", arguments: [0, 299, 300, 599])
    func rotten(position: Int) throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(600)
        #expect(throws: PublicationError.entriesDiffer(size: 600)) {
            try place.publish(log.withRot(at: position))
        }
        #expect(throws: AuditError.self) { try place.audit(log) }
        try place.publish(log)
        #expect(try place.audit(log).isGood)
    }

    @Test("entries of the smallest and the largest size are published")
    func extremes() throws {
        let place = PublishedPlace()
        let log = try SyntheticLog([[], [7], [UInt8](repeating: 7, count: 65_535), [0], []])
        try place.publish(log)
        #expect(try place.audit(log).isGood)
    }
}
