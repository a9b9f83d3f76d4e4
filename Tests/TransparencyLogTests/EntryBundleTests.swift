import Testing

@testable import TransparencyLog

@Suite("Entry bundles")
struct EntryBundleTests {
    @Test(arguments: 1...8) func `the example log's bundles are reproduced and read`(width: Int) throws {
        let entries = CertificateTransparencyTree.entries.prefix(width)
        var bundle = EntryBundle()
        for entry in entries { try bundle.append(entry.span) }
        let address = TileAddress(.entries, number: 0, width: width)
        let published = try vector(address.path)
        #expect(bundle.bytes == published)
        let read = try EntryBundle(address, bytes: published)
        #expect(read == bundle)
        var hasher = MerkleHasher()
        #expect(
            (0..<read.count).map { hasher.leaf(entry: read[$0]) }
                == Array(CertificateTransparencyTree.leaves.prefix(width)))
    }

    @Test func `Tessera's first bundle is the same`() throws {
        var bundle = EntryBundle()
        for word in ["one", "two", "three"] { try bundle.append(Array(word.utf8).span) }
        #expect(bundle.bytes == bytes("00036f6e65 000374776f 00057468726565"))
    }

    @Test func `every cut and every surplus byte is refused`() throws {
        let address = TileAddress(.entries, number: 0, width: 8)
        let published = try vector(address.path)
        for count in 0..<published.count {
            #expect(throws: EntryBundleError.self) { try EntryBundle(address, bytes: Array(published[..<count])) }
        }
        #expect(throws: EntryBundleError.trailingBytes(address, bytes: 1)) {
            try EntryBundle(address, bytes: published + [0])
        }
        let narrower = TileAddress(.entries, number: 0, width: 7)
        #expect(throws: EntryBundleError.trailingBytes(narrower, bytes: 18)) {
            try EntryBundle(narrower, bytes: published)
        }
        let wider = TileAddress(.entries, number: 0, width: 9)
        #expect(throws: EntryBundleError.truncated(wider, entries: 8)) { try EntryBundle(wider, bytes: published) }
        let level = TileAddress(.level(0), number: 0, width: 8)
        #expect(throws: EntryBundleError.notEntries(level)) { try EntryBundle(level, bytes: published) }
    }

    @Test func `the largest bundle has 256 entries of 65,535 bytes, and nothing larger is taken`() throws {
        var bundle = EntryBundle()
        let largest = [UInt8](repeating: 7, count: 65_535)
        #expect(throws: EntryBundleError.entryTooLong(bytes: 65_536)) { try bundle.append((largest + [7]).span) }
        for _ in 0..<256 { try bundle.append(largest.span) }
        #expect(bundle.bytes.count == 16_777_472)
        #expect(throws: EntryBundleError.full) { try bundle.append([UInt8]().span) }
        #expect(try EntryBundle(TileAddress(.entries, number: 3), bytes: bundle.bytes) == bundle)
    }
}
