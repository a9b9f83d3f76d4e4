import TransparencyLog

/// The tree over the roots of full bundles. A full bundle is a perfect subtree of 256 leaves, so the tree above is one
/// of its own whose level l is level l + 1 of the log's: bundles can be hashed on many threads and joined here.
struct BundleTree {
    private var tree: TreeAppender
    private var hasher = MerkleHasher()

    init() { tree = TreeAppender() }

    /// The tree over the full bundles of the first `size` entries.
    ///
    /// - Parameter fetch: answers the tile of the log at the address, cut to its width
    init<Failure: Error>(
        ofFirst size: UInt64, fetch: (TileAddress) throws(Failure) -> Tile
    ) throws(Failure) {
        let layout = TileLayout(size: size >> 8)
        func above(_ address: TileAddress) throws(Failure) -> Tile {
            guard case .level(let level) = address.kind else { preconditionFailure("A tree has tiles of hashes.") }
            let tile = try fetch(TileAddress(.level(level + 1), number: address.number, width: address.width))
            do {
                return try Tile(address, bytes: tile.bytes)
            } catch {
                preconditionFailure("A tile is as wide as its address says.")
            }
        }
        var hasher = MerkleHasher()
        let range = try layout.compactRange(with: &hasher, fetch: above)
        var partial: [Tile] = []
        for address in layout.partialTiles { partial.append(try above(address)) }
        do {
            tree = try TreeAppender(range, partialTiles: partial)
        } catch {
            preconditionFailure("The range was made from these tiles.")
        }
    }

    /// How many entries the bundles hold.
    var size: UInt64 { tree.size << 8 }

    /// - Parameter emit: receives each tile that fills, with its address in the log
    mutating func append<Failure: Error>(
        _ bundle: BundleHashes, emit: (TileAddress, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        guard bundle.isFull, let root = bundle.range.hashes.first else {
            preconditionFailure("Only a full bundle has a place in the tree above.")
        }
        try tree.append(root) { (address, bytes) throws(Failure) in try emit(address.oneUp, bytes) }
    }

    /// Hands out the partial tiles.
    mutating func finish<Failure: Error>(
        emit: (TileAddress, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        try tree.finish { (address, bytes) throws(Failure) in try emit(address.oneUp, bytes) }
    }

    /// The root of the log where these bundles are followed by the entries of `rest`, fewer than 256.
    mutating func root(followedBy rest: CompactRange) -> TreeHash {
        let range = tree.compactRange
        do {
            return try CompactRange(size: size + rest.size, hashes: range.hashes + rest.hashes).root(with: &hasher)
        } catch {
            preconditionFailure("The ranges of a tree and its rest make one.")
        }
    }
}

extension TileAddress {
    fileprivate var oneUp: TileAddress {
        guard case .level(let level) = kind else { preconditionFailure("A tree has tiles of hashes.") }
        return TileAddress(.level(level + 1), number: number, width: width)
    }
}
