/// So many of a thing, by the plural rules of each language (Unicode CLDR, cardinals of whole numbers).
package struct Counted: Sendable {
    private let en: (one: String, other: String)
    /// With its measure word.
    private let zh: String
    /// 1, 21, 31… · 2–4, 22–24… · 0, 5–20, 25–30…
    private let ru: (one: String, few: String, many: String)

    init(en one: String, _ other: String, zh: String, ru single: String, _ few: String, _ many: String) {
        en = (one, other)
        self.zh = zh
        ru = (single, few, many)
    }

    /// `21 член`
    package func callAsFunction(_ number: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english, .russian: language.number(number) + "\u{a0}" + unit(number, language)
        case .chinese: language.number(number) + unit(number, language)
        }
    }

    /// The word that goes with the number, without it.
    package func unit(_ number: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: return number == 1 ? en.one : en.other
        case .chinese: return zh
        case .russian:
            let (tens, ones) = (number / 10 % 10, number % 10)
            if tens == 1 { return ru.many }
            return ones == 1 ? ru.one : (2...4).contains(ones) ? ru.few : ru.many
        }
    }
}
