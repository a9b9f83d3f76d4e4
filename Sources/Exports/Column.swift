/// One column: what is in it, for whoever reads the file without us.
package struct Column: Sendable {
    package enum Kind: Sendable {
        case text, integer, flag
        /// YYYY-MM-DD. Empty for a bound that is open, or before the year 1, which calendars of other programs lack.
        case day
        /// As recorded: ISO 8601-2, level 1 (EDTF).
        case date
        /// UTC, with microseconds.
        case instant
        case json
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    package let about: String
    /// All the values there can be; empty where they are not counted up.
    package let choices: [String]

    init(_ name: String, _ kind: Kind, required: Bool = false, _ about: String, choices: [String] = []) {
        self.name = name
        self.kind = kind
        isRequired = required
        self.about = about
        self.choices = choices
    }
}
