/// Nodes and roots of a tree from its tiles, which the caller fetches as they are asked for.
extension TileLayout {
    /// - Parameters:
    ///   - node: within the tree; traps otherwise
    ///   - fetch: answers the tile at exactly the address asked for
    public func hash<Failure: Error>(
        of node: TreeNode, with hasher: inout MerkleHasher, fetch: (TileAddress) throws(Failure) -> Tile
    ) throws(Failure) -> TreeHash {
        let level = node.height / 8
        let height = node.height % 8
        let first = node.index << UInt64(height)
        guard node.index < size >> UInt64(node.height), let address = tile(level: level, holding: first) else {
            preconditionFailure("The node lies outside the tree.")
        }
        let tile = try fetch(address)
        precondition(tile.address == address, "The tile fetched is not the one asked for.")
        return tile.root(height: height, from: Int(first & 255), with: &hasher)
    }

    /// The compact range of the tree, from the right edge of each level.
    public func compactRange<Failure: Error>(
        with hasher: inout MerkleHasher, fetch: (TileAddress) throws(Failure) -> Tile
    ) throws(Failure) -> CompactRange {
        var range = CompactRange()
        for node in TreeNode.nodes(of: 0..<size) {
            range.hashes.append(try hash(of: node, with: &hasher, fetch: fetch))
        }
        range.size = size
        return range
    }

    /// The root of the tree, from the right edge of each level. It says nothing about the tiles that it does not read.
    public func root<Failure: Error>(
        with hasher: inout MerkleHasher, fetch: (TileAddress) throws(Failure) -> Tile
    ) throws(Failure) -> TreeHash {
        try compactRange(with: &hasher, fetch: fetch).root(with: &hasher)
    }
}
