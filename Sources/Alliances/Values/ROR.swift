/// An identifier of the Research Organization Registry: `0`, six characters of Crockford's base 32, two check digits.
public struct ROR: Hashable, Sendable {
    /// Nine characters in lower case, without `https://ror.org/`.
    public let text: String

    /// Takes the bare identifier or its address, in either case.
    /// - Throws: `badROR`, or `badCheckDigit` (ISO 7064 MOD 97-10).
    public init(_ text: String) throws(InvalidValue) {
        let bare = Self.bare(text)
        if let problem = Self.problem(in: bare, given: text) { throw problem }
        self.text = bare
    }

    private static func bare(_ text: String) -> String {
        let lower = text.utf8.contains(where: ASCII.isUpper) ? text.lowercased() : text
        for prefix in ["https://ror.org/", "http://ror.org/", "ror.org/"] where lower.hasPrefix(prefix) {
            return String(lower.dropFirst(prefix.count))
        }
        return lower
    }

    private static func problem(in bare: String, given: String) -> InvalidValue? {
        let bytes = bare.utf8.span
        let example = "a ROR id is 0, six letters or digits and two check digits, such as 00pjdza24"
        guard bytes.count == 9 else {
            let count = bare.unicodeScalars.count
            return invalid(given, "it has \(count) characters; a ROR id has 9", example)
        }
        guard bytes[0] == UInt8(ascii: "0") else { return invalid(given, "a ROR id starts with 0", example) }
        var value = 0
        for index in 1...6 {
            guard let digit = crockford(bytes[index]) else {
                return invalid(
                    given, "the characters after the first 0 are digits and letters other than i, l, o and u",
                    "look at the identifier again: 1 and 0 are often misread")
            }
            value = value << 5 | digit
        }
        guard ASCII.isDigit(bytes[7]), ASCII.isDigit(bytes[8]) else {
            return invalid(given, "the last two characters are digits", example)
        }
        let found = Int(bytes[7] - 0x30) * 10 + Int(bytes[8] - 0x30)
        let expected = 98 - value * 100 % 97
        guard found == expected else {
            return InvalidValue(
                code: "badCheckDigit",
                message: InvalidValue.shown(bare) + ": the check digits should be \(expected / 10)\(expected % 10)",
                advice: "look at the identifier again")
        }
        return nil
    }

    private static func crockford(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "h"): Int(byte) - 0x61 + 10
        case UInt8(ascii: "j"), UInt8(ascii: "k"): Int(byte) - 0x6A + 18
        case UInt8(ascii: "m"), UInt8(ascii: "n"): Int(byte) - 0x6D + 20
        case UInt8(ascii: "p")...UInt8(ascii: "t"): Int(byte) - 0x70 + 22
        case UInt8(ascii: "v")...UInt8(ascii: "z"): Int(byte) - 0x76 + 27
        default: nil
        }
    }

    private static func invalid(_ text: String, _ fault: String, _ advice: String) -> InvalidValue {
        InvalidValue(code: "badROR", message: InvalidValue.shown(text) + ": " + fault, advice: advice)
    }
}

extension ROR: CustomStringConvertible {
    public var description: String { text }
}
