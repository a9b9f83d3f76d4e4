/// Who recorded an entry: an office or the name of a key, never a private person.
public struct Actor: Hashable, Sendable {
    public let text: String

    /// - Throws: `emailAddress` for anything with an at sign, else as `TextCheck` with at most 64 characters.
    public init(_ text: String) throws(InvalidValue) {
        if let problem = TextCheck.problem(in: text, field: "actor", limit: 64) { throw problem }
        for scalar in text.unicodeScalars where scalar == "@" || scalar == "\u{FE6B}" || scalar == "\u{FF20}" {
            throw InvalidValue(
                code: "emailAddress", message: "actor: " + InvalidValue.shown(text) + " looks like an e-mail address",
                advice:
                    "name the office or the key, such as secretariat; the ledger is for ever and names no private person"
            )
        }
        self.text = text
    }
}

extension Actor: CustomStringConvertible {
    public var description: String { text }
}
