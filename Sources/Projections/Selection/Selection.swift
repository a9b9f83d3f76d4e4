import Alliances

/// What a listing is narrowed to. Every filter that is given has to hold; of the values given to one filter any may.
///
/// A filter looks at what is so on the day asked about, by what the ledger held then. What is not recorded matches
/// nothing. Where what is imprecisely dated leaves several states open, something matches certainly if all of them match,
/// and possibly if some do.
public struct Selection: Hashable, Sendable {
    public enum Filter: String, CaseIterable, Sendable {
        case country, region, kind, category, state, founding, identified, unidentified
        case joinedBetween = "joined-between"
        case during, party, series, text
    }

    public var countries: [CountryCode] = []
    public var areas: [Area] = []
    public var kinds: [String] = []
    public var categories: [MemberCategory] = []
    /// As the views name them, such as `suspended` or `in force`.
    public var states: [String] = []
    public var isFounding = false
    public var isIdentified: Bool?
    public var joinedBetween: DayRange?
    /// Not only a filter: the listing is then of whoever was a member at some time in these days.
    public var during: DayRange?
    /// Ids of institutions.
    public var parties: [String] = []
    public var series: [String] = []
    public var texts: [FoldedText] = []

    public init() {}

    /// Whether it narrows nothing.
    public var isEmpty: Bool { self == Selection() }

    /// The countries that both the countries and the regions given allow; nil where neither is given.
    public var allowedCountries: Set<String>? {
        if countries.isEmpty, areas.isEmpty { return nil }
        let named = Set(countries.map(\.text))
        let inAreas = Set(areas.flatMap(\.countries).map(\.text))
        if areas.isEmpty { return named }
        return countries.isEmpty ? inAreas : named.intersection(inAreas)
    }
}

extension Standing {
    /// That of two things that both have to be so.
    func and(_ other: Standing) -> Standing { self == .certain ? other : .possible }
}
