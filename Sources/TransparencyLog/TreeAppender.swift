/// Appends leaves to a tree and hands out the tiles that change: a full tile the moment it fills, a partial one when the
/// batch is finished. However long a batch is, it holds one tile for each level.
///
/// Where a visitor throws, the batch is lost: throw the appender away with the transaction and begin from the store.
public struct TreeAppender: Sendable {
    private struct OpenTile {
        var number: UInt64
        var width = 0
        var bytes = [UInt8](repeating: 0, count: TileAddress.fullWidth * TreeHash.byteCount)
        var isChanged = false

        mutating func put(_ hash: TreeHash) {
            let offset = width * TreeHash.byteCount
            var target = bytes.mutableSpan
            hash.write(to: &target, at: offset)
            width += 1
            isChanged = true
        }
    }

    public private(set) var compactRange: CompactRange
    private var open: [OpenTile] = []
    private var hasher = MerkleHasher()

    /// Begins from an empty tree.
    public init() {
        compactRange = CompactRange()
    }

    /// - Parameter tiles: those of ``TileLayout/partialTiles`` for the size of the range, in that order
    /// - Throws: ``TileError/unexpectedTiles(size:)``; ``TileError/contradictsCompactRange(size:)`` where the last hash of
    ///   a tile differs from the range, which compares those hashes only that are in both
    public init(_ compactRange: CompactRange, partialTiles tiles: [Tile]) throws(TileError) {
        let layout = TileLayout(size: compactRange.size)
        guard tiles.map(\.address) == layout.partialTiles else {
            throw .unexpectedTiles(size: layout.size)
        }
        self.compactRange = compactRange
        open = layout.levels.map { OpenTile(number: $0.fullTiles) }
        for tile in tiles {
            guard case .level(let level) = tile.address.kind else { continue }
            // A 1-bit of the size at the lowest height of a level is a hash of the compact range and of the tile.
            if tile.address.width & 1 == 1 {
                let higher = (layout.size >> UInt64(8 * level + 1)).nonzeroBitCount
                guard tile[tile.address.width - 1] == compactRange.hashes[higher] else {
                    throw .contradictsCompactRange(size: layout.size)
                }
            }
            open[level].width = tile.address.width
            open[level].bytes.replaceSubrange(..<tile.bytes.count, with: tile.bytes)
        }
    }

    /// Begins from the tiles alone and computes the compact range from them.
    ///
    /// - Parameter tiles: those of ``TileLayout/partialTiles`` for `size`, in that order
    /// - Throws: ``TileError/unexpectedTiles(size:)``
    public init(size: UInt64, partialTiles tiles: [Tile]) throws(TileError) {
        let byAddress = Dictionary(tiles.map { ($0.address, $0) }) { first, _ in first }
        var hasher = MerkleHasher()
        let range = try TileLayout(size: size).compactRange(with: &hasher) { address throws(TileError) in
            guard let tile = byAddress[address] else { throw .unexpectedTiles(size: size) }
            return tile
        }
        try self.init(range, partialTiles: tiles)
    }

    public var size: UInt64 { compactRange.size }

    public mutating func root() -> TreeHash {
        compactRange.root(with: &hasher)
    }

    /// - Parameter emitFull: receives each tile that this leaf fills, lowest level first, with its 8,192 bytes
    public mutating func append<Failure: Error>(
        _ leaf: TreeHash, emitFull: (TileAddress, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(size < TreeNode.largestTree, "A tree holds at most 2^63 - 1 leaves.")
        try put(leaf, level: 0, emitFull)
        var hash = leaf
        var rest = compactRange.size
        var height = 0
        while rest & 1 == 1 {
            hash = hasher.node(compactRange.hashes.removeLast(), hash)
            rest >>= 1
            height += 1
            if height & 7 == 0 {
                try put(hash, level: height >> 3, emitFull)
            }
        }
        compactRange.hashes.append(hash)
        compactRange.size += 1
    }

    /// Hands out the partial tiles that changed since the last call, lowest level first. Appending may go on afterwards.
    public mutating func finish<Failure: Error>(
        emitPartial: (TileAddress, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        for level in open.indices where open[level].isChanged {
            let tile = open[level]
            let address = TileAddress(.level(level), number: tile.number, width: tile.width)
            let bytes = tile.bytes.span
            try emitPartial(address, bytes.extracting(0..<tile.width * TreeHash.byteCount))
            open[level].isChanged = false
        }
    }

    private mutating func put<Failure: Error>(
        _ hash: TreeHash, level: Int, _ emitFull: (TileAddress, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        if level == open.count {
            open.append(OpenTile(number: 0))
        }
        open[level].put(hash)
        if open[level].width == TileAddress.fullWidth {
            let bytes = open[level].bytes
            try emitFull(TileAddress(.level(level), number: open[level].number), bytes.span)
            open[level].number += 1
            open[level].width = 0
            open[level].isChanged = false
        }
    }
}
