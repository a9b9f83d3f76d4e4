import Alliances
import Reports
import Testing

@Suite struct `The words of a report` {
    /// Which letters each language is written in: a word left in another's letters was forgotten.
    private static func isIn(_ language: ReportLanguage, _ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch language {
            case .english: ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            case .chinese: ("\u{4e00}"..."\u{9fff}").contains(scalar)
            case .russian: ("\u{400}"..."\u{4ff}").contains(scalar)
            }
        }
    }

    @Test(arguments: ReportLanguage.allCases)
    func `are there for every value of the domain`(language: ReportLanguage) {
        var words: [String] = EventType.allCases.map { Terms.event($0)[language] }
        words += MemberCategory.allCases.map { Terms.category($0)[language] }
        words += (Region.allCases.map(Optional.some) + [nil]).map { Terms.region($0)[language] }
        words += PublishedTotal.Measure.allCases.map { Terms.measure($0)[language] }
        words += ConferenceDescription.Mode.allCases.map { Terms.mode($0)[language] }
        words += DocumentRecord.Kind.allCases.map { Terms.free($0.rawValue)[language] }
        words += DocumentRecord.Action.allCases.map { Terms.free($0.rawValue)[language] }
        words += OrganRecord.Kind.allCases.map { Terms.free($0.rawValue)[language] }
        words += OrganRecord.Action.allCases.map { Terms.free($0.rawValue)[language] }
        words += CountryCode.all.map { Terms.country($0.text)[language] }
        words += [
            "announced", "signed", "in force", "expired", "terminated", "held", "cancelled", "launched", "concluded",
            "proposed", "founded", "dissolved",
        ].map { Terms.status($0)[language] }
        for word in words { #expect(Self.isIn(language, word), "\(word)") }
    }

    @Test func `that somebody chose freely are shown as recorded`() {
        for language in ReportLanguage.allCases { #expect(Terms.free("reading-room")[language] == "reading room") }
        #expect(Terms.country("ZZ")[.russian] == "ZZ")
    }

    @Test(arguments: [
        (0, "членов"), (1, "член"), (2, "члена"), (4, "члена"), (5, "членов"), (11, "членов"), (12, "членов"),
        (14, "членов"), (21, "член"), (22, "члена"), (25, "членов"), (101, "член"), (111, "членов"), (112, "членов"),
        (1_000, "членов"), (1_001, "член"), (10_014, "членов"),
    ])
    func `go with numbers by the rules of Russian`(number: Int, word: String) {
        #expect(Words.memberCount.unit(number, .russian) == word)
    }

    @Test func `go with numbers in English and Chinese`() {
        #expect(Words.countryCount(1, .english) == "1\u{a0}country")
        #expect(Words.countryCount(0, .english) == "0\u{a0}countries")
        #expect(Words.countryCount(10_000, .english) == "10,000\u{a0}countries")
        #expect(Words.countryCount(39, .chinese) == "39个国家")
        #expect(ReportLanguage.russian.number(1_234) == "1234")
        #expect(ReportLanguage.russian.number(1_234_567) == "1\u{a0}234\u{a0}567")
    }

    @Test(
        arguments: [
            (["en": "A", "ru": "Б", "zh-Hans": "中"], "CN", "A", "Б", "中"),
            (["en": "A", "zh-Hant": "俄羅斯"], "RU", "A", "A", "俄羅斯"),
            (["en": "A", "zh": "中", "zh-Hant": "繁"], nil, "A", "A", "中"),
            (["fr": "F"], "TN", "F", "F", "F"),
            (["en-GB": "B", "fr": "F"], "TN", "B", "B", "B"),
        ] as [([String: String], String?, String, String, String)])
    func `fall back from the reader's language to its scripts, English, any`(
        names: [String: String], country: String?, english: String, russian: String, chinese: String
    ) throws {
        let names = Names(sorted: names.sorted { $0.key < $1.key }.map { .init(tag: $0.key, text: $0.value) })
        for (language, expected) in [
            (ReportLanguage.english, english), (.russian, russian), (.chinese, chinese),
        ] {
            #expect(NameChoice(names, country: country, language)?.shown.text == expected)
        }
        #expect(NameChoice(nil, country: country, .english) == nil)
    }

    @Test func `have the original beside them, in a language of the country`() {
        let names = Names(sorted: [
            .init(tag: "ar", text: "ت"), .init(tag: "en", text: "T"), .init(tag: "fr", text: "Tf"),
            .init(tag: "ja", text: "日"),
        ])
        #expect(NameChoice(names, country: "TN", .chinese)?.originals.map(\.tag) == ["ar", "fr"])
        #expect(NameChoice(names, country: "JP", .russian)?.originals.map(\.tag) == ["ja"])
        #expect(NameChoice(names, country: nil, .russian)?.originals.isEmpty == true)
    }
}
