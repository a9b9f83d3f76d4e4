import LMDB

/// Entries to be appended together, with the subjects they touch.
///
/// A subject is named once and then known by its slot, so that a million entries cost no look-ups. Bytes are copied into
/// one arena.
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
    var arena: [UInt8] = []

    public init() {}

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty && subjects.isEmpty }

    /// - Parameter bytes: of entries, names and rows together.
    public mutating func reserveCapacity(entries: Int, bytes: Int) {
        self.entries.reserveCapacity(entries)
        arena.reserveCapacity(bytes)
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
        entries.append(
            Entry(
                id: id, start: arena.count, length: UInt32(bytes.count), subject: subject.index,
                references: UInt32(self.references.count), takesOut: takesOut.map { $0.rawValue + 1 } ?? 0))
        arena.append(bytes)
        for index in references.indices { self.references.append(references[index].index) }
    }

    /// Where the references of an entry lie.
    func references(of index: Int) -> Range<Int> {
        let end = index + 1 < entries.count ? Int(entries[index + 1].references) : references.count
        return Int(entries[index].references)..<end
    }

    private mutating func keep(_ bytes: Span<UInt8>) -> Range<Int> {
        let start = arena.count
        arena.append(bytes)
        return start..<arena.count
    }
}
