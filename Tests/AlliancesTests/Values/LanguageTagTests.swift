import Testing

@testable import Alliances

@Suite struct LanguageTagTests {
    @Test(arguments: [
        "ar", "be", "bg", "bn", "de", "en", "fa", "fr", "id", "ja", "mn", "ms", "pl", "ru", "sr-Latn", "th", "uz-Latn",
        "vi",
        "zh-Hans", "zh-Hant", "zh-Hans-CN", "zh-CN",
    ])
    func `the tags in use are taken`(_ text: String) throws {
        #expect(try LanguageTag(text).text == text)
    }

    /// RFC 5646 appendix A, save those marked invalid.
    @Test(arguments: [
        "i-enochian", "zh-cmn-Hans-CN", "cmn-Hans-CN", "zh-yue-HK", "yue-HK", "sr-Cyrl", "hy-Latn-IT-arevela",
        "sl-rozaj",
        "sl-rozaj-biske", "sl-nedis", "de-CH-1901", "sl-IT-nedis", "de-DE", "en-US", "es-419", "de-CH-x-phonebk",
        "az-Arab-x-aze-derbend", "x-whatever", "qaa-Qaaa-QM-x-southern", "de-Qaaa", "sr-Latn-QM", "sr-Qaaa-RS",
        "en-US-u-islamcal", "zh-CN-a-myext-x-private", "en-a-myext-b-another", "az-Latn-x-latn", "en-CA-x-ca",
        "sgn-BE-FR",
        "de-1996", "en-a-bb-cccc", "zh-min-nan", "i-klingon", "en-GB-oed", "art-lojban", "x-a", "en-x-a-1", "en-0-ab",
        "zh-gan-abc-def-Hant", "sl-1994-rozaj",
    ])
    func `the tags of the standard are taken`(_ text: String) throws {
        #expect(try LanguageTag(text).text == text)
    }

    @Test(arguments: [
        "", "z", "zh-", "-zh", "zh--Hans", "zh-Han", "zh-han", "zh-Han-CN", "de-419-DE", "a-DE", "ar-a-aaa-b-bbb-a-ccc",
        "de-1996-1996", "sl-rozaj-biske-rozaj", "en-a", "en-a-x-b", "x", "en-x", "english", "hans", "e1", "123",
        "zh-Hans-Hant", "en-US-GB",
        "zh-CN-Hans", "en-abcdefghi", "en-x-abcdefghi", "中文", "zh Hans", "zh-Hans ", "en-UK", "zh-abc-def-ghi-jkl",
        "i-unknown",
        "en-ab1", "en-1ab", "en-12",
    ])
    func `what is not well-formed is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try LanguageTag(text) } == "badLanguageTag")
    }

    @Test(
        arguments: zip(
            [
                "zh_CN", "zh-hans", "ZH", "sr_latn_rs", "EN-us", "en-X-A", "SGN-be-fr", "EN-gb-OED", "de-ch-1901",
                "az-latn-X-LATN", "zh-YUE",
            ],
            [
                "zh-CN", "zh-Hans", "zh", "sr-Latn-RS", "en-US", "en-x-a", "sgn-BE-FR", "en-GB-oed", "de-CH-1901",
                "az-Latn-x-latn", "zh-yue",
            ]
        ))
    func `another spelling is refused and the right one named`(_ text: String, _ right: String) throws {
        let problem = problem { () throws(InvalidValue) in try LanguageTag(text) }
        #expect(problem?.code == "badLanguageTag")
        #expect(problem?.advice == "write " + right)
        #expect(try LanguageTag(right).text == right)
    }

    @Test func `a slip about script or region is answered with the right tag`() {
        #expect(problem { () throws(InvalidValue) in try LanguageTag("zh-Han") }?.advice == "write zh-Hans or zh-Hant")
        #expect(problem { () throws(InvalidValue) in try LanguageTag("en-UK") }?.advice == "write en-GB")
        #expect(
            problem { () throws(InvalidValue) in try LanguageTag("jp") }?.description
                == "jp: jp is not a language of ISO 639-1; Japanese is ja")
    }

    @Test func `two letters are a language only if ISO 639-1 has them`() {
        let codes = Language.twoLetterCodes
        #expect(codes.count == 184)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 184)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        for first in letters {
            for second in letters {
                let text = String(decoding: [first, second], as: UTF8.self)
                let expected = codes.contains(text) ? nil : "unknownLanguage"
                #expect(code { () throws(InvalidValue) in try LanguageTag(text) } == expected, "\(text)")
            }
        }
        for hint in Language.advice.keys { #expect(!codes.contains(hint), "\(hint)") }
    }

    /// The standard's own regular expression, without regard to case, as far as this type does not go beyond it.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the grammar agrees with the standard's`(_ seed: UInt64) throws {
        let alphanumeric = "[a-z0-9]"
        let pattern = """
            (?i)(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:\(alphanumeric){5,8}|\
            [0-9]\(alphanumeric){3}))*(?:-[a-wyz0-9](?:-\(alphanumeric){2,8})+)*(?:-x(?:-\(alphanumeric){1,8})+)?|\
            x(?:-\(alphanumeric){1,8})+)
            """
        let grammar = try Regex(pattern)
        let pieces = [
            "en", "zh", "sr", "yue", "abc", "Latn", "hans", "CN", "us", "419", "01", "1996", "1abc", "rozaj", "biske",
            "a", "b", "u", "x",
            "X", "ab", "abcdefgh", "abcdefghi", "",
        ]
        var random = SplitMix64(seed: seed)
        var taken = 0
        for _ in 0..<4_000 {
            let count = Int.random(in: 0...6, using: &random)
            let first = ["en", "zh", "sr", "yue", "x", "a"].randomElement(using: &random) ?? "en"
            let tag = ([first] + (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }).joined(
                separator: "-")
            let subtags = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
            let matches = tag.wholeMatch(of: grammar) != nil && !repeats(subtags)
            let isGood = LanguageTagGrammar.fault(in: tag.utf8.span) == nil
            #expect(isGood == matches, "seed \(seed): \(tag)")
            if isGood {
                taken += 1
                let conventional = LanguageTagGrammar.conventional(tag)
                #expect(try LanguageTag(conventional).text == conventional, "seed \(seed): \(tag)")
                #expect(conventional.lowercased() == tag.lowercased(), "seed \(seed): \(tag)")
            }
        }
        #expect(taken > 100)
    }

    private func repeats(_ subtags: [Substring]) -> Bool {
        guard subtags.first != "x" else { return false }
        var singletons: Set<Substring> = []
        var variants: Set<Substring> = []
        for subtag in subtags.dropFirst() {
            if subtag == "x" { return false }
            if subtag.count == 1, !singletons.insert(subtag).inserted { return true }
            let isVariant = subtag.count >= 5 || subtag.count == 4 && subtag.first?.isNumber == true
            if singletons.isEmpty, isVariant, !variants.insert(subtag).inserted { return true }
        }
        return false
    }
}
