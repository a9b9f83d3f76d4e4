/// Eight bytes looked at together; the first of them is the least significant.
///
/// The tests return a word in which bit 7 is set in each byte that passes. Only the *lowest* set bit is exact (a borrow
/// can carry upwards from a byte that passes, never from one that does not), which is all a search needs.
@usableFromInline
struct EightBytes {
    @usableFromInline let word: UInt64

    @inlinable @inline(__always)
    init(word: UInt64) {
        self.word = word
    }

    /// What lies beyond the end of `bytes` reads as zero, which no string and no key may contain.
    @inlinable @inline(__always)
    init(_ bytes: Span<UInt8>, at offset: Int) {
        guard offset <= bytes.count &- 8 else {
            self.init(word: Self.tail(of: bytes, at: offset))
            return
        }
        // One range check, after which the compiler makes a single eight-byte load of this.
        let eight = bytes.extracting(offset..<offset &+ 8)
        var word = UInt64(eight[0])
        word |= UInt64(eight[1]) &<< 8
        word |= UInt64(eight[2]) &<< 16
        word |= UInt64(eight[3]) &<< 24
        word |= UInt64(eight[4]) &<< 32
        word |= UInt64(eight[5]) &<< 40
        word |= UInt64(eight[6]) &<< 48
        word |= UInt64(eight[7]) &<< 56
        self.init(word: word)
    }

    @inline(never) @usableFromInline
    static func tail(of bytes: Span<UInt8>, at offset: Int) -> UInt64 {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        var offset = offset
        while offset < bytes.count, shift < 64 {
            word |= UInt64(bytes[offset]) << shift
            offset += 1
            shift += 8
        }
        return word
    }

    @inlinable @inline(__always)
    static func repeating(_ byte: UInt8) -> UInt64 {
        UInt64(byte) &* 0x0101_0101_0101_0101
    }

    @inlinable @inline(__always)
    static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    /// The quote, the backslash and the control characters: all that cannot stand for itself in a string.
    @inlinable @inline(__always)
    var specials: UInt64 {
        let quote = word ^ Self.repeating(0x22)
        let backslash = word ^ Self.repeating(0x5C)
        let ones = Self.repeating(0x01)
        return ((quote &- ones) | (backslash &- ones) | (word &- Self.repeating(0x20))) & ~word & Self.highBits
    }

    @inlinable @inline(__always)
    var quotes: UInt64 {
        let quote = word ^ Self.repeating(0x22)
        return (quote &- Self.repeating(0x01)) & ~quote & Self.highBits
    }

    /// Bit 7 of the bytes that may stand in a key, `[A-Za-z0-9-]`; exact in all eight if all are ASCII.
    @inlinable @inline(__always)
    var keyBytes: UInt64 {
        // All bytes are below 0x80, so adding 0x80 − low sets bit 7 from `low` on and nothing carries over.
        let folded = word | Self.repeating(0x20)
        let letters = (folded &+ Self.repeating(0x80 - 0x61)) & ~(folded &+ Self.repeating(0x7F - 0x7A))
        let digits = (word &+ Self.repeating(0x80 - 0x30)) & ~(word &+ Self.repeating(0x7F - 0x39))
        let hyphens = ~((word ^ Self.repeating(0x2D)) &+ Self.repeating(0x7F))
        return letters | digits | hyphens
    }

    /// Whether the bytes that `mask` covers all may stand in a key.
    @inlinable @inline(__always)
    func areKeyBytes(within mask: UInt64) -> Bool {
        let masked = EightBytes(word: word & mask)
        return masked.word & Self.highBits == 0 && ~masked.keyBytes & Self.highBits & mask == 0
    }

    /// Covers the bytes before the first that `found` marks; `found` is not zero.
    @inlinable @inline(__always)
    static func mask(before found: UInt64) -> UInt64 {
        ((found & (0 &- found)) &>> 7) &- 1
    }

    /// How many bytes stand before the first that `found` marks; `found` is not zero.
    @inlinable @inline(__always)
    static func count(before found: UInt64) -> Int {
        found.trailingZeroBitCount &>> 3
    }
}
