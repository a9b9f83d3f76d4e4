import Alliances
import Foundation
import Testing

@Suite struct `Folded text` {
    @Test(arguments: [
        ("Québec", "quebec"), ("Que\u{301}bec", "QUÉBEC"), ("ŁÓDŹ", "lodz"), ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"), ("ISTANBUL", "ıstanbul"), ("Tiếng Việt", "tieng viet"), ("Ærø", "aero"),
        ("Национальная", "НАЦИОНАЛЬНАЯ"), ("отчёт", "отчет"), ("Εθνική", "ΕΘΝΙΚΗ"), ("σοφός", "ΣΟΦΟΣ"),
        ("ＮＬＣ　２０１８", "nlc 2018"), ("ﾄｼｮｶﾝ", "トショカン"), ("が", "か\u{3099}"), ("ガ", "ｶﾞ"),
        ("أحمد", "احمد"), ("كِتَاب", "كتاب"), ("도서관", "도서관".decomposedStringWithCanonicalMapping),
        ("Oʻzbekiston", "o'zbekiston"), ("a  b\u{a0} c ", "A B C"), ("co\u{ad}operate", "cooperate"),
        ("Хэйлунцзян", "хэилунцзян"), ("国家图书馆", "国家图书馆"),
    ])
    func `does not differ in case, marks, width and white space`(a: String, b: String) {
        #expect(FoldedText(a) == FoldedText(b), "\(a) \(b)")
        #expect(FoldedText("x \(a) y").contains(FoldedText(b)))
    }

    @Test(arguments: [("國家", "国家"), ("nlc", "nlb"), ("や", "ゆ"), ("ا", "ب"), ("и", "ы")])
    func `keeps letters apart that are different`(a: String, b: String) {
        #expect(FoldedText(a) != FoldedText(b))
    }

    /// Foundation has its own tables; where it finds no difference in case and diacritics, neither do we.
    @Test func `is at least as broad as Foundation's for precomposed Latin, Greek and Cyrillic letters`() throws {
        for value in Array(0xC0...0x24F) + Array(0x370...0x3FF) + Array(0x400...0x52F) + Array(0x1E00...0x1FFF) {
            guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic else { continue }
            let letter = String(Character(scalar))
            let plain = letter.decomposedStringWithCanonicalMapping.unicodeScalars.first.map { String(Character($0)) }
            guard let plain, plain != letter else { continue }
            #expect(FoldedText(letter) == FoldedText(plain), "\(letter) \(plain) U+\(String(value, radix: 16))")
        }
    }

    @Test func `is the same of text in any canonical form`() {
        for text in ["Tiếng Việt ở Đà Nẵng", "ἄνθρωπος", "йогурт її", "각하", "パリ", "ö̲ñ"] {
            #expect(FoldedText(text) == FoldedText(text.decomposedStringWithCanonicalMapping), "\(text)")
            #expect(FoldedText(text) == FoldedText(text.precomposedStringWithCanonicalMapping), "\(text)")
        }
    }

    @Test func `reads any bytes without end or fault`() {
        var random = SplitMix64(seed: 7)
        var search = FoldedText.Search(FoldedText("library"))
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = search.finds(in: bytes.span)
        }
        let isFound = search.finds(in: "The LIBRARY".utf8Span.span)
        #expect(isFound)
    }
}

@Suite struct `A country somebody means` {
    @Test(arguments: [
        ("cn", ["CN"]), ("Iran", ["IR"]), ("RUSSIA", ["RU"]), ("cote d'ivoire", ["CI"]), ("Turkiye", ["TR"]),
        ("Turkey", ["TR"]), ("UK", ["GB"]), ("Niger", ["NE"]), ("Nigeria", ["NG"]), ("korea", ["KP", "KR"]),
        ("Atlantis", []), ("", []), ("uz", ["UZ"]), ("South Korea", ["KR"]), ("Viet", ["VN"]),
    ])
    func `is found by code, name or beginning`(text: String, codes: [String]) {
        #expect(CountryCode.meant(by: text).map(\.text) == codes)
    }

    @Test func `has an own name that means it alone`() {
        for country in CountryCode.all { #expect(CountryCode.meant(by: country.name) == [country]) }
    }
}

@Suite struct `An area of M49` {
    @Test func `is found by name or code, and each code is one's own`() throws {
        for area in Area.all {
            #expect(Area(area.code) == area && Area(area.name.uppercased()) == area)
            #expect(!area.countries.isEmpty)
        }
        #expect(Set(Area.all.map(\.code)).count == 22)
        #expect(Area("south eastern asia") == .subregion(.southEasternAsia))
        #expect(Area("central-asia")?.countries.map(\.text) == ["KG", "KZ", "TJ", "TM", "UZ"])
        #expect(Area("Atlantis") == nil && Area("") == nil && Area("14") == nil)
    }

    @Test func `holds every country but Antarctica once`() {
        let regions = Region.allCases.flatMap { Area.region($0).countries }
        let parts = Subregion.allCases.flatMap { Area.subregion($0).countries }
        #expect(regions.sorted() == parts.sorted() && Set(parts).count == parts.count)
        #expect(CountryCode.all.filter { !parts.contains($0) }.map(\.text) == ["AQ"])
    }
}
