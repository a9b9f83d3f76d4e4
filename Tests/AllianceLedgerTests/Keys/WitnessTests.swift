import Alliances
import Foundation
import Synchronization
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Witnesses")
struct WitnessTests {
    private let log: SignerKey
    private let state: Folder
    private let witness: Witness

    init() throws {
        log = try SignerKey.generate(name: KeyName("ledger.example.org/silk-road"))
        state = try Folder()
        witness = try Witness.create(at: state.path + "/w", name: "witness.example.org/w1")
    }

    private func cosign(
        _ published: PublishedTree, by key: VerifierKey? = nil, at seconds: Int64 = 1_800_000_000
    ) throws -> CosignedCheckpoint {
        // Opened anew, as each call of the program does.
        try Witness.open(at: witness.directory).cosign(
            published.folder.path, logKey: key ?? log.verifier, at: Instant(microseconds: seconds * 1_000_000))
    }

    /// Asserts that it is refused for this reason, and that both checkpoints are kept.
    private func expectRefusal(_ why: WitnessError.Refusal, _ published: PublishedTree) throws {
        let seen = try published.folder.read("checkpoint")
        let last = try witness.last(of: Origin(log.verifier.name))
        do {
            _ = try cosign(published)
            Issue.record("it was cosigned")
        } catch let error as WitnessError {
            guard case .refused(why, let kept, let newer) = error else { throw error }
            #expect(error.message.isEmpty == false && error.advice.contains(kept) && error.advice.contains(newer))
            #expect(error.exitStatus == 1)
            #expect(try Data(contentsOf: URL(filePath: newer)) == Data(seen))
            #expect(try [UInt8](Data(contentsOf: URL(filePath: kept))) == last?.note.bytes)
            #expect(
                try policy(log.verifier).verify([UInt8](Data(contentsOf: URL(filePath: kept)))).checkpoint
                    == last?.checkpoint)
        }
        #expect(try witness.last(of: Origin(log.verifier.name)) == last, "the state is what it was")
    }

    @Test("a log that is only added to is cosigned at every size, and the line verifies beside the log's")
    func growth() throws {
        var published = try PublishedTree(signer: log)
        var before: UInt64?
        for step in [0, 1, 2, 5, 248, 1, 255, 1, 700, 64_000] {
            try published.grow(by: step)
            let cosigned = try cosign(published)
            let checkpoint = try published.checkpoint()
            #expect(cosigned.size == checkpoint.size && cosigned.sizeBefore == before)
            before = checkpoint.size
            var note = try SignedNote(bytes: published.folder.read("checkpoint"))
            for line in try NoteSignature.lines(cosigned.line) { note.add(line) }
            let policy = CheckpointPolicy(
                origin: checkpoint.origin, log: log.verifier, witnesses: [witness.verifier], quorum: 1)
            #expect(try policy.verify(note.bytes).checkpoint == checkpoint)
            #expect(try witness.last(of: checkpoint.origin)?.note.bytes == note.bytes)
        }
        #expect(try cosign(published, at: 1_800_000_001).sizeBefore == before, "the same head is cosigned again")
    }

    @Test("another history of the same size, of a larger one, and a log cut off are refused, with evidence")
    func forks() throws {
        var published = try PublishedTree(signer: log)
        try published.grow(by: 300)
        var forked = try PublishedTree(signer: log)
        try forked.grow(by: 299, branch: (100, "forked "))
        _ = try cosign(published)
        try expectRefusal(.smaller(last: 300, seen: 299), forked)
        try forked.grow(by: 1, branch: (100, "forked "))
        try expectRefusal(.otherRoot(size: 300), forked)
        let count = try FileManager.default.contentsOfDirectory(atPath: witness.directory).count
        try expectRefusal(.otherRoot(size: 300), forked)
        #expect(try FileManager.default.contentsOfDirectory(atPath: witness.directory).count == count)
        for step in [1, 300] {
            try forked.grow(by: step, branch: (100, "forked "))
            try expectRefusal(.notExtended(last: 300, seen: try forked.checkpoint().size), forked)
        }
        try published.grow(by: 1)
        #expect(try cosign(published).size == 301)
    }

    @Test("tiles of two trees, level by level, do not connect their checkpoints")
    func mixedLevels() throws {
        // Both roots can be had from these tiles: the old one from level 0, the new one from the levels above it.
        var published = try PublishedTree(signer: log)
        try published.grow(by: 200)
        _ = try cosign(published)
        try published.grow(by: 56)
        let honest = try published.folder.read("tile/0/000")
        var forked = try PublishedTree(signer: log)
        try forked.grow(by: 256, branch: (10, "forked "))
        try forked.folder.write("tile/0/000", honest)
        try expectRefusal(.notExtended(last: 200, seen: 256), forked)
        try forked.grow(by: 256, branch: (10, "forked "))
        try forked.folder.write("tile/0/000", honest)
        try expectRefusal(.notExtended(last: 200, seen: 512), forked)
    }

    @Test("a checkpoint of another key or log, a damaged one and a missing tile are not cosigned, and prove nothing")
    func notBelieved() throws {
        var published = try PublishedTree(signer: log)
        try published.grow(by: 3)
        _ = try cosign(published)
        let names = try FileManager.default.contentsOfDirectory(atPath: witness.directory).sorted()
        let stranger = try SignerKey.generate(name: log.verifier.name)
        #expect(throws: WitnessError.notALogKey(witness.verifier)) { try cosign(published, by: witness.verifier) }
        func expectNotBelieved(_ key: VerifierKey) {
            #expect { try cosign(published, by: key) } throws: { error in
                if case WitnessError.notBelieved = error { true } else { false }
            }
        }
        expectNotBelieved(stranger.verifier)
        try published.grow(by: 3)
        let good = try published.folder.read("checkpoint")
        var bad = good
        bad[bad.count - 20] ^= 1
        try published.folder.write("checkpoint", bad)
        expectNotBelieved(log.verifier)
        try published.folder.write("checkpoint", good)
        try published.folder.remove("tile/0/000.p/6")
        #expect { try cosign(published) } throws: { error in
            if case WitnessError.incomplete(_, "tile/0/000.p/6", _) = error { true } else { false }
        }
        try published.folder.remove("checkpoint")
        #expect { try cosign(published) } throws: { error in
            if case WitnessError.incomplete(_, "checkpoint", _) = error { true } else { false }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: witness.directory).sorted() == names)
    }

    @Test("a log may replace its key: what the witness has seen stays")
    func rotation() throws {
        var published = try PublishedTree(signer: log)
        try published.grow(by: 10)
        _ = try cosign(published)
        let next = try SignerKey.generate(name: log.verifier.name)
        var both = try published.checkpoint().signed(by: log)
        try both.sign(with: next)
        try published.folder.write("checkpoint", both.bytes)
        #expect(try cosign(published, by: next.verifier).sizeBefore == 10)
        var forked = try PublishedTree(signer: next)
        try forked.grow(by: 11, branch: (0, "forked "))
        #expect { try cosign(forked, by: next.verifier) } throws: { error in
            if case WitnessError.refused(.notExtended, _, _) = error { true } else { false }
        }
    }

    @Test("a witness with a damaged state, an exposed key or none cosigns nothing")
    func ownState() throws {
        var published = try PublishedTree(signer: log)
        try published.grow(by: 3)
        _ = try cosign(published)
        let file = "w/" + sha256(Origin(log.verifier.name).bytes.span).hex
        let good = try state.read(file)
        var bad = good
        bad[bad.count - 20] ^= 1
        for bytes in [bad, [], Array(good.dropLast(110))] {
            try state.write(file, bytes)
            #expect { try cosign(published) } throws: { error in
                if case WitnessError.stateUnreadable = error { true } else { false }
            }
        }
        try state.write(file, good)
        _ = try cosign(published)
        let key = witness.directory + "/witness.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        #expect(throws: WitnessError.keyUnreadable(.keyExposed(key, permissions: 0o640))) { try cosign(published) }
        #expect(throws: WitnessError.exists(witness.directory)) {
            try Witness.create(at: witness.directory, name: "witness.example.org/w2")
        }
        try state.remove("w/witness.key")
        #expect(throws: WitnessError.notThere(witness.directory)) { try cosign(published) }
    }

    @Test("of many runs at once none takes the witness back, and no fork is cosigned beside the log")
    func together() throws {
        var trees: [PublishedTree] = []
        for size in 1...24 {
            var tree = try PublishedTree(signer: log)
            try tree.grow(by: size, branch: size.isMultiple(of: 2) ? (0, "forked ") : (.max, ""))
            trees.append(tree)
        }
        let lines = Mutex<[CosignedCheckpoint]>([])
        let published = trees
        DispatchQueue.concurrentPerform(iterations: 24) { number in
            guard let cosigned = try? cosign(published[number]) else { return }
            lines.withLock { $0.append(cosigned) }
        }
        let cosigned = lines.withLock { $0 }
        let sizes = cosigned.map(\.size)
        #expect(Set(sizes.map { $0 % 2 }).count == 1, "one history only: \(sizes)")
        #expect(try witness.last(of: Origin(log.verifier.name))?.checkpoint.size == sizes.max())
        // Each run went on from where another one had stored, so that the sizes before make one chain.
        let before = cosigned.map { $0.sizeBefore ?? 0 }.sorted()
        #expect(before == ([0] + sizes.sorted().dropLast()), "\(sizes) after \(before)")
    }
}
