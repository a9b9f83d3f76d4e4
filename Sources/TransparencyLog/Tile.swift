/// The hashes of one tile, read.
public struct Tile: Hashable, Sendable {
    public let address: TileAddress
    /// Exactly 32 bytes for each hash of the address' width.
    public let bytes: [UInt8]

    /// - Parameter bytes: the file at this address, or a wider tile of the same number: then its beginning is used.
    /// - Throws: ``TileError/wrongLength(_:bytes:)``, ``TileError/notHashes(_:)``
    public init(_ address: TileAddress, bytes: [UInt8]) throws(TileError) {
        guard case .level = address.kind else { throw .notHashes(address) }
        let needed = address.width * TreeHash.byteCount
        guard bytes.count >= needed, bytes.count <= TileAddress.fullWidth * TreeHash.byteCount,
            bytes.count.isMultiple(of: TreeHash.byteCount)
        else { throw .wrongLength(address, bytes: bytes.count) }
        self.address = address
        self.bytes = bytes.count == needed ? bytes : Array(bytes[..<needed])
    }

    /// - Parameter position: below the width of the tile
    public subscript(position: Int) -> TreeHash {
        precondition(position >= 0 && position < address.width, "The position lies outside the tile.")
        return TreeHash(bytes.span, at: position * TreeHash.byteCount)
    }

    /// The root of the 2^height hashes from `start` on, hashed pairwise: of a full tile with height 8, the hash that
    /// the level above holds for it.
    public func root(height: Int, from start: Int = 0, with hasher: inout MerkleHasher) -> TreeHash {
        precondition((0...8).contains(height), "A tile holds subtrees of height 0 to 8.")
        var hashes = (start..<start + 1 << height).map { self[$0] }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { hasher.node(hashes[$0], hashes[$0 + 1]) }
        }
        return hashes[0]
    }
}

public enum TileError: Error, Hashable, CustomStringConvertible {
    case notHashes(TileAddress)
    case wrongLength(TileAddress, bytes: Int)
    /// The tiles handed over are not those of ``TileLayout/partialTiles``.
    case unexpectedTiles(size: UInt64)
    /// The tiles and the compact range stored beside them tell of two different trees.
    case contradictsCompactRange(size: UInt64)

    public var description: String {
        switch self {
        case .notHashes(let address):
            "\(address) holds entries, not hashes."
        case .wrongLength(let address, let bytes):
            "\(address) has \(bytes) bytes; it needs \(address.width * TreeHash.byteCount), 32 for each hash."
        case .unexpectedTiles(let size):
            "These are not the partial tiles of a tree of size \(size)."
        case .contradictsCompactRange(let size):
            "The partial tiles and the compact range of the tree of size \(size) contradict each other."
        }
    }
}
