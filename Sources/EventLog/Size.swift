/// A number of entries, from the first on: at most 2³¹.
public struct Size: Hashable, Sendable {
    public let rawValue: UInt32

    public static let empty = Size(rawValue: 0)
    public static let greatest = Size(rawValue: 1 << 31)

    @inlinable
    public init(rawValue: UInt32) {
        precondition(rawValue <= 1 << 31, "A size is at most 2^31.")
        self.rawValue = rawValue
    }

    /// `nil` for the empty log.
    @inlinable public var lastPosition: LogPosition? { rawValue == 0 ? nil : LogPosition(rawValue: rawValue - 1) }

    @inlinable public func contains(_ position: LogPosition) -> Bool { position.rawValue < rawValue }
}

extension Size: Comparable {
    @inlinable public static func < (left: Size, right: Size) -> Bool { left.rawValue < right.rawValue }
}

extension Size: CustomStringConvertible {
    public var description: String { "\(rawValue)" }
}
