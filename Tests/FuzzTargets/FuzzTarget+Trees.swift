import TransparencyLog

extension FuzzTarget {
    func checkProof(_ bytes: [UInt8]) throws(Finding) {
        switch attempt({ () throws(ProofFileError) in try InclusionProofFile(bytes: bytes) }) {
        case .success(let proof):
            try require(proof.bytes == bytes, "another proof is written")
            // Whatever the tree's size is said to be, nothing of it is in the tree of nothing.
            for size in [0, 1, proof.index, proof.index &+ 1, UInt64(Int64.max), .max] {
                let inclusion = InclusionProof(index: proof.index, size: size, hashes: proof.hashes)
                let verdict = attempt { () throws(ProofError) in
                    try inclusion.verify(leaf: Self.leaf(0), root: MerkleHasher.emptyRoot)
                }
                try require(verdict.value == nil, "an entry is proved to be in the empty tree")
            }
        case .failure(let error): try require(!error.description.isEmpty, "no message")
        }
    }

    /// Two sizes of eight bytes each, then hashes: alone, and laid over the proof of a real tree.
    func checkConsistency(_ bytes: [UInt8]) throws(Finding) {
        guard bytes.count >= 16 else { return }
        var sizes: [UInt64] = [0, 0]
        for place in 0..<16 { sizes[place / 8] = sizes[place / 8] << 8 | UInt64(bytes[place]) }
        let hashes = stride(from: 16, through: bytes.count - 32, by: 32).compactMap {
            TreeHash(bytes.span.extracting($0..<$0 + 32))
        }
        let claimed = ConsistencyProof(oldSize: sizes[0], newSize: sizes[1], hashes: hashes)
        let verdict = attempt { () throws(ProofError) in
            try claimed.verify(oldRoot: Self.leaf(1), newRoot: Self.leaf(2))
        }
        try require(verdict.value == nil, "two roots nobody made are consistent")

        let new = sizes[1] % 70
        let old = new == 0 ? 0 : sizes[0] % (new + 1)
        var hasher = MerkleHasher()
        let fetch = { (node: TreeNode) in Self.hash(of: node) }
        let real = ConsistencyProof(oldSize: old, newSize: new, fetch: fetch)
        let oldRoot = TreeNode.hash(of: 0..<old, with: &hasher, fetch: fetch)
        let newRoot = TreeNode.hash(of: 0..<new, with: &hasher, fetch: fetch)
        let good = attempt { () throws(ProofError) in try real.verify(oldRoot: oldRoot, newRoot: newRoot) }
        try require(good.value != nil, "the proof of \(old) in \(new) is refused")
        guard let hash = hashes.first, !real.hashes.isEmpty else { return }
        var altered = real.hashes
        altered[Int(sizes[0] % UInt64(altered.count))] = hash
        let forged = ConsistencyProof(oldSize: old, newSize: new, hashes: altered)
        let bad = attempt { () throws(ProofError) in try forged.verify(oldRoot: oldRoot, newRoot: newRoot) }
        try require(bad.value == nil || altered == real.hashes, "an altered proof of \(old) in \(new) is good")
    }

    private static func leaf(_ number: UInt64) -> TreeHash {
        var hasher = MerkleHasher()
        let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 3)
        return hasher.leaf(entry: bytes.span)
    }

    private static func hash(of node: TreeNode) -> TreeHash {
        guard node.height > 0 else { return leaf(node.index) }
        var hasher = MerkleHasher()
        let left = hash(of: TreeNode(height: node.height - 1, index: node.index * 2))
        return hasher.node(left, hash(of: TreeNode(height: node.height - 1, index: node.index * 2 + 1)))
    }

    /// The first byte is the bundle's width less one.
    func checkBundle(_ bytes: [UInt8]) throws(Finding) {
        guard let width = bytes.first else { return }
        let address = TileAddress(.entries, number: 0, width: Int(width) + 1)
        let file = Array(bytes.dropFirst())
        let read = attempt { () throws(EntryBundleError) in try EntryBundle(address, bytes: file) }
        switch read {
        case .success(let bundle):
            var copy = EntryBundle()
            do throws(EntryBundleError) {
                for place in 0..<bundle.count { try copy.append(bundle[place]) }
            } catch {
                throw Finding("an entry that was read is refused: \(error)")
            }
            try require(copy == bundle && copy.bytes == file, "another bundle is written")
            try require(bundle.count == address.width, "it has another number of entries")
        case .failure(let error): try require(!error.description.isEmpty, "no message")
        }
    }

    /// The first byte is the tile's width less one.
    func checkTile(_ bytes: [UInt8]) throws(Finding) {
        guard let width = bytes.first else { return }
        let address = TileAddress(.level(0), number: 0, width: Int(width) + 1)
        let file = Array(bytes.dropFirst())
        switch attempt({ () throws(TileError) in try Tile(address, bytes: file) }) {
        case .success(let tile):
            let hashes = (0..<address.width).flatMap { tile[$0].bytes }
            try require(hashes == tile.bytes && file.starts(with: hashes), "other hashes are read")
            var hasher = MerkleHasher()
            let height = 63 - UInt64(address.width).leadingZeroBitCount
            var range = CompactRange()
            for place in 0..<1 << height { range.append(tile[place], with: &hasher) }
            try require(range.root() == tile.root(height: height, with: &hasher), "two ways lead to two roots")
        case .failure(let error): try require(!error.description.isEmpty, "no message")
        }
    }

    func checkPath(_ bytes: [UInt8]) throws(Finding) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let address = attempt({ () throws(TilePathError) in try TileAddress(path: text) }).value else { return }
        try require(Array(address.path.utf8) == Array(text.utf8), "another path is written")
    }
}
