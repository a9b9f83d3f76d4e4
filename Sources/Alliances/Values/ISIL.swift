/// The International Standard Identifier for Libraries (ISO 15511).
///
/// Two that differ only in case are the same ISIL, so they are equal here; `text` keeps the case as given. A prefix of two
/// letters is a country as of the day it was assigned, so it is not looked up among today's.
public struct ISIL: Sendable {
    public let text: String

    /// - Throws: `badISIL`.
    public init(_ text: String) throws(InvalidValue) {
        if let problem = Self.problem(in: text) { throw problem }
        self.text = text
    }

    private static func problem(in text: String) -> InvalidValue? {
        let bytes = text.utf8.span
        let example = "an ISIL is a prefix, a hyphen and the unit, such as DE-1"
        var hyphen: Int?
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "-") {
                hyphen = hyphen ?? index
            } else if !ASCII.isAlphanumeric(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ":") {
                if text.hasPrefix("ISIL ") {
                    return invalid(text, "the word ISIL is not part of the identifier", "write " + text.dropFirst(5))
                }
                return invalid(
                    text, "an ISIL has only the characters 0-9 A-Z a-z / - :", "look at the identifier again")
            }
        }
        guard let hyphen else { return invalid(text, "the hyphen after the prefix is missing", example) }
        guard (1...4).contains(hyphen) else {
            return invalid(text, "the prefix before the hyphen has \(hyphen) characters, not 1 to 4", example)
        }
        for index in 0..<hyphen where !ASCII.isAlphanumeric(bytes[index]) {
            return invalid(text, "the prefix before the hyphen has only letters and digits", example)
        }
        if hyphen == 2, !(ASCII.isUpper(bytes[0]) && ASCII.isUpper(bytes[1])) {
            let isCountry = ASCII.isLetter(bytes[0]) && ASCII.isLetter(bytes[1])
            return invalid(
                text, "a prefix of two characters is a country code in upper case",
                isCountry ? "write " + text.prefix(2).uppercased() + text.dropFirst(2) : example)
        }
        guard bytes.count > hyphen + 1 else { return invalid(text, "the unit after the hyphen is missing", example) }
        guard bytes.count <= 16 else {
            return invalid(
                text, "it has \(bytes.count) characters; an ISIL has at most 16", "look at the identifier again")
        }
        return nil
    }

    private static func invalid(_ text: String, _ fault: String, _ advice: String) -> InvalidValue {
        InvalidValue(code: "badISIL", message: InvalidValue.shown(text) + ": " + fault, advice: advice)
    }
}

extension ISIL: Hashable {
    public static func == (left: ISIL, right: ISIL) -> Bool {
        let (left, right) = (left.text.utf8.span, right.text.utf8.span)
        guard left.count == right.count else { return false }
        for index in left.indices where ASCII.lowercased(left[index]) != ASCII.lowercased(right[index]) { return false }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(ASCII.lowercased(byte)) }
    }
}

extension ISIL: CustomStringConvertible {
    public var description: String { text }
}
