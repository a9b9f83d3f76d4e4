import LMDB

/// What the store keeps of a subject, lent for a moment.
public struct StoredSubject: ~Escapable {
    static let headerLength = 10

    public let number: SubjectNumber
    /// `nil` if no entry is about it: it is only referred to.
    public let last: LogPosition?
    /// How many entries are about it.
    public let entryCount: Int
    public let shelf: Shelf
    public let name: Span<UInt8>
    /// Empty until one is set.
    public let row: Span<UInt8>

    /// `nil` if the value is not a record of a subject.
    @_lifetime(copy value)
    package init?(_ number: SubjectNumber, _ value: Span<UInt8>) {
        let header = StoredSubject.headerLength
        guard value.count >= header, value.count >= header + Int(value[header - 1]) else { return nil }
        let last = value.bigEndian32(at: 0)
        let count = value.bigEndian32(at: 4)
        guard last <= 1 << 31, count <= last, (count == 0) == (last == 0) else { return nil }
        self.number = number
        self.last = last == 0 ? nil : LogPosition(rawValue: last - 1)
        entryCount = Int(count)
        shelf = Shelf(rawValue: value[8])
        name = value.extracting(header..<header + Int(value[9]))
        row = value.extracting(droppingFirst: header + Int(value[9]))
    }
}
