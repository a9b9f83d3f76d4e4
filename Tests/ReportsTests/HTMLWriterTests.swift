import Reports
import Testing

@Suite struct `A page's writer` {
    private static func page(_ body: (inout HTMLWriter) -> Void) -> String {
        var html = HTMLWriter()
        body(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test func `ends what it begins`() {
        let page = Self.page { html in
            html.element(.p, .kind("a")) { html in
                html.text("1 < 2")
                html.element(.br)
                html.name("名", language: "zh-Hans")
            }
        }
        #expect(page == "<!DOCTYPE html>\n<p class=\"a\">1 &lt; 2<br><bdi lang=\"zh-Hans\">名</bdi></p>\n")
    }

    @Test(arguments: [
        "</bdi><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onclick='x", "&lt;", "a\u{202e}b",
        "\u{1b}[31m",
        "\u{2066}x", "<!--", "]]>",
    ])
    func `makes hostile text harmless in text and in attributes`(text: String) {
        let page = Self.page { html in
            html.element(.p, .label(text)) { html in html.name(text, language: text) }
        }
        let inside = page.dropFirst("<!DOCTYPE html>\n".count)
        #expect(inside.count { $0 == "<" } == 4 && inside.count { $0 == ">" } == 4)
        #expect(inside.count { $0 == "\"" } == 4 && !inside.contains("'"))
        #expect(
            !inside.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202a...0x206f).contains($0.value) })
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", "", "JAVASCRIPT:x",
    ])
    func `links to pages of the web only`(address: String) {
        #expect(HTMLAttribute.link(address) == nil)
        #expect(HTMLAttribute.link("HTTPS://example.org/") != nil)
    }

    @Test(arguments: ["\"}</style><script>", "a\\", "\n", "图书馆 «Ш» 1"])
    func `writes strings of a style sheet that end nothing`(text: String) {
        let string = HTMLText.style(text)
        #expect(string.hasPrefix("\"") && string.hasSuffix("\""))
        #expect(!string.dropFirst().dropLast().contains { "\"<>{};\n".contains($0) })
    }
}
