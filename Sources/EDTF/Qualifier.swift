/// EDTF level 1, "Qualification of a date (complete)".
enum Qualifier: UInt8, Sendable {
    case none, uncertain, approximate, both

    /// `none` for any other character.
    init(ascii: UInt8) {
        switch ascii {
        case UInt8(ascii: "?"): self = .uncertain
        case UInt8(ascii: "~"): self = .approximate
        case UInt8(ascii: "%"): self = .both
        default: self = .none
        }
    }

    var ascii: UInt8? {
        switch self {
        case .none: nil
        case .uncertain: UInt8(ascii: "?")
        case .approximate: UInt8(ascii: "~")
        case .both: UInt8(ascii: "%")
        }
    }
}
