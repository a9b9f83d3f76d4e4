import LMDB

/// The zero-based place of an entry in the log, at most 2³¹−1.
public struct LogPosition: Hashable, Sendable {
    public let rawValue: UInt32

    public static let greatest = LogPosition(rawValue: UInt32(Int32.max))

    @inlinable
    public init(rawValue: UInt32) {
        precondition(rawValue <= UInt32(Int32.max), "A position is at most 2^31 - 1.")
        self.rawValue = rawValue
    }

    /// The size of the log of which this is the last position.
    @inlinable public var sizeThrough: Size { Size(rawValue: rawValue + 1) }
}

extension LogPosition: Comparable {
    @inlinable public static func < (left: LogPosition, right: LogPosition) -> Bool { left.rawValue < right.rawValue }
}

extension LogPosition: CustomStringConvertible {
    public var description: String { "#\(rawValue)" }
}

extension LogPosition: FixedKey {
    @inlinable public static var width: Int { 4 }
    @inlinable public var packed: UInt64 { UInt64(rawValue) }
    @inlinable public init(packed: UInt64) { self.init(rawValue: UInt32(truncatingIfNeeded: packed) & 0x7FFF_FFFF) }

    /// `nil` for a number that is too great: without its highest bit it would pass for another position.
    @inlinable
    public init?(keyBytes: Span<UInt8>) {
        guard keyBytes.count == 4, keyBytes[0] < 0x80 else { return nil }
        self.init(packed: UInt64(keyBytes.bigEndian32(at: 0)))
    }
}
