/// A SHA-256 value held inline, without a reference to anything: the root, a node or a leaf of a tree, or a content id.
public struct TreeHash: Hashable, Sendable, BitwiseCopyable {
    /// Bytes 0…7, 8…15, 16…23 and 24…31, each read as a little-endian word.
    @usableFromInline let words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32

    @inlinable
    init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Nil unless there are exactly 32 bytes.
    @inlinable
    public init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(bytes, at: 0)
    }

    /// Traps unless 32 bytes follow `offset`.
    @inlinable
    init(_ bytes: Span<UInt8>, at offset: Int) {
        let window = bytes.extracting(offset..<offset + 32)
        words = (
            Self.word(window, at: 0), Self.word(window, at: 8),
            Self.word(window, at: 16), Self.word(window, at: 24)
        )
    }

    @inlinable
    static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<8 {
            word |= UInt64(bytes[offset + index]) << UInt64(8 * index)
        }
        return word
    }

    /// Bytes 0…7 and 8…15 as big-endian words.
    public var firstWords: (UInt64, UInt64) { (words.0.byteSwapped, words.1.byteSwapped) }

    @inlinable
    public static func == (left: TreeHash, right: TreeHash) -> Bool {
        left.words == right.words
    }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        // Any one word of a SHA-256 value is as evenly spread as all four.
        hasher.combine(words.0)
    }
}

extension TreeHash {
    public var bytes: [UInt8] {
        [UInt8](capacity: 32) { output in
            for word in [words.0, words.1, words.2, words.3] {
                for shift in 0..<8 {
                    output.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift)))
                }
            }
        }
    }

    /// Writes the 32 bytes at `offset`; traps where they do not fit.
    @inlinable
    func write(to target: inout MutableSpan<UInt8>, at offset: Int) {
        precondition(offset >= 0 && offset <= target.count - 32, "A hash needs 32 bytes from its offset on.")
        for index in 0..<8 {
            let shift = UInt64(8 * index)
            target[offset + index] = UInt8(truncatingIfNeeded: words.0 >> shift)
            target[offset + index + 8] = UInt8(truncatingIfNeeded: words.1 >> shift)
            target[offset + index + 16] = UInt8(truncatingIfNeeded: words.2 >> shift)
            target[offset + index + 24] = UInt8(truncatingIfNeeded: words.3 >> shift)
        }
    }
}

// MARK: Text

extension TreeHash: CustomStringConvertible {
    /// 64 lower-case digits.
    public var hex: String { Hex.encode(bytes) }

    /// 44 characters, padded (RFC 4648 §4).
    public var base64: String { String(decoding: Base64.encode(bytes), as: UTF8.self) }

    public var description: String { hex }

    /// Nil unless `hex` is 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        guard let bytes = Hex.decode(Array(hex.utf8)) else { return nil }
        self.init(bytes.span)
    }

    /// Nil unless `base64` is the canonical base64 of 32 bytes.
    public init?(base64: String) {
        self.init(base64: Array(base64.utf8)[...])
    }

    init?(base64: ArraySlice<UInt8>) {
        guard base64.count == 44, let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes.span)
    }
}
