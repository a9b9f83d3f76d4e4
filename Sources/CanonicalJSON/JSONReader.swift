/// Reads JSON step by step, in the order of the bytes, without building a tree.
///
/// The caller says what it expects: begins an object, asks for keys until there is none, reads or skips each value. After
/// an error the reader stands somewhere within the bytes and is not to be used further.
///
/// One value is read; what the bytes hold after it is not looked at before ``finish()``.
public struct JSONReader: ~Escapable {
    public let bytes: Span<UInt8>
    public let syntax: JSONSyntax

    /// Of the next unread byte; zero-based.
    public internal(set) var offset: Int

    var turn: Turn
    /// Objects and arrays now open.
    var depth: Int
    /// Where the text of the key last read stands (as written, its escapes included).
    var keyStart: Int
    var keyLength: Int
    /// By depth, where the text of the object's latest key begins; zero (where no key can) if it has none yet.
    var latestKeys: InlineArray<33, UInt32>

    /// Lenient syntax only: the keys each open object has had.
    var keysSeen: [Set<String>]
    /// The latest key decoded, if it was written with an escape; else empty.
    var unescapedKey: [UInt8]

    /// What the next call may be.
    enum Turn {
        /// A value must come: at the beginning, after a key, after ``nextElement()`` said there is one.
        case value
        /// Just behind an opening bracket: no comma comes before what follows.
        case first
        /// Behind a value.
        case next
    }

    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>, syntax: JSONSyntax = .canonical) {
        precondition(bytes.count <= Int(UInt32.max), "At most 4 GiB are read at once.")
        self.bytes = bytes
        self.syntax = syntax
        offset = 0
        turn = .value
        depth = 0
        keyStart = 0
        keyLength = 0
        latestKeys = InlineArray(repeating: 0)
        keysSeen = []
        unescapedKey = []
    }

    /// What the next value is, without reading it. Throws if no value begins here.
    public mutating func peek() throws(JSONError) -> JSONKind {
        let byte = try valueStart()
        guard let kind = JSONKind(firstByte: byte) else { throw notAValue(expected: nil) }
        return kind
    }

    /// Throws unless only what the syntax ignores is left.
    public mutating func finish() throws(JSONError) {
        precondition(depth == 0 && turn == .next, "Finish once one value has been read completely.")
        if syntax == .lenient { skipWhitespace() }
        guard offset == bytes.count else { throw JSONError(kind: .trailingBytes, offset: offset) }
    }
}

// MARK: - Objects and arrays

extension JSONReader {
    public mutating func beginObject() throws(JSONError) {
        try open(0x7B, as: .object)
        latestKeys[depth] = 0
        if syntax == .lenient { keysSeen.append([]) }
    }

    public mutating func beginArray() throws(JSONError) {
        try open(0x5B, as: .array)
    }

    /// Whether one more element follows, which must then be read or skipped; false at the array's end.
    public mutating func nextElement() throws(JSONError) -> Bool {
        assert(turn != .value, "The element's value is still to be read.")
        if syntax == .lenient { skipWhitespace() }
        guard offset < bytes.count else { throw unexpected() }
        let byte = bytes[offset]
        if byte == 0x5D {
            close()
            return false
        }
        if turn == .next {
            guard byte == 0x2C else { throw unexpected() }
            offset &+= 1
        }
        turn = .value
        return true
    }

    private mutating func open(_ bracket: UInt8, as kind: JSONKind) throws(JSONError) {
        guard try valueStart() == bracket else { throw notAValue(expected: kind) }
        guard depth < JSONLimits.depth else { throw JSONError(kind: .tooDeep, offset: offset) }
        offset &+= 1
        depth &+= 1
        turn = .first
    }

    mutating func close() {
        offset &+= 1
        depth &-= 1
        turn = .next
    }
}

// MARK: - Between the values

extension JSONReader {
    /// The first byte of the value that must come now; the reader stands on it.
    @inline(__always)
    mutating func valueStart() throws(JSONError) -> UInt8 {
        assert(turn == .value, "No value is due here: ask for the next key or element first.")
        if syntax == .lenient { skipWhitespace() }
        guard offset < bytes.count else { throw unexpected() }
        return bytes[offset]
    }

    mutating func skipWhitespace() {
        while offset < bytes.count, isJSONWhitespace(bytes[offset]) { offset += 1 }
    }

    /// Why the byte at `offset` (or the end) cannot stand between values.
    @inline(never)
    func unexpected() -> JSONError {
        guard offset < bytes.count else { return JSONError(kind: .unexpectedEnd, offset: bytes.count) }
        return JSONError(kind: isJSONWhitespace(bytes[offset]) ? .whitespace : .unexpectedByte, offset: offset)
    }

    /// Why no value of the expected kind begins at `offset`.
    @inline(never)
    func notAValue(expected: JSONKind?) -> JSONError {
        guard offset < bytes.count else { return unexpected() }
        if let expected, JSONKind(firstByte: bytes[offset]) != nil {
            return JSONError(kind: .wrongType, offset: offset, expected: expected)
        }
        if holds([0x6E, 0x75, 0x6C, 0x6C]) { return JSONError(kind: .null, offset: offset) }
        if offset == 0, holds([0xEF, 0xBB, 0xBF]) { return JSONError(kind: .byteOrderMark, offset: 0) }
        return unexpected()
    }

    private func holds(_ text: [UInt8]) -> Bool {
        guard text.count <= bytes.count - offset else { return false }
        return text.indices.allSatisfy { bytes[offset + $0] == text[$0] }
    }
}

func isJSONWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

extension JSONKind {
    @inline(__always)
    init?(firstByte: UInt8) {
        switch firstByte {
        case 0x7B: self = .object
        case 0x5B: self = .array
        case 0x22: self = .string
        case 0x2D, 0x30...0x39: self = .integer
        case 0x74, 0x66: self = .bool
        default: return nil
        }
    }
}
