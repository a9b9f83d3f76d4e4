import CanonicalJSON
import Testing

@Suite("Escapes")
struct EscapeTests {
    @Test("The string of RFC 8785 §3.2.2 is written as its §3.2.3 prints it")
    func rfc8785Sample() {
        // "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/" becomes "€$\u000f\nA'B\"\\\\\"/".
        let given = #""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#
        let wanted = #""€$\u000f\nA'B\"\\\\\"/""#
        let value = read(Array(given.utf8), .lenient).value
        #expect(value == .string("€$\u{F}\nA'B\"\\\\\"/"))
        #expect(value?.canonicalBytes() == Array(wanted.utf8))
        #expect(read(Array(wanted.utf8)).value == value)
    }

    @Test(
        "Every ASCII character is written as RFC 8785 §3.2.2.2 says and read back",
        arguments: 0...0x7F as ClosedRange<UInt8>)
    func everyASCII(_ byte: UInt8) {
        let short: [UInt8: String] = [
            0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#, 0x0D: #"\r"#, 0x22: #"\""#, 0x5C: #"\\"#,
        ]
        let character = String(Unicode.Scalar(byte))
        let hexadecimal = String(byte, radix: 16)
        let control = #"\u00"# + (hexadecimal.count < 2 ? "0" : "") + hexadecimal
        let escaped = short[byte] ?? (byte < 0x20 ? control : character)
        // At every place of a word, and with words before and behind.
        for before in 0...17 {
            for after in [0, 3, 9] {
                let text = String(repeating: "é", count: before / 2) + String(repeating: "x", count: before % 2)
                let rest = String(repeating: "y", count: after)
                let value = JSONValue.string(text + character + rest)
                #expect(value.canonicalBytes() == Array("\"\(text)\(escaped)\(rest)\"".utf8))
                #expect(read(value.canonicalBytes()).value == value)
            }
        }
    }

    @Test(
        "Surrogate pairs are read leniently",
        arguments: [
            (#""\ud83d\ude00""#, "😀"), (#""\uD800\uDC00""#, "\u{10000}"), (#""\udbff\udfff""#, "\u{10FFFF}"),
            (#""\uFFFF\ue000""#, "\u{FFFF}\u{E000}"), (#""a\u0000b""#, "a\u{0}b"),
        ])
    func pairs(_ text: String, _ wanted: String) {
        #expect(read(Array(text.utf8), .lenient).value == .string(wanted))
    }

    @Test("What looks alike is neither unified nor equal")
    func noNormalisation() {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        #expect(JSONValue.string(composed) != .string(decomposed))
        for text in [composed, decomposed, "\u{212B}", "\u{FB01}", "\u{1100}\u{1161}"] {
            let bytes = JSONValue.string(text).canonicalBytes()
            #expect(bytes == [0x22] + Array(text.utf8) + [0x22])
            guard case .string(let read) = read(bytes).value else {
                Issue.record("\(text) was not read")
                continue
            }
            #expect(Array(read.utf8) == Array(text.utf8))
        }
    }
}
