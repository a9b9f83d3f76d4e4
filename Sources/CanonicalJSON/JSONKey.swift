/// A key as the reader returns it, to be compared with literals: `switch key { case .names: … }` over
/// `static let names: JSONKey = "names"`.
///
/// Holds the first 24 bytes and the length. No literal is longer, so a longer key equals none; two keys longer than
/// that are not told apart here (``JSONReader/keyText()`` has the whole).
public struct JSONKey: Equatable, Sendable {
    // Eight bytes each, the first one least significant, zero after the last.
    @usableFromInline let first: UInt64
    @usableFromInline let second: UInt64
    @usableFromInline let third: UInt64
    @usableFromInline let length: Int

    @inlinable @inline(__always)
    init(first: UInt64, second: UInt64, third: UInt64, length: Int) {
        self.first = first
        self.second = second
        self.third = third
        self.length = length
    }

    init(_ bytes: Span<UInt8>) {
        first = EightBytes(bytes, at: 0).word
        second = EightBytes(bytes, at: 8).word
        third = EightBytes(bytes, at: 16).word
        length = bytes.count
    }

    @inlinable @inline(__always)
    public static func == (left: JSONKey, right: JSONKey) -> Bool {
        // The first word decides nearly always.
        left.first == right.first && left.length == right.length && left.second == right.second
            && left.third == right.third
    }
}

extension JSONKey: ExpressibleByStringLiteral {
    /// A literal of 1…24 bytes of `[A-Za-z0-9-]`; anything else is a mistake of the programmer.
    public init(stringLiteral text: String) {
        precondition(text.utf8.count <= 24, "A key to compare with has at most 24 bytes.")
        precondition(isJSONKey(text.utf8Span.span), "A key has ASCII letters, digits and hyphens only.")
        self.init(text.utf8Span.span)
    }
}

/// Whether the bytes are `[A-Za-z0-9-]+`.
@usableFromInline
func isJSONKey(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return false }
    var offset = 0
    while offset < bytes.count {
        let left = bytes.count &- offset
        let mask = left >= 8 ? UInt64.max : (1 &<< UInt64(truncatingIfNeeded: left &* 8)) &- 1
        guard EightBytes(bytes, at: offset).areKeyBytes(within: mask) else { return false }
        offset &+= 8
    }
    return true
}
