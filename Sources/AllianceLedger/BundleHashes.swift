import TransparencyLog

/// What the entries of one bundle make: its part of the tree below the level of bundles.
struct BundleHashes: Sendable {
    /// The level 0 tile: 32 bytes an entry.
    let tile: [UInt8]
    /// Of these entries as a tree of their own.
    let range: CompactRange

    /// - Parameter count: take the first so many entries
    init(_ bundle: borrowing EntryBundle, first count: Int) {
        var hasher = MerkleHasher()
        var tree = TreeAppender()
        var tile: [UInt8] = []
        func keep(_ address: TileAddress, _ bytes: Span<UInt8>) {
            if address.kind == .level(0) { tile = [UInt8](bytes) }
        }
        for place in 0..<count { tree.append(hasher.leaf(entry: bundle[place]), emitFull: keep) }
        if count < TileAddress.fullWidth { tree.finish(emitPartial: keep) }
        self.tile = tile
        range = tree.compactRange
    }

    var isFull: Bool { range.size == UInt64(TileAddress.fullWidth) }

    /// The range of the first so many entries.
    func range(first count: Int) -> CompactRange {
        if UInt64(count) == range.size { return range }
        var hasher = MerkleHasher()
        var part = CompactRange()
        for place in 0..<count {
            guard let leaf = TreeHash(tile.span.extracting(place * 32..<place * 32 + 32)) else { break }
            part.append(leaf, with: &hasher)
        }
        return part
    }
}
