import Alliances

/// A header as it is compared: without case, spaces and hyphens, and apart from the language in brackets.
struct HeaderWord {
    let word: String
    /// `name[zh-Hans]`
    let language: String?

    init(_ header: String) {
        var text = header[...]
        var language: String?
        if header.hasSuffix("]"), let open = header.lastIndex(of: "[") {
            language = String(header[header.index(after: open)...].dropLast())
            text = header[..<open]
        }
        self.language = language
        word = HeaderWord.folded(text)
    }

    static func folded(_ text: some StringProtocol) -> String {
        var folded = ""
        for scalar in text.lowercased().unicodeScalars
        where !scalar.properties.isWhitespace && !"-_.:*".unicodeScalars.contains(scalar) {
            folded.unicodeScalars.append(scalar)
        }
        return folded
    }

    /// The word that somebody who wrote another may have meant; nil where none is near.
    static func near(_ typed: String, _ words: [String]) -> String? {
        NearNames.of(typed, among: words) { folded($0) }.first
    }

    /// Words that name a field and a language at once.
    static func localized(_ word: String) -> (isTitle: Bool, language: String)? {
        switch word {
        case "englishname", "nameinenglish", "英文名", "英文名称", "названиенаанглийском": (false, "en")
        case "chinesename", "nameinchinese", "中文名", "中文名称", "названиенакитайском": (false, "zh-Hans")
        case "russianname", "nameinrussian", "俄文名", "俄文名称", "названиенарусском": (false, "ru")
        case "englishtitle", "英文标题", "英文题名": (true, "en")
        case "chinesetitle", "中文标题", "中文题名": (true, "zh-Hans")
        case "russiantitle", "俄文标题", "俄文题名": (true, "ru")
        default: nil
        }
    }
}
