import TransparencyLog

/// The hashes of all leaves of a tree, found among candidates by the root alone: which of them came from where does not
/// matter once they make it.
struct ProvenLeaves {
    let hashes: [TreeHash]

    /// How many combinations of candidates are tried, of a bundle and of all together.
    private static let tries = 4_096

    /// - Parameters:
    ///   - entries: candidates by position
    ///   - tiles: candidates by level and number
    /// - Returns: nil where no candidates make the root
    init?(
        size: UInt64, root: TreeHash, entries: (UInt32) -> [TreeHash], tiles: (Remains.TileKey) -> [[UInt8]]
    ) {
        var hasher = MerkleHasher()
        var bundles: [[[TreeHash]]] = []
        var first: UInt64 = 0
        while first < size {
            let width = Int(min(256, size - first))
            let number = UInt32(first >> 8)
            let stored = tiles(Remains.TileKey(level: 0, number: number)).map { Self.hashes($0) }
            let own = (0..<width).map { entries(UInt32(first) + UInt32($0)) }
            var options = Self.options(width, own, stored)
            if options.isEmpty { return nil }
            if width == 256, options.count > 1 {
                // What the level above says of it decides, where that is to be had.
                let above = tiles(Remains.TileKey(level: 1, number: number >> 8)).compactMap { tile -> TreeHash? in
                    let hashes = Self.hashes(tile)
                    return Int(number & 255) < hashes.count ? hashes[Int(number & 255)] : nil
                }
                if let right = options.first(where: { above.contains(Self.range($0, &hasher).root(with: &hasher)) }) {
                    options = [right]
                }
            }
            bundles.append(options)
            first += 256
        }
        guard let hashes = Self.choice(bundles, root, &hasher) else { return nil }
        self.hashes = hashes
    }

    private static func hashes(_ tile: [UInt8]) -> [TreeHash] {
        stride(from: 0, to: tile.count - 31, by: 32).compactMap { TreeHash(tile.span.extracting($0..<$0 + 32)) }
    }

    /// What the leaves of a bundle can be: those of its entries, those of a tile, and mixtures where they differ.
    private static func options(_ width: Int, _ own: [[TreeHash]], _ stored: [[TreeHash]]) -> [[TreeHash]] {
        var options: [[TreeHash]] = []
        if own.allSatisfy({ !$0.isEmpty }) { options.append(own.compactMap(\.first)) }
        for tile in stored where tile.count >= width {
            let part = Array(tile[..<width])
            if !options.contains(part) { options.append(part) }
        }
        var each = own
        for tile in stored {
            for (place, hash) in tile.prefix(width).enumerated() where !each[place].contains(hash) {
                each[place].append(hash)
            }
        }
        var count = 1
        for choices in each {
            guard !choices.isEmpty, count * choices.count <= tries else { return options }
            count *= choices.count
        }
        guard count > 1 else { return options }
        for number in 0..<count {
            var rest = number
            let mixed = each.map { choices in
                defer { rest /= choices.count }
                return choices[rest % choices.count]
            }
            if !options.contains(mixed) { options.append(mixed) }
        }
        return options
    }

    private static func choice(
        _ bundles: [[[TreeHash]]], _ root: TreeHash, _ hasher: inout MerkleHasher
    ) -> [TreeHash]? {
        var count = 1
        for bundle in bundles { count = min(count * bundle.count, tries) }
        for number in 0..<count {
            var rest = number
            var range = CompactRange()
            var chosen: [TreeHash] = []
            for bundle in bundles {
                let hashes = bundle[rest % bundle.count]
                rest /= bundle.count
                for hash in hashes { range.append(hash, with: &hasher) }
                chosen += hashes
            }
            if range.root(with: &hasher) == root { return chosen }
        }
        return nil
    }

    static func range(_ hashes: [TreeHash]) -> CompactRange {
        var hasher = MerkleHasher()
        return range(hashes, &hasher)
    }

    private static func range(_ hashes: [TreeHash], _ hasher: inout MerkleHasher) -> CompactRange {
        var range = CompactRange()
        for hash in hashes { range.append(hash, with: &hasher) }
        return range
    }

    /// The roots of the first leaves, so many of them.
    func roots(at sizes: Set<UInt64>) -> [UInt64: TreeHash] {
        var hasher = MerkleHasher()
        var range = CompactRange()
        var roots: [UInt64: TreeHash] = sizes.contains(0) ? [0: range.root(with: &hasher)] : [:]
        for hash in hashes {
            range.append(hash, with: &hasher)
            if sizes.contains(range.size) { roots[range.size] = range.root(with: &hasher) }
        }
        return roots
    }
}
