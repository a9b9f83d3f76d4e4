/// The number of a cluster in the Virtual International Authority File. It has no check digit, and what it means may
/// change when clusters are merged or split.
public struct VIAF: Hashable, Sendable {
    public let text: String

    /// - Throws: `badVIAF`, unless there are 2 to 9 or 19 to 22 digits, the first not 0 (Wikidata property P214).
    public init(_ text: String) throws(InvalidValue) {
        if let problem = Self.problem(in: text) { throw problem }
        self.text = text
    }

    private static func problem(in text: String) -> InvalidValue? {
        let bytes = text.utf8.span
        for index in bytes.indices where !ASCII.isDigit(bytes[index]) {
            return invalid(text, "a VIAF number has only digits")
        }
        guard (2...9).contains(bytes.count) || (19...22).contains(bytes.count) else {
            return invalid(text, "it has \(bytes.count) digits; a VIAF number has 2 to 9, or 19 to 22")
        }
        return bytes[0] == UInt8(ascii: "0") ? invalid(text, "a VIAF number does not start with 0") : nil
    }

    private static func invalid(_ text: String, _ fault: String) -> InvalidValue {
        InvalidValue(
            code: "badVIAF", message: InvalidValue.shown(text) + ": " + fault,
            advice: "give the number alone, such as 120062731")
    }
}

extension VIAF: CustomStringConvertible {
    public var description: String { text }
}
