import Foundation
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Auditing the hashes of a published log")
struct AuditTests {
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The check that refuses it and a part of what it says.
        let check: String
        let says: String
        /// The first bad entry, where it can be known.
        let position: UInt64?
        let act: @Sendable (PublishedPlace) throws -> Void

        init(
            _ name: String, _ check: String, _ says: String, at position: UInt64? = nil,
            _ act: @escaping @Sendable (PublishedPlace) throws -> Void
        ) {
            testDescription = name
            self.check = check
            self.says = says
            self.position = position
            self.act = act
        }
    }

    private static let size = 70_000
    private static let log = Result { try SyntheticLog(size) }

    private static func flip(_ name: String, _ place: Int) -> @Sendable (PublishedPlace) throws -> Void {
        { published in
            var bytes = try published.read(name)
            bytes[place] ^= 4
            try published.write(name, bytes)
        }
    }

    private static func swapLeaves(_ name: String) -> @Sendable (PublishedPlace) throws -> Void {
        { published in
            // `leaf 2` and `leaf 3` are of one length: the digits stand in bytes 23 and 31 of the bundle.
            var bytes = try published.read(name)
            bytes.swapAt(23, 31)
            try published.write(name, bytes)
        }
    }

    static let tamperings: [Tampering] = [
        Tampering(
            "a bit of an entry", "root", "the first that differs from its tile is #2", at: 2,
            flip("tile/entries/000", 23)),
        Tampering(
            "a bit of the last, partial bundle", "root", "#69888", at: 69_888, flip("tile/entries/273.p/112", 2)),
        Tampering("a bit of a length", "bundles", "tile/entries/005", flip("tile/entries/005", 0)),
        Tampering(
            "a bit of a leaf hash", "tiles", "tile/0/001, #257: the entry does not hash", at: 257,
            flip("tile/0/001", 40)),
        Tampering(
            "a bit of a hash of level 1", "tiles", "tile/1/000, hash 2, over #512 on", flip("tile/1/000", 64)),
        Tampering("a bit of the highest tile", "tiles", "tile/2/000.p/1", flip("tile/2/000.p/1", 3)),
        Tampering("a bit of the checkpoint's origin", "checkpoint", "is bad", flip("checkpoint", 0)),
        Tampering("a bit of its size", "checkpoint", "is bad", flip("checkpoint", 30)),
        Tampering("a bit of its root", "checkpoint", "is bad", flip("checkpoint", 40)),
        Tampering("a bit of its signature", "checkpoint", "is bad") { published in
            let bytes = try published.read("checkpoint")
            try flip("checkpoint", bytes.count - 10)(published)
        },
        Tampering("two entries swapped", "root", "#2", at: 2, swapLeaves("tile/entries/000")),
        Tampering("two entries swapped, and their leaves", "root", "entries and tiles agree") { published in
            try swapLeaves("tile/entries/000")(published)
            var tile = try published.read("tile/0/000")
            for place in 0..<32 { tile.swapAt(64 + place, 96 + place) }
            try published.write("tile/0/000", tile)
            try rehash(published)
        },
        Tampering("the tail dropped", "bundles", "from #69888 on: there is no such file", at: 69_888) { published in
            try published.remove("tile/entries/273.p/112")
        },
        Tampering("a bundle in the middle dropped", "bundles", "tile/entries/100", at: 25_600) { published in
            try published.remove("tile/entries/100")
        },
        Tampering("a bundle truncated", "bundles", "ends after 2 of its 256 entries", at: 2) { published in
            try published.write("tile/entries/000", Array(published.read("tile/entries/000")[..<20]))
        },
        Tampering("an empty bundle", "bundles", "ends after 0", at: 256) { published in
            try published.write("tile/entries/001", [])
        },
        Tampering("a bundle that goes on", "bundles", "goes on for 3 bytes", at: 512) { published in
            try published.write("tile/entries/001", published.read("tile/entries/001") + [0, 1, 7])
        },
        Tampering("a tile dropped", "tiles", "tile/0/007, #1792: there is no such file", at: 1_792) { published in
            try published.remove("tile/0/007")
        },
        Tampering("a tile truncated", "tiles", "8191 bytes instead of 8192", at: 1_792) { published in
            try published.write("tile/0/007", Array(published.read("tile/0/007")[..<8_191]))
        },
        Tampering("a tile of level 1 dropped", "tiles", "tile/1/001.p/17") { published in
            try published.remove("tile/1/001.p/17")
        },
        Tampering("another log's checkpoint", "checkpoint", "is signed by other.example.org") { published in
            let other = try SyntheticLog(SyntheticLog.leaves(3), name: "other.example.org", seed: 1)
            try published.write("checkpoint", other.note)
        },
        Tampering("the key and the signature replaced", "checkpoint", "not by the log's key") { published in
            let other = try SyntheticLog(SyntheticLog.leaves(3), seed: 5)
            try published.write("verifier.key", Array((other.verifier.text + "\n").utf8))
            try published.write("checkpoint", other.note)
        },
        Tampering("another origin under the same key", "checkpoint", "is of 'another.example.org'") { published in
            let log = try SyntheticLog(3)
            try published.write(
                "checkpoint",
                log.signed(size: 3, root: log.checkpoint.root, origin: "another.example.org"))
        },
        Tampering("a size beyond what can be counted", "checkpoint", "2^31") { published in
            let log = try SyntheticLog(3)
            try published.write("checkpoint", log.signed(size: 1 << 40, root: log.checkpoint.root))
        },
        Tampering("a size that was never published", "bundles", "from #69888 on") { published in
            let log = try SyntheticLog(3)
            try published.write("checkpoint", log.signed(size: 70_001, root: log.checkpoint.root))
        },
        Tampering("a signature in another base64", "checkpoint", "Signature line 1 is malformed") { published in
            // Sets bits that carry nothing: another spelling of the same bytes.
            var bytes = try published.read("checkpoint")
            let last = bytes.count - 3
            #expect(bytes[last + 1] == UInt8(ascii: "=") && bytes[last + 2] == 0x0a)
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
            let digit = try #require(alphabet.firstIndex(of: bytes[last]))
            bytes[last] = alphabet[digit | 1]
            try published.write("checkpoint", bytes)
        },
        Tampering("an empty checkpoint", "checkpoint", "does not end in a line feed") { published in
            try published.write("checkpoint", [])
        },
        Tampering("a checkpoint that is no text", "checkpoint", "not valid UTF-8") { published in
            try published.write("checkpoint", [0xff, 0xfe, 0])
        },
    ]

    /// Makes the tiles above level 0 anew, as a forger would.
    private static func rehash(_ published: PublishedPlace) throws {
        var entries = SyntheticLog.leaves(size)
        entries.swapAt(2, 3)
        let forged = try SyntheticLog(entries)
        let address = TileAddress(.level(1), number: 0)
        try published.write(address.path, forged.tile(address).bytes)
        let top = TileAddress(.level(2), number: 0, width: 1)
        try published.write(top.path, forged.tile(top).bytes)
    }

    @Test("finds each kind of tampering, and says what it is", arguments: tamperings)
    func tampering(_ tampering: Tampering) throws {
        let published = PublishedPlace()
        let log = try Self.log.get()
        try published.publish(log)
        try tampering.act(published)
        let report = try published.audit(log)
        #expect(!report.isGood)
        let finding = try #require(report.finding(tampering.check), "\(report.checks)")
        #expect(finding.contains(tampering.says), "\(finding)")
        if let position = tampering.position { #expect(report.firstBad == position) }
        #expect(report.book(asOf: .last) == nil)
    }

    @Test("finds every single bit flipped anywhere in a small log")
    func everyBit() throws {
        let published = PublishedPlace()
        let log = try SyntheticLog(5)
        try published.publish(log)
        for name in ["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"] {
            let bytes = try published.read(name)
            for bit in 0..<bytes.count * 8 {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                try published.write(name, flipped)
                #expect(try !published.audit(log).isGood, "\(name), bit \(bit)")
            }
            try published.write(name, bytes)
        }
        #expect(try published.audit(log).isGood)
    }

    @Test("demands that the log continues every saved checkpoint")
    func saved() throws {
        let published = PublishedPlace()
        let leaves = SyntheticLog.leaves(1_000)
        let log = try SyntheticLog(leaves)
        try published.publish(log)
        var saved: [String] = []
        for size in [0, 1, 255, 256, 257, 511, 512, 700, 999, 1_000] {
            try published.write("saved.\(size)", SyntheticLog(Array(leaves[..<size])).note)
            saved.append(published.file("saved.\(size)"))
        }
        #expect(try published.audit(log, saved: saved).isGood)

        var other = leaves
        other[600] = [1]
        for (size, says) in [
            (601, "has another root for the first 601 entries"), (768, "has another root for the first 768 entries"),
            (1_000, "two roots for the same 1000 entries"),
        ] {
            try published.write("saved.fork", SyntheticLog(Array(other[..<size])).note)
            let report = try published.audit(log, saved: [saved[3], published.file("saved.fork")])
            #expect(report.failed == ["saved checkpoints"])
            #expect(report.finding("saved checkpoints")?.contains(says) == true, "\(report.checks)")
        }
        try published.write("saved.later", SyntheticLog(1_001).note)
        let rolledBack = try published.audit(log, saved: [published.file("saved.later")])
        #expect(rolledBack.finding("saved checkpoints")?.contains("entries were taken back") == true)

        let foreign = try SyntheticLog(SyntheticLog.leaves(3), name: "other.example.org")
        try published.write("saved.foreign", foreign.note)
        let report = try published.audit(log, saved: [published.file("saved.foreign")])
        #expect(report.finding("saved checkpoints")?.contains("signed by other.example.org") == true)
    }

    @Test("reads the full file where a partial one has been deleted, and uses no more of it than was signed")
    func deletedPartials() throws {
        let published = PublishedPlace()
        let leaves = SyntheticLog.leaves(512)
        let old = try SyntheticLog(Array(leaves[..<300]))
        try published.publish(old)
        try published.publish(SyntheticLog(leaves))
        try published.remove("tile/0/001.p/44")
        try published.remove("tile/entries/001.p/44")
        try published.remove("tile/1/000.p/1")
        try published.write("checkpoint", old.note)
        let report = try published.audit(old)
        // The highest tile of the old size has no full successor yet.
        #expect(report.failed == ["tiles"])
        try published.write("tile/1/000.p/1", old.tile(TileAddress(.level(1), number: 0, width: 1)).bytes)
        #expect(try published.audit(old).isGood)
    }

    @Test("uses the key beside the log only if none is given, and says so")
    func keyBeside() throws {
        let published = PublishedPlace()
        let log = try SyntheticLog(3)
        try published.publish(log)
        var options = AuditOptions()
        options.isOfHashesOnly = true
        let report = try Audit.run(published.path, options)
        #expect(report.isGood && report.key.isFromLog)
        options.key = try AuditKey(published.file("verifier.key"), auditing: published.path)
        #expect(options.key?.isFromLog == true)
        options.key = try AuditKey(log.verifier.text, auditing: published.path)
        #expect(options.key?.isFromLog == false)
        try published.remove("verifier.key")
        options.key = nil
        #expect(throws: AuditError.noKey(published.path, why: "there is no such file")) {
            try Audit.run(published.path, options)
        }
    }

    @Test(
        "a key of the wrong kind is refused with its own words",
        arguments: [
            ("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", "the secret key"),
            ("witness.example.org/w1+d8b5d986+BBnVtu8+RmWTa1/7/jWi0OzJoD/+aF9Sf/igTW6D64P8", "the key of a witness"),
            ("-----BEGIN PUBLIC KEY-----\nMCow\n", "PEM"),
            ("\n", "empty"),
            ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "type 101"),
            ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "A verifier key reads"),
            ("hello", "A verifier key reads"),
        ])
    func wrongKeys(_ key: (text: String, says: String)) throws {
        let published = PublishedPlace()
        try published.write("key", Array(key.text.utf8))
        for given in [published.file("key"), key.text] {
            #expect { try AuditKey(given, auditing: published.path) } throws: { error in
                guard case .badKey(let shown, let why)? = error as? AuditError else { return false }
                // A secret is never repeated.
                return !shown.contains("AYEKFALV") && (why.contains(key.says) || why.contains("no such file"))
            }
        }
    }

    @Test("what is no log is not audited")
    func noLog() throws {
        let published = PublishedPlace()
        #expect(throws: AuditError.notThere(published.path)) { try published.audit(SyntheticLog(1)) }
        try published.write("index.html", Array("<html>".utf8))
        #expect(throws: AuditError.notALog(published.path, why: "checkpoint: there is no such file")) {
            try published.audit(SyntheticLog(1))
        }
        try published.write("checkpoint", Array("<!DOCTYPE html><title>Not found</title>".utf8))
        #expect(throws: AuditError.notALog(published.path, why: "checkpoint: it is a web page")) {
            try published.audit(SyntheticLog(1))
        }
        #expect(throws: AuditError.notThere("/dev/null")) { try Audit.run("/dev/null") }
        for place in ["ftp://example.org/log", "http://", "https://a b/", "http://example.org/log?x", "http://e/\"o"] {
            #expect { try Audit.run(place) } throws: { error in
                if case .badAddress? = error as? AuditError { true } else { false }
            }
        }
        #expect { try published.audit(SyntheticLog(1), saved: ["/nowhere/at/all"]) } throws: { error in
            error is AuditError
        }
    }

    @Test("accepts a checkpoint with more lines and signatures than it knows, and tells them")
    func moreLines() throws {
        let published = PublishedPlace()
        let log = try SyntheticLog(3)
        try published.publish(log)
        let text = log.checkpoint.text + Array("something else\n".utf8)
        var note = try SignedNote(text: text, signer: log.signer)
        try note.sign(
            with: SignerKey(name: KeyName("second"), type: .ed25519, seed: [UInt8](repeating: 8, count: 32)))
        try published.write("checkpoint", note.bytes)
        let report = try published.audit(log)
        #expect(report.isGood && report.extensionLines == 1 && report.otherSignatures.count == 1)
    }
}
