/// Where the first sequence begins that is not UTF-8 (Unicode §3.9, table 3-7); nil if there is none.
///
/// By hand, because text in scripts of two and three bytes a character is passed over several characters at a time, twice
/// as fast as `UTF8Span(validating:)` does it.
func firstInvalidUTF8(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let end = range.upperBound
    var offset = range.lowerBound
    while offset < end {
        let eight = EightBytes(bytes, at: offset)
        let left = end &- offset
        if left >= 8 {
            if eight.isASCII {
                offset &+= 8
                continue
            }
            if eight.isFourPairs {
                offset &+= 8
                continue
            }
        }
        if left >= 6, eight.isTwoTriples {
            offset &+= 6
            continue
        }
        let length = eight.lengthOfFirstCharacter
        guard length > 0, length <= left else { return offset }
        offset &+= length
    }
    return nil
}

extension EightBytes {
    @inline(__always)
    fileprivate var isASCII: Bool { word & Self.highBits == 0 }

    /// Four characters of two bytes: none of the leads C0 and C1, which could only hold ASCII.
    @inline(__always)
    fileprivate var isFourPairs: Bool {
        guard word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0 else { return false }
        // Adding 7F sets bit 7 where anything is left of the lead's bits 1…4.
        return ((word & 0x001E_001E_001E_001E) &+ 0x007F_007F_007F_007F) & 0x0080_0080_0080_0080
            == 0x0080_0080_0080_0080
    }

    @inline(__always)
    fileprivate var isTwoTriples: Bool {
        word & 0xC0_C0F0_C0C0_F0 == 0x80_80E0_8080_E0 && Self.isProperTriple(word)
            && Self.isProperTriple(word &>> 24)
    }

    /// Not overlong (E0 80…9F) and not a surrogate (ED A0…BF): bit 5 of the second byte against the lead's low bits.
    @inline(__always)
    private static func isProperTriple(_ word: UInt64) -> Bool {
        let decisive = word & 0x200F
        return decisive != 0 && decisive != 0x200D
    }

    /// In bytes; zero if no character begins here.
    @inline(__always)
    fileprivate var lengthOfFirstCharacter: Int {
        let lead = UInt8(truncatingIfNeeded: word)
        if lead < 0x80 { return 1 }
        if lead < 0xE0 { return lead >= 0xC2 && word & 0xC000 == 0x8000 ? 2 : 0 }
        if lead < 0xF0 { return word & 0xC0_C000 == 0x80_8000 && Self.isProperTriple(word) ? 3 : 0 }
        // F0 90… up to F4 8F…: U+10000…U+10FFFF.
        let second = UInt8(truncatingIfNeeded: word &>> 8)
        guard lead <= 0xF4, word & 0xC0C0_C000 == 0x8080_8000 else { return 0 }
        guard lead != 0xF0 || second >= 0x90, lead != 0xF4 || second < 0x90 else { return 0 }
        return 4
    }
}
