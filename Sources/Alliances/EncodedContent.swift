/// Where the parts of a content stand in the bytes it was written to. An entry holds the same parts, with members of its
/// own between them.
public struct EncodedContent: Sendable {
    let start: Int
    /// The value of `data`.
    public let data: Range<Int>
    let afterEvidence: Int
    let afterReason: Int
    let afterSubject: Int
    let afterType: Int

    /// The whole, of which an id is the hash.
    public var range: Range<Int> { start..<afterType + 1 }
}
