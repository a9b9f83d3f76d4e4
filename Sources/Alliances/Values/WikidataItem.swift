/// An item of Wikidata. It has no check digit and can be redirected to another.
public struct WikidataItem: Hashable, Sendable {
    public let text: String

    /// - Throws: `badWikidataItem`, unless it is `Q` and a number from 1 to 2,147,483,647, the largest Wikibase gives.
    public init(_ text: String) throws(InvalidValue) {
        guard Self.isItem(text.utf8.span) else { throw Self.invalid(text) }
        self.text = text
    }

    private static func isItem(_ bytes: Span<UInt8>) -> Bool {
        guard (2...11).contains(bytes.count), bytes[0] == UInt8(ascii: "Q"), bytes[1] != UInt8(ascii: "0") else {
            return false
        }
        var number = 0
        for index in 1..<bytes.count {
            guard ASCII.isDigit(bytes[index]) else { return false }
            number = number * 10 + Int(bytes[index] - 0x30)
        }
        return number <= Int32.max
    }

    private static func invalid(_ text: String) -> InvalidValue {
        // An address, or a small q, holds the item; zeros in front may be a misreading, so they are not taken away.
        let last = text.split(separator: "/").last.map { $0.uppercased() } ?? ""
        let advice = isItem(last.utf8.span) ? "write " + last : "give Q and the number, such as Q732353"
        return InvalidValue(
            code: "badWikidataItem", message: InvalidValue.shown(text) + " is not a Wikidata item", advice: advice)
    }
}

extension WikidataItem: CustomStringConvertible {
    public var description: String { text }
}
