import Foundation

@testable import TransparencyLog

/// The files of the published example log.
func vector(_ path: String) throws -> [UInt8] {
    let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
    return Array(try Data(contentsOf: directory.appending(path: path)))
}

func vkey(_ path: String) throws -> VerifierKey {
    try VerifierKey(text: String(decoding: try vector(path).dropLast(), as: UTF8.self))
}

func bytes(_ hex: String) -> [UInt8] {
    Hex.decode(Array(hex.filter { $0 != " " }.utf8)) ?? []
}

func leafHash(_ entry: [UInt8]) -> TreeHash {
    var hasher = MerkleHasher()
    return hasher.leaf(entry: entry.span)
}

func leafHashes(_ count: Int) -> [TreeHash] {
    (0..<count).map { leafHash(Array("leaf \($0)".utf8)) }
}

/// RFC 6962 §2.1 word for word, by another SHA-256 input than the one under test builds.
func recursiveRoot(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
    guard leaves.count > 1 else { return leaves.first ?? sha256([UInt8]().span) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return sha256(([1] + recursiveRoot(leaves[..<middle]).bytes + recursiveRoot(leaves[middle...]).bytes).span)
}

/// RFC 6962 §2.1.1 word for word.
func recursivePath(_ index: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
    guard leaves.count > 1 else { return [] }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
    return index < split
        ? recursivePath(index, left) + [recursiveRoot(right)]
        : recursivePath(index - split, right) + [recursiveRoot(left)]
}

/// RFC 6962 §2.1.2 word for word.
func recursiveProof(_ old: Int, _ leaves: ArraySlice<TreeHash>, _ isKnown: Bool = true) -> [TreeHash] {
    if old == leaves.count { return isKnown ? [] : [recursiveRoot(leaves)] }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
    return old <= split
        ? recursiveProof(old, left, isKnown) + [recursiveRoot(right)]
        : recursiveProof(old - split, right, false) + [recursiveRoot(left)]
}

func node(_ node: TreeNode, of leaves: [TreeHash]) -> TreeHash {
    let width = 1 << node.height
    let start = Int(node.index) * width
    return recursiveRoot(leaves[start..<start + width])
}

/// A map of tiles as a store holds them: the newest width of each.
struct TileStore: Equatable {
    struct Key: Hashable {
        let level: Int
        let number: UInt64
    }
    var tiles: [Key: [UInt8]] = [:]
    var addresses: [TileAddress] = []

    mutating func put(_ address: TileAddress, _ bytes: Span<UInt8>) {
        guard case .level(let level) = address.kind else { return }
        var copy: [UInt8] = []
        for index in bytes.indices { copy.append(bytes[index]) }
        tiles[Key(level: level, number: address.number)] = copy
        addresses.append(address)
    }

    func tile(_ address: TileAddress) throws -> Tile {
        guard case .level(let level) = address.kind else { throw TileError.notHashes(address) }
        return try Tile(address, bytes: tiles[Key(level: level, number: address.number)] ?? [])
    }

    func partialTiles(_ size: UInt64) throws -> [Tile] {
        try TileLayout(size: size).partialTiles.map(tile)
    }
}

/// Appends `leaves` as one batch.
func append(_ leaves: some Sequence<TreeHash>, to store: inout TileStore, _ appender: inout TreeAppender) {
    for leaf in leaves {
        appender.append(leaf) { store.put($0, $1) }
    }
    appender.finish { store.put($0, $1) }
}

struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
