/// The zero-based place of an entry in the log, which is also its leaf index in the Merkle tree. At most 2³¹−1.
public struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    public static let last = Position(0x7fff_ffff)

    public let rawValue: UInt32

    @inlinable
    public init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Reads `17` or `#17`; nothing else, no sign and no leading zeros.
    public init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.utf8.first != 0x30,
            let value = UInt32(digits), value <= Position.last.rawValue
        else { return nil }
        self.init(value)
    }

    @inlinable
    public static func < (a: Position, b: Position) -> Bool { a.rawValue < b.rawValue }

    public var description: String { "#\(rawValue)" }
}
