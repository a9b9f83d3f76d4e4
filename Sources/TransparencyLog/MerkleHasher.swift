import Crypto

/// The hashes of RFC 6962 §2.1. A value keeps its working memory, so that hashing a million leaves allocates none of its
/// own: make one and pass it on.
public struct MerkleHasher: Sendable {
    /// SHA-256 of nothing.
    public static let emptyRoot = sha256([UInt8]().span)

    private var preimage: [UInt8] = []
    private var nodePreimage = [1] + [UInt8](repeating: 0, count: 64)

    public init() {}

    /// - Parameter preimage: the byte 0x00 and the entry after it; traps where the first byte is missing or another.
    public mutating func leaf(preimage bytes: Span<UInt8>) -> TreeHash {
        precondition(bytes.count > 0 && bytes[0] == 0, "The preimage of a leaf begins with the byte 0x00.")
        return hash(bytes)
    }

    /// As for a span, without the copy that a span costs.
    public func leaf(preimage bytes: [UInt8]) -> TreeHash {
        precondition(bytes.first == 0, "The preimage of a leaf begins with the byte 0x00.")
        return TreeHash(SHA256.hash(data: bytes))
    }

    public mutating func leaf(entry: Span<UInt8>) -> TreeHash { hash(entry, after: 0) }

    public mutating func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var target = nodePreimage.mutableSpan
        left.write(to: &target, at: 1)
        right.write(to: &target, at: 33)
        return TreeHash(SHA256.hash(data: nodePreimage))
    }

    /// SHA-256 of `bytes`, with no prefix, as ``sha256(_:)``.
    public mutating func content(_ bytes: Span<UInt8>) -> TreeHash { hash(bytes) }

    private mutating func hash(_ bytes: Span<UInt8>, after prefix: UInt8? = nil) -> TreeHash {
        preimage.removeAll(keepingCapacity: true)
        preimage.append(addingCapacity: bytes.count + 1) { output in
            if let prefix { output.append(prefix) }
            for index in bytes.indices { output.append(bytes[index]) }
        }
        return TreeHash(SHA256.hash(data: preimage))
    }
}
