import Alliances

/// Countries by the names people write.
enum CountryNames {
    /// By the standard's short name, and by names in common use that leave no doubt.
    static let byName: [String: String] = {
        var names: [String: String] = [:]
        for country in CountryCode.all {
            names[HeaderWord.folded(country.name)] = country.text
            // “Iran (Islamic Republic of)”
            if let open = country.name.firstIndex(of: "("), open != country.name.startIndex {
                let short = HeaderWord.folded(country.name[..<open])
                if names[short] == nil, !ambiguous.contains(short) { names[short] = country.text }
            }
        }
        for (name, code) in common { names[HeaderWord.folded(name)] = code }
        return names
    }()

    private static let ambiguous: Set<String> = ["congo", "korea", "virginislands"]

    private static let common: [(String, String)] = [
        ("Russia", "RU"), ("South Korea", "KR"), ("Republic of Korea", "KR"), ("North Korea", "KP"),
        ("Vietnam", "VN"), ("Laos", "LA"), ("Syria", "SY"), ("Turkey", "TR"), ("Czech Republic", "CZ"),
        ("United States", "US"), ("USA", "US"), ("United Kingdom", "GB"), ("Great Britain", "GB"), ("Brunei", "BN"),
        ("Tanzania", "TZ"), ("Moldova", "MD"), ("Macedonia", "MK"), ("Ivory Coast", "CI"),
    ]

    private static let folded = CountryCode.all.map { ($0, HeaderWord.folded($0.name)) }

    static func near(_ text: String) -> [CountryCode] {
        let wanted = HeaderWord.folded(text)
        // What is no name of a country at all is not compared with all of them.
        guard (3...60).contains(wanted.count) else { return [] }
        let holding = folded.filter { $0.1.hasPrefix(wanted) }
        if !holding.isEmpty { return holding.prefix(3).map(\.0) }
        let near = NearNames.of(text, among: CountryCode.all.map(\.name)) { HeaderWord.folded($0) }
        return near.compactMap { name in CountryCode.all.first { $0.name == name } }
    }
}
