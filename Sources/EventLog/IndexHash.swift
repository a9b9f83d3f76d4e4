import LMDB

/// The 64-bit hash under which ids and names are indexed. Part of the store's format: a change is another format.
///
/// Words are mixed in one after another with `mix`, the finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit
/// reaches every output bit, which interpolation in sorted runs depends on. It is no protection against chosen input:
/// equal hashes only cost time, since every hit is confirmed.
public enum IndexHash {
    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    public static func hash(_ id: LogID) -> UInt64 {
        mix(mix(seed ^ id.high) &+ id.low)
    }

    /// Eight bytes at a time, little-endian, the last ones filled up with zeros; the length is the first word.
    public static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var state = mix(seed ^ UInt64(bytes.count))
        var offset = 0
        while offset + 8 <= bytes.count {
            state = mix(state &+ bytes.littleEndian64(at: offset))
            offset += 8
        }
        if offset < bytes.count {
            var word: UInt64 = 0
            for index in (offset..<bytes.count).reversed() { word = word << 8 | UInt64(bytes[index]) }
            state = mix(state &+ word)
        }
        return state
    }
}
