import LMDB

/// Entries to be appended together, with the subjects they touch.
///
/// A subject is named once and then known by its slot, so that a million entries cost no look-ups. Entries lie in one
/// arena, names and rows in another.
public struct Batch: Sendable {
    /// A subject of this batch.
    public struct Slot: Hashable, Sendable {
        let index: UInt32
    }

    struct Entry {
        let id: LogID
        let start: Int
        let length: UInt32
        let subject: UInt32
        /// Where its references begin; they end where those of the next one begin.
        let references: UInt32
        /// 1 + position, 0 = none.
        let takesOut: UInt32
    }

    struct Subject {
        /// `nil` for a new one.
        let number: SubjectNumber?
        let name: Range<Int>
        /// `nil` = stays where it is.
        var shelf: Shelf?
        /// `nil` = stays as it is.
        var row: Range<Int>?
    }

    var entries: [Entry] = []
    var subjects: [Subject] = []
    var references: [UInt32] = []
    var arena: [UInt8]
    var records: [UInt8] = []

    /// - Parameter arena: bytes of entries to be appended, so that they need not be copied.
    public init(arena: [UInt8] = []) { self.arena = arena }

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty && subjects.isEmpty }

    /// - Parameter bytes: of the entries that are copied.
    public mutating func reserveCapacity(entries: Int, bytes: Int) {
        self.entries.reserveCapacity(entries)
        arena.reserveCapacity(bytes)
    }

    /// - Parameter bytes: of names of new subjects and of rows.
    public mutating func reserveCapacity(subjects: Int, bytes: Int) {
        self.subjects.reserveCapacity(subjects)
        records.reserveCapacity(bytes)
    }

    /// A subject the log has already. Not to be named twice in a batch.
    public mutating func subject(_ number: SubjectNumber) -> Slot {
        subjects.append(Subject(number: number, name: 0..<0))
        return Slot(index: UInt32(subjects.count - 1))
    }

    /// A subject the log does not have, nor this batch; it gets its number even if no entry is about it.
    /// - Parameter name: 1 to 255 bytes.
    public mutating func newSubject(_ name: Span<UInt8>, on shelf: Shelf) -> Slot {
        precondition(name.count > 0 && name.count <= 255, "The name of a subject has 1 to 255 bytes.")
        subjects.append(Subject(number: nil, name: keep(name), shelf: shelf))
        return Slot(index: UInt32(subjects.count - 1))
    }

    public mutating func move(_ slot: Slot, to shelf: Shelf) {
        subjects[Int(slot.index)].shelf = shelf
    }

    public mutating func setRow(_ slot: Slot, _ row: Span<UInt8>) {
        subjects[Int(slot.index)].row = keep(row)
    }

    /// - Parameters:
    ///   - references: subjects that it refers to; repeats count once.
    ///   - takesOut: an entry already in the log that no other takes out.
    public mutating func append(
        _ id: LogID, about subject: Slot, _ bytes: Span<UInt8>, references: Span<Slot> = Span(),
        takesOut: LogPosition? = nil
    ) {
        let start = arena.count
        arena.append(bytes)
        append(id, about: subject, at: start..<arena.count, references: references, takesOut: takesOut)
    }

    /// As with bytes, for an entry that lies in the arena the batch was made with.
    public mutating func append(
        _ id: LogID, about subject: Slot, at range: Range<Int>, references: Span<Slot> = Span(),
        takesOut: LogPosition? = nil
    ) {
        precondition(range.upperBound <= arena.count, "An entry lies in the arena of its batch.")
        entries.append(
            Entry(
                id: id, start: range.lowerBound, length: UInt32(range.count), subject: subject.index,
                references: UInt32(self.references.count), takesOut: takesOut.map { $0.rawValue + 1 } ?? 0))
        for index in references.indices { self.references.append(references[index].index) }
    }

    /// Where the references of an entry lie.
    func references(of index: Int) -> Range<Int> {
        let end = index + 1 < entries.count ? Int(entries[index + 1].references) : references.count
        return Int(entries[index].references)..<end
    }

    private mutating func keep(_ bytes: Span<UInt8>) -> Range<Int> {
        let start = records.count
        records.append(bytes)
        return start..<records.count
    }
}
