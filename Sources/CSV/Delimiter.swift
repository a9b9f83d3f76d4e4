/// What stands between cells.
public struct Delimiter: Hashable, Sendable {
    let byte: UInt8

    public static let comma = Delimiter(byte: 0x2C)
    public static let semicolon = Delimiter(byte: 0x3B)
    public static let tab = Delimiter(byte: 0x09)

    private init(byte: UInt8) { self.byte = byte }

    /// `comma`, `semicolon`, `tab`, or the sign itself: a printable one of ASCII that is no letter, digit or quote.
    public init?(_ text: String) {
        switch text {
        case "comma": self = .comma
        case "semicolon": self = .semicolon
        case "tab", "\\t", "\t": self = .tab
        default:
            guard text.utf8.count == 1, let byte = text.utf8.first, byte > 0x20, byte < 0x7F, byte != 0x22 else {
                return nil
            }
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return nil
            default: self.byte = byte
            }
        }
    }

    public var name: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        default: String(Unicode.Scalar(byte))
        }
    }

    /// The one that stands most often in the first record, outside quotes; a comma where none does.
    init(finding header: ArraySlice<UInt8>) {
        var counts = [0, 0, 0]
        let candidates = [Delimiter.comma, .semicolon, .tab]
        var isQuoted = false
        for byte in header {
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A { break }
            if let place = candidates.firstIndex(where: { $0.byte == byte }) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        self = candidates[counts.firstIndex(of: most) ?? 0]
    }
}
