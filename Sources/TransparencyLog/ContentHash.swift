import Crypto

/// SHA-256 of `bytes`, with no prefix.
public func sha256(_ bytes: Span<UInt8>) -> TreeHash {
    TreeHash(
        SHA256.hash(
            data: [UInt8](capacity: bytes.count) { output in
                for index in bytes.indices {
                    output.append(bytes[index])
                }
            }))
}

extension TreeHash {
    /// Word by word from the iterator: the only way to a digest's bytes that needs no pointer and no second array.
    init(_ digest: SHA256.Digest) {
        var iterator = digest.makeIterator()
        words = (
            Self.word(&iterator), Self.word(&iterator), Self.word(&iterator), Self.word(&iterator)
        )
    }

    @inline(__always)
    private static func word(_ bytes: inout IndexingIterator<[UInt8]>) -> UInt64 {
        var word: UInt64 = 0
        for _ in 0..<8 {
            word = word << 8 | UInt64(truncatingIfNeeded: bytes.next() ?? 0)
        }
        return word.byteSwapped
    }
}
