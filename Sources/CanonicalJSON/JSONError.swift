/// Why bytes are not (canonical) JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// Stable names; tests and callers may depend on them.
    public enum Kind: String, CaseIterable, Sendable {
        // Of keys: the offset is that of the key's opening quote.
        case badKey, unsortedKey, duplicateKey
        // Of a value of the wrong sort: the offset is that of its first byte.
        case wrongType, null, integerTooLarge, leadingZero, negativeZero
        // Of a single byte, or the first byte of a sequence.
        case float, whitespace, escape, loneSurrogate, controlCharacter, invalidUTF8, byteOrderMark
        case tooDeep, trailingBytes, unexpectedByte
        // The offset is the number of bytes given.
        case unexpectedEnd
    }

    public var kind: Kind
    /// Zero-based, in bytes.
    public var offset: Int
    /// What the caller asked for, where ``kind`` is `wrongType`.
    public var expected: JSONKind?

    public init(kind: Kind, offset: Int, expected: JSONKind? = nil) {
        self.kind = kind
        self.offset = offset
        self.expected = expected
    }

    /// A sentence without its full stop; counts bytes from one, as editors do.
    public var message: String {
        "\(statement) at byte \(offset + 1)"
    }

    private var statement: String {
        switch kind {
        case .badKey: "a key may only have ASCII letters, digits and hyphens, and at least one of them,"
        case .unsortedKey: "a key is out of order (keys ascend by bytes)"
        case .duplicateKey: "a key stands twice in one object,"
        case .wrongType: "\(expectation) was expected"
        case .null: "null is not allowed (leave the member out instead)"
        case .integerTooLarge: "an integer lies outside ±9007199254740991"
        case .leadingZero: "a number begins with a zero that means nothing"
        case .negativeZero: "zero has no sign, but one is written"
        case .float: "a number has a fraction or an exponent (only integers are allowed)"
        case .whitespace: "whitespace stands outside a string"
        case .escape: "a character is escaped in a way that is not allowed"
        case .loneSurrogate: "half of a surrogate pair is escaped without the other half"
        case .controlCharacter: "a control character stands unescaped in a string"
        case .invalidUTF8: "the bytes are not UTF-8"
        case .byteOrderMark: "the text begins with a byte order mark (save it as UTF-8 without one)"
        case .tooDeep: "objects and arrays are nested deeper than \(JSONLimits.depth) levels"
        case .trailingBytes: "something follows after the value"
        case .unexpectedByte: "a character stands where JSON does not allow it"
        case .unexpectedEnd: "the text ends too early"
        }
    }

    private var expectation: String {
        switch expected {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .integer: "an integer"
        case .bool: "true or false"
        case nil: "another kind of value"
        }
    }
}
