import Alliances
import Testing

@Suite struct SlugTests {
    @Test(arguments: ["nlc", "a", "0", "cgtn-20180528", "a-b-c", String(repeating: "a", count: 64)])
    func `an id is taken from a string and from bytes`(_ text: String) throws {
        #expect(try Slug(text).text == text)
        #expect(try Slug(Array(text.utf8).span) == Slug(text))
    }

    @Test(arguments: [
        "", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a/b", "国家图书馆", "a\n", "a.b",
        String(repeating: "a", count: 65),
    ])
    func `what is no id is refused from a string and from bytes`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try Slug(text) } == "badSlug")
        let bytes = Array(text.utf8)
        #expect(
            problem { () throws(InvalidValue) in try Slug(bytes.span) }
                == problem { () throws(InvalidValue) in try Slug(text) })
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let bytes: [UInt8] = [0x61, 0xFF, 0x62]
        #expect(code { () throws(InvalidValue) in try Slug(bytes.span) } == "badSlug")
    }

    @Test(
        arguments: zip(
            [
                "NLC", "National Library of China", "Bibliothèque nationale", "a--b", " x ", "Türkiye_2025", "Đà Nẵng",
                "e\u{301}te\u{301}",
            ],
            [
                "nlc", "national-library-of-china", "bibliotheque-nationale", "a-b", "x", "turkiye-2025", "da-nang",
                "ete",
            ]
        ))
    func `a suggestion is made of the letters there are, and is an id`(_ text: String, _ suggestion: String) throws {
        #expect(problem { () throws(InvalidValue) in try Slug(text) }?.advice == "write for example " + suggestion)
        #expect(try Slug(suggestion).text == suggestion)
    }

    @Test func `whatever is suggested is an id`() throws {
        let alphabet = Array("ab9-_ .ÉßæЖ中\u{301}".unicodeScalars)
        var random = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...90, using: &random) {
                view.append(alphabet.randomElement(using: &random) ?? "a")
            }
            guard let advice = problem({ () throws(InvalidValue) in try Slug(String(view)) })?.advice else { continue }
            guard advice.hasPrefix("write for example ") else { continue }
            let suggestion = String(advice.dropFirst("write for example ".count))
            #expect(try Slug(suggestion).text == suggestion, "seed 7: \(String(view))")
        }
    }
}
