import LMDB

/// The zero-based number of a subject, in the order in which the log first heard of them.
public struct SubjectNumber: Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

extension SubjectNumber: Comparable {
    @inlinable public static func < (left: SubjectNumber, right: SubjectNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension SubjectNumber: FixedKey {
    @inlinable public static var width: Int { 4 }
    @inlinable public var packed: UInt64 { UInt64(rawValue) }
    @inlinable public init(packed: UInt64) { self.init(rawValue: UInt32(truncatingIfNeeded: packed)) }
}
