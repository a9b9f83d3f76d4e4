/// A region or a sub-region of UN M49, by which countries are grouped.
public enum Area: Hashable, Sendable {
    case region(Region)
    case subregion(Subregion)

    public static let all: [Area] = Region.allCases.map { .region($0) } + Subregion.allCases.map { .subregion($0) }

    /// By its English name, whatever the case, hyphens or spaces between the words, or by its code; nil where M49 has no
    /// such region. M49's intermediate regions (Caribbean, Eastern Africa …) are not told apart.
    public init?(_ text: String) {
        let wanted = Area.key(text)
        guard let area = Area.all.first(where: { $0.code == text || Area.key($0.name) == wanted }) else { return nil }
        self = area
    }

    public var name: String {
        switch self {
        case .region(let region): region.rawValue
        case .subregion(let subregion): subregion.rawValue
        }
    }

    public var code: String {
        switch self {
        case .region(let region): region.code
        case .subregion(let subregion): subregion.code
        }
    }

    public var countries: [CountryCode] {
        CountryCode.all.filter { country in
            switch self {
            case .region(let region): country.region == region
            case .subregion(let subregion): country.subregion == subregion
            }
        }
    }

    private static func key(_ text: String) -> [UInt8] {
        FoldedText(text).bytes.filter { $0 != 0x20 && $0 != 0x2D }
    }
}
