/// A key as the reader returns it, to be compared with literals: `switch key { case "names": … }`.
///
/// A literal of up to 15 bytes is a constant to the compiler, in a `case` or as `static var names: JSONKey { "names" }`. A
/// longer one is decoded at each use there: make it a `static let`, which costs a check on each use whether it has been
/// initialised.
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
    ///
    /// Written so that the compiler evaluates it, which a loop over `utf8.span` would prevent.
    @inlinable @inline(__always)
    public init(stringLiteral text: String) {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var length = 0
        for byte in text.utf8 {
            let shifted = UInt64(byte) &<< UInt64(truncatingIfNeeded: length &* 8)
            if length < 8 {
                words.0 |= shifted
            } else if length < 16 {
                words.1 |= shifted
            } else {
                words.2 |= shifted
            }
            length &+= 1
        }
        assert(isJSONKey(text.utf8.span), "A key has ASCII letters, digits and hyphens only.")
        precondition(length <= 24, "A key to compare with has at most 24 bytes.")
        self.init(first: words.0, second: words.1, third: words.2, length: length)
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
