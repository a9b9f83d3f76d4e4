/// The languages in which the words of a chart itself are at hand.
package enum ChartLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh"
    case russian = "ru"

    /// By the primary language of a BCP 47 tag; English where it is another one.
    package init(tag: String) {
        self = ChartLanguage(rawValue: String(tag.prefix { $0 != "-" }).lowercased()) ?? .english
    }

    var certain: String {
        switch self {
        case .english: "certain"
        case .chinese: "确定"
        case .russian: "точно"
        }
    }

    var possible: String {
        switch self {
        case .english: "possible"
        case .chinese: "可能"
        case .russian: "возможно"
        }
    }

    var published: String {
        switch self {
        case .english: "published"
        case .chinese: "已公布"
        case .russian: "опубликовано"
        }
    }

    var nothing: String {
        switch self {
        case .english: "Nothing is recorded by this day."
        case .chinese: "截至该日尚无记录。"
        case .russian: "На этот день записей нет."
        }
    }

    /// - Parameter count: of what has no room, 1 at least.
    func more(_ count: Int) -> String {
        switch self {
        case .english: "and \(count) more, not shown here"
        case .chinese: "另有 \(count) 项未列出"
        case .russian: "и ещё \(count), здесь не показаны"
        }
    }
}
