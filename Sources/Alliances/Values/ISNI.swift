/// The International Standard Name Identifier (ISO 27729) of an institution.
public struct ISNI: Hashable, Sendable {
    /// Sixteen characters, without the spaces it is shown with; the last is a digit or `X`.
    public let text: String

    /// Takes spaces and hyphens anywhere, and a lower-case `x`.
    /// - Throws: `badISNI`, `badCheckDigit` (ISO 7064 MOD 11-2), or `orcidNotISNI` for a number of the blocks kept for
    ///   ORCID, which names a person.
    public init(_ text: String) throws(InvalidValue) {
        var bare = text
        if text.utf8.count != 16 || text.utf8.last == UInt8(ascii: "x") {
            bare.unicodeScalars.removeAll { $0 == " " || $0 == "-" }
            if bare.hasSuffix("x") { bare = bare.dropLast() + "X" }
        }
        if let problem = Self.problem(in: bare, given: text) { throw problem }
        self.text = bare
    }

    private static func problem(in bare: String, given: String) -> InvalidValue? {
        let bytes = bare.utf8.span
        let example = "an ISNI is written like 0000 0001 2150 090X"
        guard bytes.count == 16 else {
            return invalid(given, "it has \(bare.unicodeScalars.count) characters; an ISNI has 16 digits", example)
        }
        var payload: UInt64 = 0
        var sum = 0
        for index in 0..<15 {
            guard ASCII.isDigit(bytes[index]) else {
                return invalid(given, "an ISNI has only digits, and X in the last place", example)
            }
            payload = payload * 10 + UInt64(bytes[index] - 0x30)
            sum = (sum + Int(bytes[index] - 0x30)) * 2
        }
        guard ASCII.isDigit(bytes[15]) || bytes[15] == UInt8(ascii: "X") else {
            return invalid(given, "an ISNI has only digits, and X in the last place", example)
        }
        let check = (12 - sum % 11) % 11
        let expected = check == 10 ? UInt8(ascii: "X") : UInt8(check) + 0x30
        guard bytes[15] == expected else {
            return InvalidValue(
                code: "badCheckDigit",
                message: InvalidValue.shown(given) + ": the last digit should be \(Unicode.Scalar(expected))",
                advice: "look at the identifier again")
        }
        // The blocks ISNI leaves to ORCID, without their check digits.
        if (15_000_000...35_000_000).contains(payload) || (900_000_000_000...900_100_000_000).contains(payload) {
            return InvalidValue(
                code: "orcidNotISNI", message: InvalidValue.shown(given) + " is an ORCID iD, which names a person",
                advice: "give the ISNI of the institution or leave it out")
        }
        return nil
    }

    private static func invalid(_ text: String, _ fault: String, _ advice: String) -> InvalidValue {
        InvalidValue(code: "badISNI", message: InvalidValue.shown(text) + ": " + fault, advice: advice)
    }
}

extension ISNI: CustomStringConvertible {
    public var description: String { text }
}
