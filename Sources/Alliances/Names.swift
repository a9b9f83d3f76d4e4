/// A name or a title in one or more languages: BCP 47 tags to text, sorted by tag. Never empty.
public struct Names: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public let tag: String
        public let text: String

        public init(tag: String, text: String) {
            self.tag = tag
            self.text = text
        }
    }

    public let entries: [Entry]

    /// Takes the entries in order of their tags' bytes, as they are stored.
    public init(sorted entries: [Entry]) {
        self.entries = entries
    }

    public subscript(tag: String) -> String? {
        entries.first { $0.tag == tag }?.text
    }

    /// The name to show a reader of one of these languages, in order of preference; otherwise the English one,
    /// otherwise the first.
    public func preferred(_ languages: [String] = []) -> String { choice(languages)?.text ?? "" }

    /// As `preferred`, with the language it is in. Nil for no names at all.
    public func choice(_ languages: [String]) -> Entry? {
        for language in languages + ["en"] {
            if let exact = entries.first(where: { $0.tag == language }) { return exact }
            if let close = entries.first(where: { $0.tag.hasPrefix(language + "-") }) { return close }
        }
        return entries.first
    }
}
