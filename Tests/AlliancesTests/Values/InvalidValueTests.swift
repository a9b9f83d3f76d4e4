import Alliances
import Testing

@Suite struct InvalidValueTests {
    @Test(arguments: [
        ("00pjdza25", "00pjdza25"), ("", "\"\""), ("a b", "\"a b\""), ("a\nb", "a\\u{000A}b"),
        ("\u{1B}[31m", "\\u{001B}[31m"),
        ("\u{202E}abc", "\\u{202E}abc"), ("国家图书馆", "国家图书馆"), ("a\u{200B}b", "a\\u{200B}b"), ("\u{E000}", "\\u{E000}"),
        ("a\u{A0}b", "a\\u{00A0}b"),
    ])
    func `a message shows what cannot be seen`(_ text: String, _ shown: String) {
        #expect(InvalidValue.shown(text) == shown)
    }

    @Test func `a message shortens what is long`() {
        let exact = String(repeating: "x", count: 48)
        #expect(InvalidValue.shown(exact) == exact)
        #expect(InvalidValue.shown(exact + "x") == String(repeating: "x", count: 40) + "…")
    }
}
