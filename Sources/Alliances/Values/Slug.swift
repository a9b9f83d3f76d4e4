/// The id of a subject: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
public struct Slug: Hashable, Sendable {
    public let text: String

    /// - Throws: `badSlug`, with a suggestion where the text has letters to make one of.
    public init(_ text: String) throws(InvalidValue) {
        guard Self.isSlug(text.utf8.span) else { throw Self.invalid(text) }
        self.text = text
    }

    /// As `init(_: String)`, from UTF-8.
    public init(_ bytes: Span<UInt8>) throws(InvalidValue) {
        guard Self.isSlug(bytes), let utf8 = try? UTF8Span(validating: bytes) else {
            throw Self.invalid(InvalidValue.text(of: bytes))
        }
        text = String(copying: utf8)
    }

    private static let longest = 64

    /// Whether the bytes are an id, without making one.
    static func isSlug(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= longest else { return false }
        var wasHyphen = true
        for index in bytes.indices {
            let byte = bytes[index]
            if ASCII.isLower(byte) || ASCII.isDigit(byte) {
                wasHyphen = false
            } else {
                guard byte == UInt8(ascii: "-"), !wasHyphen else { return false }
                wasHyphen = true
            }
        }
        return !wasHyphen
    }
}

extension Slug {
    private static func invalid(_ text: String) -> InvalidValue {
        let suggestion = suggestion(for: text)
        let count = text.unicodeScalars.count
        let fault =
            if text.isEmpty {
                "an id has at least one character"
            } else if count > longest {
                "it has \(count) characters; an id has at most \(longest)"
            } else {
                "an id has lower-case letters a-z, digits, and single hyphens between them"
            }
        return InvalidValue(
            code: "badSlug", message: InvalidValue.shown(text) + ": " + fault,
            advice: suggestion.isEmpty ? "give an id such as nlc or forum-2018" : "write for example " + suggestion)
    }

    /// Letters of the Latin script without their accents; whatever else stands between them becomes a hyphen.
    public static func suggestion(for text: String) -> String {
        var suggestion = ""
        var needsHyphen = false
        for scalar in text.unicodeScalars.prefix(4 * longest) {
            guard let letter = latinLetter(scalar) else {
                // A combining accent belongs to the letter before it.
                if scalar.properties.generalCategory != .nonspacingMark { needsHyphen = !suggestion.isEmpty }
                continue
            }
            let length = suggestion.utf8.count + letter.utf8.count + (needsHyphen ? 1 : 0)
            guard length <= longest else { break }
            if needsHyphen { suggestion += "-" }
            needsHyphen = false
            suggestion += letter
        }
        return suggestion
    }

    private static func latinLetter(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            let byte = ASCII.lowercased(UInt8(truncatingIfNeeded: scalar.value))
            return ASCII.isLower(byte) || ASCII.isDigit(byte) ? String(Unicode.Scalar(byte)) : nil
        }
        // The name tells the letter under the accent: LATIN SMALL LETTER E WITH ACUTE.
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
        let words = name.split(separator: " ")
        guard words.count >= 4, words[2] == "LETTER", words[3].utf8.count <= 2 else { return nil }
        return words[3].lowercased()
    }
}

extension Slug: Comparable {
    public static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }
}

extension Slug: CustomStringConvertible {
    public var description: String { text }
}
