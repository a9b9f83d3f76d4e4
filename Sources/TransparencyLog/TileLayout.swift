/// Which tiles a tree of one size has.
public struct TileLayout: Hashable, Sendable {
    public struct Level: Hashable, Sendable {
        public let level: Int
        /// Hashes of this level in the tree: floor(size / 256^level).
        public let hashes: UInt64

        public var fullTiles: UInt64 { hashes >> 8 }
        /// 0…255, where 0 means that there is no partial tile.
        public var partialWidth: Int { Int(hashes & 255) }
    }

    public let size: UInt64
    /// Lowest first; none for the empty tree.
    public let levels: [Level]

    /// - Parameter size: at most 2^63 − 1
    public init(size: UInt64) {
        precondition(size <= TreeNode.largestTree, "A tree holds at most 2^63 - 1 leaves.")
        self.size = size
        var levels: [Level] = []
        var hashes = size
        while hashes > 0 {
            levels.append(Level(level: levels.count, hashes: hashes))
            hashes >>= 8
        }
        self.levels = levels
    }

    /// The partial tile at the right end of each level that has one, lowest level first: what an append begins from.
    public var partialTiles: [TileAddress] {
        levels.compactMap { level in
            level.partialWidth == 0
                ? nil : TileAddress(.level(level.level), number: level.fullTiles, width: level.partialWidth)
        }
    }

    /// The tile that holds hash `index` of a level, as wide as this size makes it; nil where the tree has no such hash.
    public func tile(level: Int, holding index: UInt64) -> TileAddress? {
        guard levels.indices.contains(level), index < levels[level].hashes else { return nil }
        return tile(.level(level), number: index >> 8, of: levels[level])
    }

    /// The bundle that holds an entry; nil from the size of the tree on.
    public func entryBundle(holding index: UInt64) -> TileAddress? {
        guard let lowest = levels.first, index < size else { return nil }
        return tile(.entries, number: index >> 8, of: lowest)
    }

    private func tile(_ kind: TileAddress.Kind, number: UInt64, of level: Level) -> TileAddress {
        let isFull = number < level.fullTiles
        return TileAddress(kind, number: number, width: isFull ? TileAddress.fullWidth : level.partialWidth)
    }

    /// Visits, in the order in which they are to be published (entry bundles, then tiles from the lowest level up), the
    /// files that a tree of this size has and one of `published` leaves had not. From 0 these are all files.
    public func forEachFile<Failure: Error>(
        addedSince published: UInt64, _ visit: (TileAddress) throws(Failure) -> Void
    ) throws(Failure) {
        guard let lowest = levels.first else { return }
        try forEachTile(.entries, of: lowest, addedSince: published, visit)
        for level in levels {
            try forEachTile(.level(level.level), of: level, addedSince: published >> UInt64(8 * level.level), visit)
        }
    }

    private func forEachTile<Failure: Error>(
        _ kind: TileAddress.Kind, of level: Level, addedSince published: UInt64,
        _ visit: (TileAddress) throws(Failure) -> Void
    ) throws(Failure) {
        guard published < level.hashes else { return }
        var number = published >> 8
        while number < level.fullTiles {
            try visit(TileAddress(kind, number: number))
            number += 1
        }
        if level.partialWidth > 0 {
            try visit(TileAddress(kind, number: number, width: level.partialWidth))
        }
    }
}
