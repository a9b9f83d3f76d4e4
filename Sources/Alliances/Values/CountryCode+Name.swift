extension CountryCode {
    /// The countries that somebody may mean who types a code, in any case, an English name, the beginning of one, or a
    /// name that is customary beside the standard's: one where it is clear, several where it is not, none where nothing
    /// fits.
    public static func meant(by text: String) -> [CountryCode] {
        if let code = try? CountryCode(text.uppercased()) { return [code] }
        let wanted = FoldedText(text)
        let exact = all.filter { FoldedText($0.name) == wanted }
        if !exact.isEmpty { return exact }
        if let code = customary[wanted], let country = try? CountryCode(code) { return [country] }
        return wanted.bytes.count < 3 ? [] : all.filter { FoldedText($0.name).hasPrefix(wanted) }
    }

    private static let customary: [FoldedText: String] = [
        "Bolivia": "BO", "Britain": "GB", "Burma": "MM", "Cape Verde": "CV", "Czech Republic": "CZ", "DR Congo": "CD",
        "East Timor": "TL", "Great Britain": "GB", "Ivory Coast": "CI", "Laos": "LA", "Macao SAR": "MO",
        "Macedonia": "MK", "North Korea": "KP", "Palestine": "PS", "Russia": "RU", "South Korea": "KR",
        "Swaziland": "SZ", "Syria": "SY", "Taiwan": "TW", "Tanzania": "TZ", "Turkey": "TR", "UK": "GB", "USA": "US",
        "Vatican": "VA", "Venezuela": "VE", "Vietnam": "VN",
    ].reduce(into: [:]) { names, name in names[FoldedText(name.key)] = name.value }
}
