import CanonicalJSON
import Testing

struct Refusal: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var kind: JSONError.Kind
    var offset: Int

    init(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
        self.init(Array(text.utf8), kind, offset)
    }

    init(_ bytes: [UInt8], _ kind: JSONError.Kind, _ offset: Int) {
        self.bytes = bytes
        self.kind = kind
        self.offset = offset
    }

    var testDescription: String { "\(String(decoding: bytes, as: UTF8.self)) \(kind)" }

    /// A string of these bytes, the error `inside` bytes behind the quote.
    static func string(_ content: [UInt8], _ kind: JSONError.Kind, _ inside: Int = 0) -> Refusal {
        Refusal([0x22] + content + [0x22], kind, 1 + inside)
    }
}

@Suite("What is refused")
struct RefusalTests {
    static let byBoth: [Refusal] = [
        Refusal("", .unexpectedEnd, 0),
        Refusal("{", .unexpectedEnd, 1),
        Refusal("[", .unexpectedEnd, 1),
        Refusal(#"""#, .unexpectedEnd, 1),
        Refusal(#""abc"#, .unexpectedEnd, 4),
        Refusal(#""abcdefghijk"#, .unexpectedEnd, 12),
        Refusal(#""abc\"#, .unexpectedEnd, 5),
        Refusal(#""\u00"#, .unexpectedEnd, 5),
        Refusal("-", .unexpectedEnd, 1),
        Refusal("tru", .unexpectedEnd, 3),
        Refusal(#"{"a""#, .unexpectedEnd, 4),
        Refusal(#"{"a":"#, .unexpectedEnd, 5),
        Refusal(#"{"a":1"#, .unexpectedEnd, 6),
        Refusal(#"{"a":1,"#, .unexpectedEnd, 7),
        Refusal(#"{"abcdef"#, .unexpectedEnd, 8),
        Refusal(#"{"abcdefghijklmnopqrstuvwxyz0123456789"#, .unexpectedEnd, 38),
        Refusal("[1", .unexpectedEnd, 2),
        Refusal("[1,", .unexpectedEnd, 3),
        // Keys
        Refusal(#"{"":1}"#, .badKey, 1),
        Refusal(#"{"a b":1}"#, .badKey, 1),
        Refusal(#"{"a_b":1}"#, .badKey, 1),
        Refusal(#"{"ключ":1}"#, .badKey, 1),
        Refusal(#"{"abcdefgh@":1}"#, .badKey, 1),
        Refusal(#"{"abcdefghabcdefgh[":1}"#, .badKey, 1),
        Refusal(#"{"abcdefghabcdefghabcdefgh`":1}"#, .badKey, 1),
        Refusal(#"{"a":1,"{":1}"#, .badKey, 7),
        Refusal(#"{"a/":1}"#, .badKey, 1),
        Refusal(#"{"a:":1}"#, .badKey, 1),
        Refusal(#"{"a":1,"a":2}"#, .duplicateKey, 7),
        Refusal(#"{"abcdefg":1,"abcdefg":2}"#, .duplicateKey, 13),
        Refusal(#"{"abcdefgh":1,"abcdefgh":2}"#, .duplicateKey, 14),
        Refusal(#"{"abcdefghabcdefghabcdefghx":1,"abcdefghabcdefghabcdefghx":2}"#, .duplicateKey, 31),
        Refusal(#"[{"a":{"a":1},"a":2}]"#, .duplicateKey, 14),
        // Values
        Refusal("null", .null, 0),
        Refusal(#"{"a":null}"#, .null, 5),
        Refusal("[1,null]", .null, 3),
        Refusal("nul", .unexpectedByte, 0),
        Refusal("1.5", .float, 1),
        Refusal("[1,-0.5]", .float, 5),
        Refusal("1e3", .float, 1),
        Refusal("1E3", .float, 1),
        Refusal("123456789012345678901234567890.0", .float, 30),
        Refusal("9007199254740992", .integerTooLarge, 0),
        Refusal("[-9007199254740992]", .integerTooLarge, 1),
        Refusal("18446744073709551617", .integerTooLarge, 0),
        Refusal("100000000000000000000000000000000000000000", .integerTooLarge, 0),
        Refusal("01", .leadingZero, 0),
        Refusal("[00]", .leadingZero, 1),
        Refusal("-01", .leadingZero, 0),
        Refusal("-0", .negativeZero, 0),
        Refusal("+1", .unexpectedByte, 0),
        Refusal(".5", .unexpectedByte, 0),
        Refusal("-a", .unexpectedByte, 1),
        Refusal("True", .unexpectedByte, 0),
        Refusal("trux", .unexpectedByte, 3),
        Refusal("falsx", .unexpectedByte, 4),
        Refusal("NaN", .unexpectedByte, 0),
        Refusal("'a'", .unexpectedByte, 0),
        Refusal("// a", .unexpectedByte, 0),
        // Structure
        Refusal("[1,]", .unexpectedByte, 3),
        Refusal("[,1]", .unexpectedByte, 1),
        Refusal("[1;2]", .unexpectedByte, 2),
        Refusal("[1}", .unexpectedByte, 2),
        Refusal("}", .unexpectedByte, 0),
        Refusal(#"{"a":1,}"#, .unexpectedByte, 7),
        Refusal(#"{,"a":1}"#, .unexpectedByte, 1),
        Refusal(#"{"a"=1}"#, .unexpectedByte, 4),
        Refusal(#"{a:1}"#, .unexpectedByte, 1),
        Refusal(#"{"a":1"b":2}"#, .unexpectedByte, 6),
        Refusal(#"{"a":1]"#, .unexpectedByte, 6),
        Refusal("{}x", .trailingBytes, 2),
        Refusal("1 2", .trailingBytes, 1),
        Refusal("{}{}", .trailingBytes, 2),
        Refusal("\"\"\u{0}", .trailingBytes, 2),
        Refusal("\u{FEFF}{}", .byteOrderMark, 0),
        Refusal(String(repeating: "[", count: 33), .tooDeep, 32),
        Refusal(String(repeating: #"{"a":"#, count: 33), .tooDeep, 160),
        // Strings
        Refusal(#""\x""#, .escape, 1),
        Refusal(#""ab\'""#, .escape, 3),
        Refusal(#""\U0041""#, .escape, 1),
        Refusal(#""\u00g0""#, .escape, 1),
        Refusal(#""\ud800""#, .loneSurrogate, 1),
        Refusal(#""a\uD800b""#, .loneSurrogate, 2),
        Refusal(#""\udc00""#, .loneSurrogate, 1),
        Refusal(#""\ud83d\ud83d""#, .loneSurrogate, 1),
        Refusal(#""\ud83d\n""#, .loneSurrogate, 1),
        Refusal("\"a\nb\"", .controlCharacter, 2),
        Refusal("\"\u{0}\"", .controlCharacter, 1),
        Refusal("\"abcdefghijk\u{1F}\"", .controlCharacter, 12),
        Refusal("\"\\n\t\"", .controlCharacter, 3),
    ]

    static let notUTF8: [Refusal] = [
        .string([0x80], .invalidUTF8),
        .string([0xBF], .invalidUTF8),
        .string([0xC0, 0x80], .invalidUTF8),
        .string([0xC1, 0xBF], .invalidUTF8),
        .string([0xC3], .invalidUTF8),
        .string([0xC3, 0x28], .invalidUTF8),
        .string([0xE0, 0x80, 0x80], .invalidUTF8),
        .string([0xE0, 0x9F, 0xBF], .invalidUTF8),
        .string([0xE4, 0xB8], .invalidUTF8),
        .string([0xED, 0xA0, 0x80], .invalidUTF8),
        .string([0xED, 0xBF, 0xBF], .invalidUTF8),
        .string([0xF0, 0x80, 0x80, 0x80], .invalidUTF8),
        .string([0xF0, 0x8F, 0xBF, 0xBF], .invalidUTF8),
        .string([0xF0, 0x9F, 0x98], .invalidUTF8),
        .string([0xF4, 0x90, 0x80, 0x80], .invalidUTF8),
        .string([0xF5, 0x80, 0x80, 0x80], .invalidUTF8),
        .string([0xFE], .invalidUTF8),
        .string([0xFF], .invalidUTF8),
        .string(Array("Россия".utf8) + [0xC0, 0x80] + Array("Россия".utf8), .invalidUTF8, 12),
        .string(Array("中国国家图书馆".utf8) + [0xED, 0xA0, 0x80] + Array("中国国".utf8), .invalidUTF8, 21),
        .string(Array("中".utf8) + [0xED, 0xA0, 0x80] + Array("中国国".utf8), .invalidUTF8, 3),
        .string(Array("plain text".utf8) + [0xFF], .invalidUTF8, 10),
        .string(Array(#"\n"#.utf8) + [0x80], .invalidUTF8, 2),
        .string([0x80] + Array(#"\n"#.utf8), .invalidUTF8),
    ]

    static let byCanonicalOnly: [Refusal] = [
        Refusal(" {}", .whitespace, 0),
        Refusal("{ }", .whitespace, 1),
        Refusal("{}\n", .trailingBytes, 2),
        Refusal("[1, 2]", .whitespace, 3),
        Refusal("[1 ]", .whitespace, 2),
        Refusal(#"{"a": 1}"#, .whitespace, 5),
        Refusal(#"{"a" :1}"#, .whitespace, 4),
        Refusal("{\t\"a\":1}", .whitespace, 1),
        Refusal("{\"a\":1,\r\n\"b\":2}", .whitespace, 7),
        Refusal(#"{"b":1,"a":2}"#, .unsortedKey, 7),
        Refusal(#"{"a":1,"B":2}"#, .unsortedKey, 7),
        Refusal(#"{"a":1,"a-":2,"a":3}"#, .unsortedKey, 14),
        Refusal(#"{"aaaaaaaab":1,"aaaaaaaa":2}"#, .unsortedKey, 15),
        Refusal(#"{"aaaaaaaaaaaaaaaab":1,"aaaaaaaaaaaaaaaa-":2}"#, .unsortedKey, 23),
        Refusal(#"{"abcdefghabcdefghabcdefgh-b":1,"abcdefghabcdefghabcdefgh-a":2}"#, .unsortedKey, 32),
        Refusal(#"{"b":{"a":1,"z":1},"a":2}"#, .unsortedKey, 19),
        Refusal(#"{"b":[{"a":1}],"a":2}"#, .unsortedKey, 15),
        Refusal(#"{"\u0061":1}"#, .badKey, 1),
        Refusal(#""\/""#, .escape, 1),
        Refusal(#""\u0041""#, .escape, 1),
        Refusal(#""\u000a""#, .escape, 1),
        Refusal(#""\u0008""#, .escape, 1),
        Refusal(#""\u001F""#, .escape, 1),
        Refusal(#""\u0020""#, .escape, 1),
        Refusal(#""\u0022""#, .escape, 1),
        Refusal(#""\u007f""#, .escape, 1),
        Refusal(#""\u20ac""#, .escape, 1),
        Refusal(#""x\ud83d\ude00""#, .escape, 2),
    ]

    @Test("Both syntaxes refuse it, whether it is read or skipped", arguments: byBoth + notUTF8)
    func bothRefuse(_ refusal: Refusal) {
        let expected = JSONError(kind: refusal.kind, offset: refusal.offset)
        for syntax in [JSONSyntax.canonical, .lenient] {
            // A space behind the value is no mistake in the lenient syntax.
            let offset = syntax == .lenient && refusal.bytes == Array("1 2".utf8) ? 2 : refusal.offset
            #expect(read(refusal.bytes, syntax).error == JSONError(kind: expected.kind, offset: offset))
            #expect(skip(refusal.bytes, syntax) == JSONError(kind: expected.kind, offset: offset))
        }
    }

    @Test("Only the lenient syntax accepts it", arguments: byCanonicalOnly)
    func canonicalRefuses(_ refusal: Refusal) {
        #expect(read(refusal.bytes).error == JSONError(kind: refusal.kind, offset: refusal.offset))
        #expect(skip(refusal.bytes) == JSONError(kind: refusal.kind, offset: refusal.offset))
        let text = String(decoding: refusal.bytes, as: UTF8.self)
        if refusal.kind == .unsortedKey, text.contains(#""a":3"#) {
            #expect(read(refusal.bytes, .lenient).error?.kind == .duplicateKey)
        } else {
            #expect(read(refusal.bytes, .lenient).error == nil)
            #expect(skip(refusal.bytes, .lenient) == nil)
        }
    }

    @Test("A lenient key that repeats another under an escape is a duplicate")
    func escapedDuplicate() {
        let bytes = Array(#"{"ab":1, "\u0061b":2}"#.utf8)
        #expect(read(bytes, .lenient).error == JSONError(kind: .duplicateKey, offset: 9))
    }

    @Test(
        "A lenient key that decodes to something other than a key is refused",
        arguments: [
            #"{"\n":1}"#, #"{"\u20ac":1}"#, #"{"\ud83d\ude00":1}"#,
        ])
    func escapedBadKey(_ text: String) {
        #expect(read(Array(text.utf8), .lenient).error == JSONError(kind: .badKey, offset: 1))
    }

    @Test("Every value of the wrong kind is refused where it begins")
    func wrongKind() {
        let values: [(String, JSONKind)] = [
            ("{}", .object), ("[]", .array), (#""""#, .string), ("1", .integer), ("-1", .integer), ("true", .bool),
            ("false", .bool),
        ]
        for (text, kind) in values {
            let bytes = Array((#"{"a":"# + text + "}").utf8)
            for asked in [JSONKind.object, .array, .string, .integer, .bool] where asked != kind {
                #expect(throws: JSONError(kind: .wrongType, offset: 5, expected: asked)) {
                    var reader = JSONReader(bytes.span)
                    try reader.beginObject()
                    _ = try reader.nextKey()
                    switch asked {
                    case .object: try reader.beginObject()
                    case .array: try reader.beginArray()
                    case .string: _ = try reader.readString()
                    case .integer: _ = try reader.readInteger()
                    case .bool: _ = try reader.readBool()
                    }
                }
            }
        }
    }

    @Test("Null is named as such whatever was asked for")
    func nullIsNamed() {
        let bytes = Array("null".utf8)
        #expect(throws: JSONError(kind: .null, offset: 0)) {
            var reader = JSONReader(bytes.span)
            _ = try reader.readInteger()
        }
        #expect(throws: JSONError(kind: .null, offset: 0)) {
            var reader = JSONReader(bytes.span)
            _ = try reader.readString()
        }
    }

    @Test("Every kind of error has a sentence of its own, counted from byte 1")
    func messages() {
        let messages = JSONError.Kind.allCases.map { JSONError(kind: $0, offset: 6).message }
        #expect(Set(messages).count == JSONError.Kind.allCases.count)
        for message in messages { #expect(message.hasSuffix(" at byte 7")) }
        #expect(JSONError(kind: .wrongType, offset: 0, expected: .string).message == "a string was expected at byte 1")
    }
}
