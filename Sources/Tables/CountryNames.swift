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

    static func near(_ text: String) -> [CountryCode] {
        let wanted = HeaderWord.folded(text)
        guard wanted.count >= 3 else { return [] }
        let holding = CountryCode.all.filter { HeaderWord.folded($0.name).contains(wanted) }
        if !holding.isEmpty { return Array(holding.prefix(3)) }
        let names = CountryCode.all.map(\.name)
        return NearWords.of(text, in: names).prefix(3).compactMap { name in
            CountryCode.all.first { $0.name == name }
        }
    }
}
