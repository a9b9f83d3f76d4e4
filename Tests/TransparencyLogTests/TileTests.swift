import Testing

@testable import TransparencyLog

@Suite("Tiles")
struct TileTests {
    static let paths: [(TileAddress, String)] = [
        (TileAddress(.level(15), number: 455_667), "tile/15/x455/667"),
        (TileAddress(.level(15), number: 123_456_789, width: 41), "tile/15/x123/x456/789.p/41"),
        (TileAddress(.entries, number: 0, width: 255), "tile/entries/000.p/255"),
        (TileAddress(.level(0), number: 5), "tile/0/005"),
        (TileAddress(.level(0), number: 67), "tile/0/067"),
        (TileAddress(.level(0), number: 1000), "tile/0/x001/000"),
        (TileAddress(.level(63), number: 1067), "tile/63/x001/067"),
        (TileAddress(.entries, number: 1_234_067), "tile/entries/x001/x234/067"),
        (
            TileAddress(.level(0), number: UInt64(Int64.max), width: 1),
            "tile/0/x009/x223/x372/x036/x854/x775/807.p/1"
        ),
    ]

    @Test(arguments: paths) func `paths are written and read`(address: TileAddress, path: String) throws {
        #expect(address.path == path)
        #expect(try TileAddress(path: path) == address)
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "/tile/0/005", "tile/0/005/", "tile//005", "tile/0/5", "tile/0/0005",
        "tile/00/005", "tile/64/000", "tile/0/x000/005", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/08",
        "tile/0/x001/x000", "tile/3/5/123/456/078", "tile/3/-1/123/456/078", "tile/-1/000", "tile/+1/000",
        "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/1/2", "tile/0/.p/1", "tile/0/001/000", "tile/0/X001/000",
        "tile/0/x1/000", "tile/0/x0010/000", "tile/0/00a", "tile/0/x001/x000/000/000", "tile/data/000",
        "tile/entries", "tile/entries/000.P/1", "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/0/000.p/1\n", "tile/0/٠٠٠", "tile/0/000.p/٣",
    ]) func `other spellings of paths are refused`(path: String) {
        #expect(throws: TilePathError(path: path)) { try TileAddress(path: path) }
    }

    @Test func `random addresses come back from their paths`() throws {
        let seed: UInt64 = 0x7469_6C65
        var random = SplitMix64(state: seed)
        for _ in 0..<2_000 {
            let number = random.next() >> UInt64.random(in: 1...63, using: &random)
            let kind: TileAddress.Kind =
                Bool.random(using: &random) ? .entries : .level(.random(in: 0...63, using: &random))
            let address = TileAddress(kind, number: number, width: .random(in: 1...256, using: &random))
            #expect(try TileAddress(path: address.path) == address, "seed \(seed)")
        }
    }

    static func tilePaths(size: UInt64, since published: UInt64 = 0) -> [String] {
        var paths: [String] = []
        TileLayout(size: size).forEachFile(addedSince: published) { paths.append($0.path) }
        return paths
    }

    @Test func `each size has the tiles of the specification's table`() {
        #expect(Self.tilePaths(size: 0) == [])
        #expect(Self.tilePaths(size: 255) == ["tile/entries/000.p/255", "tile/0/000.p/255"])
        #expect(Self.tilePaths(size: 256) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
        #expect(
            Self.tilePaths(size: 257) == [
                "tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1",
            ])
        let bundles = (0...272).map { TileAddress(.entries, number: $0).path } + ["tile/entries/273.p/112"]
        let leaves = (0...272).map { TileAddress(.level(0), number: $0).path } + ["tile/0/273.p/112"]
        #expect(
            Self.tilePaths(size: 70_000) == bundles + leaves + ["tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"])
    }

    @Test func `publishing again names only files that are new`() {
        #expect(Self.tilePaths(size: 257, since: 257) == [])
        #expect(
            Self.tilePaths(size: 258, since: 255) == [
                "tile/entries/000", "tile/entries/001.p/2", "tile/0/000", "tile/0/001.p/2", "tile/1/000.p/1",
            ])
        #expect(Self.tilePaths(size: 258, since: 257) == ["tile/entries/001.p/2", "tile/0/001.p/2"])
        for size in [1, 255, 256, 257, 511, 512, 513, 65_536, 65_537, 70_000] as [UInt64] {
            for published in [0, 1, 254, 255, 256, 257, 65_535, 65_536] as [UInt64] where published <= size {
                let new = Set(Self.tilePaths(size: size)).subtracting(Self.tilePaths(size: published))
                #expect(Set(Self.tilePaths(size: size, since: published)) == new, "\(published) to \(size)")
            }
        }
    }

    @Test(arguments: [255, 256, 257, 511, 512, 513, 1000]) func `tiles hold the hashes of the definition`(
        size: Int
    ) throws {
        let leaves = leafHashes(size)
        var appender = TreeAppender()
        var store = TileStore()
        append(leaves, to: &store, &appender)
        var expected: [String] = []
        TileLayout(size: UInt64(size)).forEachFile(addedSince: 0) { address in
            guard case .level = address.kind else { return }
            expected.append(address.path)
        }
        #expect(Set(store.addresses.map(\.path)) == Set(expected))
        #expect(store.addresses.count == expected.count, "no tile is handed out twice in a batch")

        for level in TileLayout(size: UInt64(size)).levels {
            for index in 0..<level.hashes {
                let address = try #require(
                    TileLayout(size: UInt64(size)).tile(level: level.level, holding: index))
                let width = 1 << (8 * level.level)
                let start = Int(index) * width
                #expect(try store.tile(address)[Int(index & 255)] == recursiveRoot(leaves[start..<start + width]))
            }
        }
    }

    @Test func `however leaves are cut into batches, the tiles are the same`() throws {
        let seed: UInt64 = 0x6261_7463_68
        var random = SplitMix64(state: seed)
        let leaves = leafHashes(66_500)
        var whole = TreeAppender()
        var wholeStore = TileStore()
        append(leaves, to: &wholeStore, &whole)

        for (round, longest) in ([2_000, 200, 300_000] as [UInt64]).enumerated() {
            var store = TileStore()
            var range = CompactRange()
            var start = 0
            while start < leaves.count {
                let length = min(leaves.count - start, 1 + Int(random.next() % longest))
                let partial = try store.partialTiles(range.size)
                // By turns from the range and the tiles, and from the tiles alone, which has to find the same range.
                var appender = try TreeAppender(range, partialTiles: partial)
                if start.isMultiple(of: 2) {
                    appender = try TreeAppender(size: range.size, partialTiles: partial)
                    #expect(appender.compactRange == range, "seed \(seed)")
                }
                store.addresses = []
                append(leaves[start..<start + length], to: &store, &appender)
                #expect(Set(store.addresses.map { "\($0.kind) \($0.number)" }).count == store.addresses.count)
                range = appender.compactRange
                start += length
            }
            #expect(store.tiles == wholeStore.tiles, "seed \(seed), round \(round)")
            #expect(range == whole.compactRange, "seed \(seed), round \(round)")
        }
    }

    @Test func `an appender goes on after it has finished a batch`() {
        let leaves = leafHashes(600)
        var whole = TreeAppender()
        var wholeStore = TileStore()
        append(leaves, to: &wholeStore, &whole)
        var appender = TreeAppender()
        var store = TileStore()
        for start in stride(from: 0, to: 600, by: 50) {
            append(leaves[start..<start + 50], to: &store, &appender)
        }
        #expect(store.tiles == wholeStore.tiles)
        store.addresses = []
        append([], to: &store, &appender)
        #expect(store.addresses.isEmpty)
    }

    @Test func `an appender refuses tiles that are not of its tree`() throws {
        let leaves = leafHashes(259)
        var appender = TreeAppender()
        var store = TileStore()
        append(leaves, to: &store, &appender)
        let range = appender.compactRange
        let tiles = try store.partialTiles(259)
        #expect(tiles.map(\.address.path) == ["tile/0/001.p/3", "tile/1/000.p/1"])
        #expect(throws: TileError.unexpectedTiles(size: 259)) { try TreeAppender(range, partialTiles: [tiles[0]]) }
        #expect(throws: TileError.unexpectedTiles(size: 259)) {
            try TreeAppender(range, partialTiles: tiles.reversed())
        }
        #expect(throws: TileError.unexpectedTiles(size: 259)) { try TreeAppender(size: 259, partialTiles: []) }
        for (position, last) in [(0, 2 * 32), (1, 0)] {
            var bytes = tiles[position].bytes
            bytes[last] ^= 1
            var altered = tiles
            altered[position] = try Tile(tiles[position].address, bytes: bytes)
            #expect(throws: TileError.contradictsCompactRange(size: 259)) {
                try TreeAppender(range, partialTiles: altered)
            }
        }
    }

    @Test func `every node of a tree is found in its tiles`() throws {
        let size = 600
        let leaves = leafHashes(size)
        var appender = TreeAppender()
        var store = TileStore()
        append(leaves, to: &store, &appender)
        var hasher = MerkleHasher()
        for height in 0...9 {
            for index in 0..<size >> height {
                let wanted = TreeNode(height: height, index: UInt64(index))
                #expect(
                    try TileLayout(size: UInt64(size)).hash(of: wanted, with: &hasher, fetch: store.tile)
                        == node(wanted, of: leaves))
            }
        }
    }

    @Test func `a tile of the wrong length is refused and a wider one is cut`() throws {
        let address = TileAddress(.level(0), number: 0, width: 8)
        let full = try vector("tile/0/000.p/8")
        for count in [0, 7 * 32, 8 * 32 - 1, 8 * 32 + 1, 257 * 32] {
            let bytes = Array((full + [UInt8](repeating: 0, count: 8_192)).prefix(count))
            #expect(throws: TileError.wrongLength(address, bytes: count)) { try Tile(address, bytes: bytes) }
        }
        let narrow = try Tile(TileAddress(.level(0), number: 0, width: 5), bytes: full)
        #expect(narrow.bytes == Array(full[..<160]))
        let bundle = TileAddress(.entries, number: 0, width: 8)
        #expect(throws: TileError.notHashes(bundle)) { try Tile(bundle, bytes: full) }
    }

    @Test func `the example log's tiles and roots are reproduced at every size`() throws {
        var appender = TreeAppender()
        for size in 1...8 {
            appender.append(CertificateTransparencyTree.leaves[size - 1]) { address, _ in
                Issue.record("\(address) is not full")
            }
            var store = TileStore()
            appender.finish { store.put($0, $1) }
            let path = "tile/0/000.p/\(size)"
            #expect(store.addresses.map(\.path) == [path])
            #expect(store.tiles.values.first == (try vector(path)))
        }
    }
}
