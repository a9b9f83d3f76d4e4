/// A key or index member of a fixed width of at most 8 bytes, stored big-endian so that it sorts as its number does.
public protocol FixedKey: TableKey {
    /// In bytes, 1...8.
    static var width: Int { get }
    /// The stored bytes as one number; zero above `width` bytes.
    var packed: UInt64 { get }
    /// `packed` has only zeros above `width` bytes.
    init(packed: UInt64)
}

extension FixedKey {
    @inlinable
    public func withKeyBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let word = packed
        let bytes: InlineArray<8, UInt8> = [
            UInt8(truncatingIfNeeded: word >> 56), UInt8(truncatingIfNeeded: word >> 48),
            UInt8(truncatingIfNeeded: word >> 40), UInt8(truncatingIfNeeded: word >> 32),
            UInt8(truncatingIfNeeded: word >> 24), UInt8(truncatingIfNeeded: word >> 16),
            UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word),
        ]
        return try body(bytes.span.extracting(last: Self.width))
    }

    @inlinable
    public init?(keyBytes: Span<UInt8>) {
        guard keyBytes.count == Self.width else { return nil }
        var word: UInt64 = 0
        for index in keyBytes.indices { word = word << 8 | UInt64(keyBytes[index]) }
        self.init(packed: word)
    }
}

extension UInt8: FixedKey {
    @inlinable public static var width: Int { 1 }
    @inlinable public var packed: UInt64 { UInt64(self) }
    @inlinable public init(packed: UInt64) { self = UInt8(truncatingIfNeeded: packed) }
}

extension UInt32: FixedKey {
    @inlinable public static var width: Int { 4 }
    @inlinable public var packed: UInt64 { UInt64(self) }
    @inlinable public init(packed: UInt64) { self = UInt32(truncatingIfNeeded: packed) }
}

extension UInt64: FixedKey {
    @inlinable public static var width: Int { 8 }
    @inlinable public var packed: UInt64 { self }
    @inlinable public init(packed: UInt64) { self = packed }
}
