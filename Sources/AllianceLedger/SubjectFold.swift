import Alliances
import Projections

/// What some entries make of one subject, by the fold of the ledger and without one: for whoever holds a certificate.
/// That these are all entries about it is not known here.
public struct SubjectFold {
    /// Why these entries make nothing.
    public struct Failure: Error, Sendable {
        public let position: Position
        public let why: String

        public init(position: Position, why: String) {
            self.position = position
            self.why = why
        }
    }

    private struct Item {
        let position: UInt32
        let entry: Entry
        let data: [UInt8]
    }

    private let subject: Subject
    private let items: [Item]
    /// Of each entry that corrects or retracts another, the other.
    private let replaced: [UInt32: UInt32]
    /// Who recorded the entries: the origin each of them names.
    public let sources: Set<String>

    /// - Parameter entries: as stored, in any order; those about documents are passed over.
    public init(of subject: Subject, _ entries: [(position: Position, bytes: [UInt8])]) throws(Failure) {
        self.subject = subject
        var items: [Item] = []
        var replaced: [UInt32: UInt32] = [:]
        var sources: Set<String> = []
        for (position, bytes) in entries.sorted(by: { $0.position < $1.position }) {
            let entry: Entry
            do {
                entry = try Entry(canonical: bytes.span)
            } catch {
                throw Failure(position: position, why: "it is no entry of this program: \(error.sentence)")
            }
            sources.insert(entry.source)
            guard entry.subject.kind != .evidence else { continue }
            guard entry.subject == subject || entry.subject.kind == .entry else {
                throw Failure(position: position, why: "it is about \(entry.subject)")
            }
            if case .position(let target) = entry.content.corrects { replaced[position.rawValue] = target.rawValue }
            if entry.event.type == .entryRetracted, case .position(let target) = entry.subject.entry {
                replaced[position.rawValue] = target.rawValue
            }
            items.append(Item(position: position.rawValue, entry: entry, data: Array(bytes[entry.data])))
        }
        self.items = items
        self.replaced = replaced
        self.sources = sources
    }

    public func row() throws(Failure) -> Row {
        let gone = Set(replaced.values)
        var row = Row()
        var remaining: [UInt32: UInt32] = [:]
        for item in items where item.entry.subject == subject && !gone.contains(item.position) {
            let place = place(of: item.position)
            remaining[place] = item.position
            var content = item.entry.content
            // What it corrects is not in the row: it stands where the first entry stood that it corrects.
            content.corrects = place == item.position ? nil : .position(Position(place))
            row.stage(item.position, content, data: item.data.span)
        }
        try settle(&row)
        for item in items where item.entry.event.type == .entryDisputed && !gone.contains(item.position) {
            guard case .position(let target) = item.entry.subject.entry,
                let fact = remaining[place(of: target.rawValue)]
            else { throw Failure(position: Position(item.position), why: "what it disputes is not among the entries") }
            row.stage(dispute: item.position, of: fact, item.entry.content, data: item.data.span)
        }
        try settle(&row)
        return row
    }

    /// Its own position, or that of the first entry it corrects.
    private func place(of position: UInt32) -> UInt32 {
        var place = position
        // What an entry corrects is before it; bytes that say otherwise do not make this loop endless.
        while let before = replaced[place], before < place { place = before }
        return place
    }

    private func settle(_ row: inout Row) throws(Failure) {
        switch row.settle() {
        case nil: return
        case .impossible(let position, let type, _, _):
            throw Failure(position: Position(position), why: "\(type.name) cannot be true after the others")
        case .tooManyOpen(let positions):
            throw Failure(position: Position(positions.first ?? 0), why: "too many orders are open")
        case .tooLong(let count):
            throw Failure(position: Position(items.first?.position ?? 0), why: "\(count) entries are too many")
        case .unreadable(let why):
            throw Failure(position: Position(items.first?.position ?? 0), why: why)
        }
    }
}
