import LMDB

/// An entry as it lies in the store, lent for a moment.
public struct StoredEntry: ~Escapable {
    static let headerLength = 8

    public let position: LogPosition
    public let subject: SubjectNumber
    /// The entry before this one about the same subject.
    public let previous: LogPosition?
    /// 0x00 and the entry: what the Merkle tree hashes for a leaf (RFC 6962 §2.1).
    public let leaf: Span<UInt8>

    /// The entry itself.
    public var bytes: Span<UInt8> {
        @_lifetime(copy self)
        get { leaf.extracting(droppingFirst: 1) }
    }

    /// `nil` if the value is not one that was stored at this position.
    @_lifetime(copy value)
    package init?(_ position: LogPosition, _ value: Span<UInt8>) {
        guard value.count > StoredEntry.headerLength, value[StoredEntry.headerLength] == 0 else { return nil }
        let previous = value.bigEndian32(at: 4)
        guard previous <= position.rawValue else { return nil }
        self.position = position
        self.subject = SubjectNumber(rawValue: value.bigEndian32(at: 0))
        self.previous = previous == 0 ? nil : LogPosition(rawValue: previous - 1)
        self.leaf = value.extracting(droppingFirst: StoredEntry.headerLength)
    }
}
