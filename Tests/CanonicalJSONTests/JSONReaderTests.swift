import CanonicalJSON
import Testing

@Suite("The reader, step by step")
struct JSONReaderTests {
    static let names: JSONKey = "names"
    static let long: JSONKey = "abcdefghabcdefghabcdefgh"

    @Test("Keys are told apart at every length")
    func keys() throws {
        let lengths = [1, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33]
        let text = "{" + lengths.map { "\"" + String(repeating: "k", count: $0) + "\":1" }.joined(separator: ",") + "}"
        let bytes = Array(text.utf8)
        for syntax in [JSONSyntax.canonical, .lenient] {
            var reader = JSONReader(bytes.span, syntax: syntax)
            try reader.beginObject()
            var found: [JSONKey] = []
            for length in lengths {
                let key = try #require(try reader.nextKey())
                #expect(reader.keyText() == String(repeating: "k", count: length))
                if length <= 24 {
                    #expect(key == JSONKey(stringLiteral: String(repeating: "k", count: length)))
                }
                #expect(!found.contains(key))
                found.append(key)
                try reader.skipValue()
            }
            #expect(try reader.nextKey() == nil)
            try reader.finish()
        }
    }

    @Test("A key longer than any literal equals none")
    func longKey() throws {
        let bytes = Array(#"{"abcdefghabcdefghabcdefghi":1}"#.utf8)
        var reader = JSONReader(bytes.span)
        try reader.beginObject()
        let key = try reader.nextKey()
        #expect(key != Self.long)
        #expect(reader.keyText() == "abcdefghabcdefghabcdefghi")
    }

    @Test("A lenient key is compared as decoded")
    func escapedKey() throws {
        let bytes = Array(#"{ "n\u0061m\u0065s" : true }"#.utf8)
        var reader = JSONReader(bytes.span, syntax: .lenient)
        try reader.beginObject()
        #expect(try reader.nextKey() == Self.names)
        #expect(reader.keyText() == "names")
        #expect(try reader.readBool())
        #expect(try reader.nextKey() == nil)
        try reader.finish()
    }

    @Test("A whole entry is read by switching over its keys")
    func entry() throws {
        let bytes = CanonicityTests.entry
        var reader = JSONReader(bytes.span)
        var en: String?
        var ranges: [String: Range<Int>] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let name = reader.keyText()
            switch key {
            case "data":
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    guard key == Self.names else {
                        try reader.skipValue()
                        continue
                    }
                    try reader.beginObject()
                    while let language = try reader.nextKey() {
                        if language == "en" { en = try reader.readString() } else { try reader.skipValue() }
                    }
                }
            default: ranges[name] = try reader.skipValueRange()
            }
        }
        try reader.finish()
        #expect(en == "National \"Library\"")
        #expect(reader.offset == bytes.count)
        let effective = try #require(ranges["effective"])
        #expect(Array(bytes[effective]) == Array(#""2018-05-28""#.utf8))
        var second = JSONReader(reader.bytes.extracting(effective))
        #expect(try second.readString() == "2018-05-28")
        try second.finish()
    }

    @Test("A string's bytes are lent, with and without escapes")
    func withString() throws {
        let bytes = Array(#"["plain","a\n\"b\"","中国",""]"#.utf8)
        var reader = JSONReader(bytes.span)
        var strings: [String] = []
        try reader.beginArray()
        while try reader.nextElement() {
            strings.append(
                try reader.withString { body in
                    String(decoding: body.indices.map { body[$0] }, as: UTF8.self)
                })
        }
        try reader.finish()
        #expect(strings == ["plain", "a\n\"b\"", "中国", ""])
    }

    @Test("Lent bytes are UTF-8 or not lent at all")
    func withBadString() {
        let bytes: [UInt8] = [0x22, 0x41, 0xFF, 0x22]
        #expect(throws: JSONError(kind: .invalidUTF8, offset: 2)) {
            var reader = JSONReader(bytes.span)
            _ = try reader.withString { $0.count }
        }
    }

    @Test(
        "Integers within ±(2^53−1)",
        arguments: [
            0, 1, -1, 9, 10, -10, 1_000_000, 9_007_199_254_740_991, -9_007_199_254_740_991,
        ] as [Int64])
    func integers(_ value: Int64) throws {
        let bytes = Array(String(value).utf8)
        var reader = JSONReader(bytes.span)
        #expect(try reader.peek() == .integer)
        #expect(try reader.readInteger() == value)
        try reader.finish()
        var writer = JSONWriter()
        writer.integer(value)
        #expect(writer.bytes == bytes)
    }

    @Test("Peeking tells every kind and reads nothing")
    func peek() throws {
        let bytes = Array(#"[{},[],"",0,-1,true,false]"#.utf8)
        let kinds: [JSONKind] = [.object, .array, .string, .integer, .integer, .bool, .bool]
        var reader = JSONReader(bytes.span)
        var found: [JSONKind] = []
        try reader.beginArray()
        while try reader.nextElement() {
            let offset = reader.offset
            found.append(try reader.peek())
            #expect(reader.offset == offset)
            try reader.skipValue()
        }
        #expect(found == kinds)
    }
}
