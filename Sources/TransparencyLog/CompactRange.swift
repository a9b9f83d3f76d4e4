/// All that appending needs of a tree: its size and the roots of its perfect subtrees, one for each 1-bit of the size.
public struct CompactRange: Hashable, Sendable {
    public internal(set) var size: UInt64
    /// Largest subtree first.
    public internal(set) var hashes: [TreeHash]

    /// The empty tree.
    public init() {
        size = 0
        hashes = []
    }

    /// - Throws: ``CompactRangeError/wrongNumberOfHashes(size:hashes:)``, ``CompactRangeError/sizeTooLarge(_:)``
    public init(size: UInt64, hashes: [TreeHash]) throws(CompactRangeError) {
        guard size <= TreeNode.largestTree else { throw .sizeTooLarge(size) }
        guard hashes.count == size.nonzeroBitCount else {
            throw .wrongNumberOfHashes(size: size, hashes: hashes.count)
        }
        self.size = size
        self.hashes = hashes
    }

    public mutating func append(_ leaf: TreeHash, with hasher: inout MerkleHasher) {
        precondition(size < TreeNode.largestTree, "A tree holds at most 2^63 - 1 leaves.")
        var hash = leaf
        var rest = size
        while rest & 1 == 1 {
            hash = hasher.node(hashes.removeLast(), hash)
            rest >>= 1
        }
        hashes.append(hash)
        size += 1
    }

    public func root() -> TreeHash {
        var hasher = MerkleHasher()
        return root(with: &hasher)
    }

    public func root(with hasher: inout MerkleHasher) -> TreeHash {
        guard var root = hashes.last else { return MerkleHasher.emptyRoot }
        for left in hashes.dropLast().reversed() {
            root = hasher.node(left, root)
        }
        return root
    }
}

// MARK: Stored form

extension CompactRange {
    /// Size as eight big-endian bytes, then the hashes.
    public var bytes: [UInt8] {
        bigEndianBytes(size) + hashes.flatMap(\.bytes)
    }

    /// - Throws: ``CompactRangeError``: what ``bytes`` could not have written.
    public init(bytes: Span<UInt8>) throws(CompactRangeError) {
        guard bytes.count >= 8, (bytes.count - 8).isMultiple(of: TreeHash.byteCount) else {
            throw .wrongLength(bytes.count)
        }
        var size: UInt64 = 0
        for index in 0..<8 {
            size = size << 8 | UInt64(bytes[index])
        }
        var hashes: [TreeHash] = []
        for offset in stride(from: 8, to: bytes.count, by: TreeHash.byteCount) {
            hashes.append(TreeHash(bytes, at: offset))
        }
        try self.init(size: size, hashes: hashes)
    }
}

public enum CompactRangeError: Error, Hashable, CustomStringConvertible {
    /// In bytes.
    case wrongLength(Int)
    case sizeTooLarge(UInt64)
    case wrongNumberOfHashes(size: UInt64, hashes: Int)

    public var description: String {
        switch self {
        case .wrongLength(let count):
            "A stored compact range has 8 bytes and then 32 for each hash; this one has \(count) bytes."
        case .sizeTooLarge(let size):
            "A tree holds at most 2^63 - 1 leaves; this compact range claims \(size)."
        case .wrongNumberOfHashes(let size, let hashes):
            "A compact range of size \(size) has \(size.nonzeroBitCount) hashes; this one has \(hashes)."
        }
    }
}
