import Alliances
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        "https://ror.org/00pjdza24", "http://www.nlc.cn", "HTTPS://Example.org/a?b=c#d", "https://example.org:8443/",
        "http://[::1]:80/x",
        "http://[2001:db8::1]", "https://例え.jp/図書館", "https://example.org/100%25", "http://localhost/",
        "https://example.org./",
        "https://example.org/@user", "https://web.archive.org/web/2018/http://a.b/", "http://a?x=@",
    ])
    func `an absolute address is kept as given`(_ text: String) throws {
        #expect(try WebAddress(text).text == text)
    }

    @Test(arguments: [
        "www.nlc.cn", "ftp://example.org", "https:/example.org", "https://", "https:///path",
        "https://user@example.org/",
        "https://user:secret@example.org", "https://exa mple.org", "https://example.org/a b", "https://example.org/<a>",
        "https://example..org", "https://.org", "https://example.org:0/", "https://example.org:65536",
        "https://example.org:", "https://:80/",
        "https://a:b:80/", "https://example.org/100%", "https://example.org/%zz", "javascript:alert(1)", "http://[::1",
        "http://[]/",
        "http://[::g]/", "http://::1/", "https://example.org/a\u{3000}b", "mailto:a@b", "http://a]b/", "http://[::1]x/",
        "https://exa\"mple.org",
    ])
    func `what is no web address is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try WebAddress(text) } == "badWebAddress")
    }

    @Test func `what is wrong with any text is wrong with an address`() {
        #expect(code { () throws(InvalidValue) in try WebAddress("") } == "emptyText")
        #expect(code { () throws(InvalidValue) in try WebAddress(" https://example.org") } == "edgeSpace")
        #expect(code { () throws(InvalidValue) in try WebAddress("https://example.org/\n") } == "controlCharacter")
        #expect(code { () throws(InvalidValue) in try WebAddress("https://example.org/\u{202E}a") } == "bidiControl")
        #expect(code { () throws(InvalidValue) in try WebAddress("https://example.org/e\u{301}") } == "notNFC")
        #expect(
            code { () throws(InvalidValue) in try WebAddress("https://a.b/" + String(repeating: "a", count: 2_048)) }
                == "textTooLong")
    }
}
