/// Rules for the text of notes (c2sp.org/signed-note).
enum NoteText {
    static let lineFeed = UInt8(ascii: "\n")

    /// Valid UTF-8 in which no byte is below 0x20 but the line feed.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == lineFeed }) else { return false }
        return (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// Whether valid UTF-8 holds a character with the property White_Space. The list stands here because the library's
    /// table grows with each Unicode version, and a name that is good today must stay good.
    static func containsSpace(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
            default: false
            }
        }
    }

    /// The lines of a text without their line feeds; nil where the last one has none. The empty text has no lines.
    static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard let last = text.last else { return [] }
        guard last == lineFeed else { return nil }
        return text.dropLast().split(separator: lineFeed, omittingEmptySubsequences: false)
    }
}
