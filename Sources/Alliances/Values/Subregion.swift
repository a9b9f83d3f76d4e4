/// A sub-region of UN M49, under the English name M49 gives it.
public enum Subregion: String, CaseIterable, Hashable, Sendable {
    case northernAfrica = "Northern Africa"
    case subSaharanAfrica = "Sub-Saharan Africa"
    case latinAmericaAndCaribbean = "Latin America and the Caribbean"
    case northernAmerica = "Northern America"
    case centralAsia = "Central Asia"
    case easternAsia = "Eastern Asia"
    case southEasternAsia = "South-eastern Asia"
    case southernAsia = "Southern Asia"
    case westernAsia = "Western Asia"
    case easternEurope = "Eastern Europe"
    case northernEurope = "Northern Europe"
    case southernEurope = "Southern Europe"
    case westernEurope = "Western Europe"
    case australiaAndNewZealand = "Australia and New Zealand"
    case melanesia = "Melanesia"
    case micronesia = "Micronesia"
    case polynesia = "Polynesia"

    public var region: Region {
        switch self {
        case .northernAfrica, .subSaharanAfrica: .africa
        case .latinAmericaAndCaribbean, .northernAmerica: .americas
        case .centralAsia, .easternAsia, .southEasternAsia, .southernAsia, .westernAsia: .asia
        case .easternEurope, .northernEurope, .southernEurope, .westernEurope: .europe
        case .australiaAndNewZealand, .melanesia, .micronesia, .polynesia: .oceania
        }
    }
}

extension Subregion {
    /// The code M49 gives it, three digits (https://unstats.un.org/unsd/methodology/m49/).
    public var code: String {
        switch self {
        case .northernAfrica: "015"
        case .subSaharanAfrica: "202"
        case .latinAmericaAndCaribbean: "419"
        case .northernAmerica: "021"
        case .centralAsia: "143"
        case .easternAsia: "030"
        case .southEasternAsia: "035"
        case .southernAsia: "034"
        case .westernAsia: "145"
        case .easternEurope: "151"
        case .northernEurope: "154"
        case .southernEurope: "039"
        case .westernEurope: "155"
        case .australiaAndNewZealand: "053"
        case .melanesia: "054"
        case .micronesia: "057"
        case .polynesia: "061"
        }
    }
}

extension Subregion: CustomStringConvertible {
    public var description: String { rawValue }
}
