import Crypto

/// The hashes of RFC 6962 §2.1. A value keeps its working memory, so that hashing a million leaves allocates none of its
/// own: make one and pass it on.
public struct MerkleHasher: Sendable {
    /// SHA-256 of nothing.
    public static let emptyRoot = sha256([UInt8]().span)

    private var preimage = [UInt8](repeating: 0, count: 1024)
    private var nodePreimage = [1] + [UInt8](repeating: 0, count: 64)

    public init() {}

    /// - Parameter preimage: the byte 0x00 and the entry after it; traps where the first byte is missing or another.
    public mutating func leaf(preimage bytes: Span<UInt8>) -> TreeHash {
        precondition(bytes.count > 0 && bytes[0] == 0, "The preimage of a leaf begins with the byte 0x00.")
        return hash(bytes, at: 0)
    }

    /// As for a span, without the copy that a span costs.
    public func leaf(preimage bytes: [UInt8]) -> TreeHash {
        precondition(bytes.first == 0, "The preimage of a leaf begins with the byte 0x00.")
        return TreeHash(SHA256.hash(data: bytes))
    }

    public mutating func leaf(entry: Span<UInt8>) -> TreeHash {
        preimage[0] = 0
        return hash(entry, at: 1)
    }

    public mutating func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var target = nodePreimage.mutableSpan
        left.write(to: &target, at: 1)
        right.write(to: &target, at: 33)
        return TreeHash(SHA256.hash(data: nodePreimage))
    }

    private mutating func hash(_ bytes: Span<UInt8>, at offset: Int) -> TreeHash {
        let count = offset + bytes.count
        if preimage.count < count {
            preimage = [UInt8](repeating: 0, count: count)
        }
        var target = preimage.mutableSpan
        for index in bytes.indices {
            target[offset + index] = bytes[index]
        }
        return TreeHash(SHA256.hash(data: preimage[..<count]))
    }
}
