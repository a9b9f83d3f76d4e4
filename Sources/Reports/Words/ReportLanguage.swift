import Charts

/// A language a report can be written in.
package enum ReportLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh"
    case russian = "ru"

    /// BCP 47, for the page.
    package var tag: String {
        switch self {
        case .english: "en"
        case .chinese: "zh-Hans"
        case .russian: "ru"
        }
    }

    var ofCharts: ChartLanguage {
        switch self {
        case .english: .english
        case .chinese: .chinese
        case .russian: .russian
        }
    }

    /// In which names are shown, in order of preference; after them English, then any.
    package var names: [String] {
        switch self {
        case .english: ["en"]
        case .chinese: ["zh-Hans", "zh", "zh-Hant"]
        case .russian: ["ru"]
        }
    }

    /// Digits in groups of three, by a space that does not break in Russian.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let separator = self == .russian ? "\u{a0}" : ","
        var text = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            // A number of four digits stays whole in Russian.
            if place > 0, (digits.count - place) % 3 == 0, self != .russian || digits.count > 4 { text += separator }
            text.append(digit)
        }
        return text
    }
}
