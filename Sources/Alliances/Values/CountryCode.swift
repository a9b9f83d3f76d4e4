/// A country of ISO 3166-1, by its alpha-2 code, as of the list in `CountryTable`.
public struct CountryCode: Hashable, Sendable {
    /// Both letters in ASCII, the first in the high byte.
    private let packed: UInt16

    /// All codes, sorted.
    public static let all: [CountryCode] = CountryTable.rows.compactMap { try? CountryCode($0.code) }

    /// - Throws: `badCountryCode` unless there are two upper-case letters, `unknownCountry` unless they are on the list.
    public init(_ text: String) throws(InvalidValue) {
        guard let code = Self(found: text.utf8.span) else { throw Self.invalid(text) }
        self = code
    }

    /// As `init(_: String)`, from UTF-8.
    public init(_ bytes: Span<UInt8>) throws(InvalidValue) {
        guard let code = Self(found: bytes) else { throw Self.invalid(InvalidValue.text(of: bytes)) }
        self = code
    }

    private init?(found bytes: Span<UInt8>) {
        guard let slot = CountryTable.slot(of: bytes), CountryTable.indices[slot] != CountryTable.absent else {
            return nil
        }
        packed = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    }

    public var text: String { row.code }

    /// The standard's English short name, without articles.
    public var name: String { row.name }

    /// By UN M49; `nil` for Antarctica alone.
    public var region: Region? { row.subregion?.region }

    /// By UN M49; `nil` for Antarctica alone.
    public var subregion: Subregion? { row.subregion }

    private var row: CountryTable.Row {
        let slot = 26 * (Int(packed >> 8) - 0x41) + Int(packed & 0xFF) - 0x41
        return CountryTable.rows[Int(CountryTable.indices[slot])]
    }

    private static func invalid(_ text: String) -> InvalidValue {
        let shown = InvalidValue.shown(text)
        let upper = text.uppercased()
        if text != upper, Self(found: upper.utf8.span) != nil {
            return InvalidValue(
                code: "badCountryCode", message: shown + ": a country code is written in upper case",
                advice: "write " + upper)
        }
        guard CountryTable.slot(of: text.utf8.span) != nil else {
            return InvalidValue(
                code: "badCountryCode", message: shown + " is not two upper-case letters",
                advice: "give the ISO 3166-1 alpha-2 code, such as CN")
        }
        return InvalidValue(
            code: "unknownCountry", message: shown + " is not an ISO 3166-1 code",
            advice: FormerCountry.advice[text] ?? "look the country up in ISO 3166-1")
    }
}

extension CountryCode: Comparable {
    public static func < (left: CountryCode, right: CountryCode) -> Bool { left.packed < right.packed }
}

extension CountryCode: CustomStringConvertible {
    public var description: String { text }
}
