import Testing

@testable import TransparencyLog

@Suite("Trees")
struct TreeTests {
    typealias Vectors = CertificateTransparencyTree

    @Test func `hashes leaves and nodes as RFC 6962 does`() {
        var hasher = MerkleHasher()
        #expect(
            leafHash(Array("L123456".utf8)).hex == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
        #expect(Vectors.entries.map(leafHash) == Vectors.leaves)
        for entry in Vectors.entries + [[UInt8](repeating: 7, count: 65_535)] {
            let preimage = [0] + entry
            #expect(hasher.leaf(preimage: preimage.span) == leafHash(entry))
            #expect(hasher.leaf(preimage: preimage) == leafHash(entry))
        }
        for index in 0..<4 {
            #expect(hasher.node(Vectors.leaves[2 * index], Vectors.leaves[2 * index + 1]) == Vectors.pairs[index])
        }
        for index in 0..<2 {
            #expect(hasher.node(Vectors.pairs[2 * index], Vectors.pairs[2 * index + 1]) == Vectors.quads[index])
        }
        // The vector for node("N123", "N456") has operands that are no hashes; only its prefix byte can be held here.
        #expect(
            sha256(([1] + Array("N123N456".utf8)).span).hex
                == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb")
    }

    @Test func `the root of the empty tree is the hash of nothing`() {
        #expect(MerkleHasher.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(CompactRange().root() == Vectors.roots[0])
    }

    @Test func `appending gives the known root of each size`() {
        var hasher = MerkleHasher()
        var range = CompactRange()
        for (size, root) in Vectors.roots.enumerated() {
            #expect(range.root() == root)
            if size < 8 { range.append(Vectors.leaves[size], with: &hasher) }
        }
    }

    static let largerRoots: [Int: String] = [
        1: "1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305",
        2: "fc5f6b88ff8554f75bb2f9e6f39c31b1936d44b69276edf7b1205a955b9761e3",
        3: "d4f92c8fbb89720eb3b55677c7d7efaddfeb10d11a1a84a0ba8f1a23337faa95",
        100: "13f88915c560dc911a1da0fb209d84a20971051f294ebeb428fb3fc293af2743",
        255: "d71592a219d4067663eede247f9b54c3f9e0290682d55de09b495b07f1de41c9",
        256: "cf5effdb11d0927a2edf53b0e73c7837f659414e00537da5d90eb5c4c49ff274",
        257: "855b936aa00cb98b5114484249ad39d78a6be93623e26c01e8e487dc02184a5a",
        511: "ca6b4f3db2b4e8d03a833ca7381f1a667728338c6d1641f0e6d0b2da4ec4a934",
        512: "d9579873166aa59bc8d37da864923bf63dacf0fff19ea2caba63b20cab82cd30",
        513: "4ba70f09ee79d5b5bb445f3500eae18b2713986edd43650b5cec2decc763b43f",
        65535: "b592480df20f0dd456e39db9cdb0a1fa85f3617ec2d30cffc52760c38776f393",
        65536: "e100ba54d69a91012fc13b7890feac78d6996a097268b6f735d17311c7402a60",
        65537: "689b22742cab2adeb36ba622ff2736336464858f5de4a2c02f33bf163e7dca5f",
        70000: "da0532ff7b2ee56f4067110fc964e9f27b5959f9527bfff3fa501aa7584deaf3",
    ]

    @Test func `compact range, tiles and tiles read back give the known roots up to 70,000 leaves`() throws {
        var hasher = MerkleHasher()
        var range = CompactRange()
        var appender = TreeAppender()
        var store = TileStore()
        var compared = 0
        for (index, leaf) in leafHashes(70_000).enumerated() {
            range.append(leaf, with: &hasher)
            appender.append(leaf) { store.put($0, $1) }
            guard let expected = Self.largerRoots[index + 1] else { continue }
            appender.finish { store.put($0, $1) }
            compared += 1
            #expect(range.root().hex == expected)
            #expect(appender.compactRange == range)
            #expect(appender.root().hex == expected)
            let layout = TileLayout(size: UInt64(index + 1))
            #expect(try layout.compactRange(with: &hasher, fetch: store.tile) == range)
            #expect(try layout.root(with: &hasher, fetch: store.tile).hex == expected)
        }
        #expect(compared == Self.largerRoots.count)
    }

    @Test(arguments: [
        (256, "1a1a9265f869676c206824aa7bfc2fe8c7fe34691dddfb35797b6a321f977dfc"),
        (257, "245c3598bfe0727b36d3f21e689eeee83c46860c77ea46f0b52b3b3f9ec153a6"),
    ]) func `trees of empty entries have the known roots`(size: Int, root: String) {
        var hasher = MerkleHasher()
        var range = CompactRange()
        for _ in 0..<size { range.append(leafHash([]), with: &hasher) }
        #expect(range.root().hex == root)
    }

    @Test func `the entries of Tessera's log give its roots`() {
        let words = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten"
        let leaves = words.split(separator: " ").map { leafHash(Array($0.utf8)) }
        let roots = [
            1: "d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9",
            7: "22b49700306a27b110a143834832913b24a036f79e2fa085862936c3ff9f4bb5",
            8: "6c2f95c2fac96da94d5637e4748f24520b3b989a17aea897084edb8270f6f296",
            15: "aca6c38a90af86e5f5199ee0e4105ef2c03a05b27b8daff59e4e36eefdfcddcb",
        ]
        var hasher = MerkleHasher()
        var range = CompactRange()
        for leaf in leaves {
            range.append(leaf, with: &hasher)
            if let root = roots[Int(range.size)] { #expect(range.root().hex == root) }
        }
        #expect(range.size == 15)
    }

    @Test func `a compact range survives being stored, and nothing else is taken for one`() throws {
        var hasher = MerkleHasher()
        var range = CompactRange()
        for leaf in leafHashes(70) {
            #expect(try CompactRange(bytes: range.bytes.span) == range)
            range.append(leaf, with: &hasher)
        }
        let stored = range.bytes
        #expect(throws: CompactRangeError.wrongLength(stored.count - 1)) {
            try CompactRange(bytes: Array(stored.dropLast()).span)
        }
        #expect(throws: CompactRangeError.wrongNumberOfHashes(size: 70, hashes: 2)) {
            try CompactRange(bytes: Array(stored.dropLast(32)).span)
        }
        #expect(throws: CompactRangeError.wrongLength(0)) { try CompactRange(bytes: [UInt8]().span) }
        #expect(throws: CompactRangeError.sizeTooLarge(1 << 63)) {
            try CompactRange(bytes: ([0x80] + [UInt8](repeating: 0, count: 39)).span)
        }
    }

    @Test func `hashes are read from canonical text only`() {
        let hash = Vectors.roots[0]
        #expect(TreeHash(hex: hash.hex) == hash)
        #expect(TreeHash(base64: hash.base64) == hash)
        #expect(TreeHash(hash.bytes.span) == hash)
        #expect(TreeHash(hex: hash.hex.uppercased()) == nil)
        #expect(TreeHash(hex: String(hash.hex.dropLast(2))) == nil)
        // The same 32 bytes with another unused bit, as lenient decoders accept it.
        #expect(TreeHash(base64: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=") == nil)
        #expect(TreeHash(base64: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU") == nil)
        for count in [0, 31, 33] {
            #expect(TreeHash([UInt8](repeating: 0, count: count).span) == nil)
        }
    }
}
