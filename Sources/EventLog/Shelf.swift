import LMDB

/// Where subjects of one kind stand together, so that they can be listed. The caller gives the numbers their meaning.
public struct Shelf: Hashable, Sendable {
    public let rawValue: UInt8

    /// A subject on no shelf is listed nowhere.
    public static let none = Shelf(rawValue: 0)

    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }
}

extension Shelf: FixedKey {
    @inlinable public static var width: Int { 1 }
    @inlinable public var packed: UInt64 { UInt64(rawValue) }
    @inlinable public init(packed: UInt64) { self.init(rawValue: UInt8(truncatingIfNeeded: packed)) }
}
