/// A region of UN M49. Antarctica is in none of them.
public enum Region: String, CaseIterable, Hashable, Sendable {
    case africa = "Africa"
    case americas = "Americas"
    case asia = "Asia"
    case europe = "Europe"
    case oceania = "Oceania"
}

extension Region: CustomStringConvertible {
    public var description: String { rawValue }
}
