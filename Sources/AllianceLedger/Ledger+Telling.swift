import Alliances
import EventLog
import LMDB
import Projections

extension Ledger {
    /// Kinds of subjects in the order they are told.
    private static let told: [SubjectKind] = [
        .evidence, .alliance, .institution, .agreement, .conference, .programme,
    ]

    /// Tells a listener everything of one state of the ledger, in one read transaction: nothing appended meanwhile shows.
    /// The listener must not wait for other programs, since the store cannot reuse pages while it is told.
    ///
    /// - Throws: what `book` throws, and as `store` what the listener does
    public func tell(_ question: Question, to listener: inout some LedgerListener) throws(LedgerError) {
        let book = try book(question)
        let standpoint = book.standpoint
        try reading("exporting the ledger") { (read) throws(StoreError) in
            let size = Size(rawValue: UInt32(standpoint.size))
            try listener.begin(standpoint, root: try read.root(at: UInt64(standpoint.size)))
            let end = listener.takesEntries ? size : .empty
            var letGo = PageRelease(environment)
            _ = try read.scanEntries(from: LogPosition(rawValue: 0), until: end) { (stored) throws(StoreError) in
                letGo.count(stored.bytes.count)
                let by = try read.superseder(of: stored.position)
                try listener.take(
                    RecordedEntry(
                        position: Position(stored.position.rawValue), entry: try read.entry(stored),
                        bytes: [UInt8](stored.bytes),
                        takenOutBy: by.flatMap { size.contains($0) ? Position($0.rawValue) : nil }))
                return .next
            }
            for kind in Ledger.told {
                if let state = book.recomputed {
                    try state.tell(kind, to: &listener)
                } else {
                    try read.tell(kind, until: standpoint, to: &listener, &letGo)
                }
            }
        }
    }
}

extension Recomputation {
    fileprivate func tell(_ kind: SubjectKind, to listener: inout some LedgerListener) throws(StoreError) {
        let found = (0..<subjectCount).filter { self.kind($0) == kind && !isEmpty($0) }
            .map { (id: id($0), subject: $0) }.sorted { $0.id < $1.id }
        for (id, subject) in found { try listener.take(row(subject), of: kind, id: id) }
    }
}

extension ReadTransaction {
    fileprivate func tell(
        _ kind: SubjectKind, until standpoint: Standpoint, to listener: inout some LedgerListener,
        _ letGo: inout PageRelease
    ) throws(StoreError) {
        guard Int(try size().rawValue) == standpoint.size else {
            throw StoreError(.conflict, act: act, "Entries were appended while the answer was being made. Repeat.")
        }
        var found: [(name: String, number: SubjectNumber)] = []
        for shelf in kind == .institution ? [Shelf(kind), .members] : [Shelf(kind)] {
            try scanSubjects(on: shelf) { (number) throws(StoreError) in
                let name = try subject(number) { String(decoding: [UInt8]($0.name), as: UTF8.self) }
                found.append((name, number))
                return .next
            }
        }
        found.sort { $0.name < $1.name }
        for (_, number) in found {
            let (id, row) = try subject(number) { (stored) throws(StoreError) in try idAndRow(stored) }
            try listener.take(row, of: kind, id: id)
            // Rows asked for by name lie anywhere: each may be a page of its own.
            letGo.count(4_096)
        }
    }
}
