/// A region of UN M49. Antarctica is in none of them.
public enum Region: String, CaseIterable, Hashable, Sendable {
    case africa = "Africa"
    case americas = "Americas"
    case asia = "Asia"
    case europe = "Europe"
    case oceania = "Oceania"
}

extension Region {
    /// The code M49 gives it, three digits (https://unstats.un.org/unsd/methodology/m49/).
    public var code: String {
        switch self {
        case .africa: "002"
        case .americas: "019"
        case .asia: "142"
        case .europe: "150"
        case .oceania: "009"
        }
    }
}

extension Region: CustomStringConvertible {
    public var description: String { rawValue }
}
