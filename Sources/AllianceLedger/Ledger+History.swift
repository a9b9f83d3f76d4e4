import Alliances
import EventLog
import LMDB

/// Reading entries for people: in bounded transactions, none of which lasts while an answer is being written.
extension Ledger {
    /// The positions of the entries about a subject, taken out or not, ascending. Retractions and disputes are with the
    /// subject of the entry they name.
    ///
    /// - Parameter size: by what the ledger held at this size.
    /// - Returns: nothing where the ledger has never heard of the subject.
    public func positions(about subject: Subject, until size: Int) throws(LedgerError) -> [Position] {
        try reading("reading a history") { (read) throws(StoreError) -> [Position] in
            guard let number = try read.subject(named: subject.name.utf8Span.span) else { return [] }
            return try read.history(of: number, until: try read.size(atMost: size)).map { Position($0.rawValue) }
        }
    }

    /// The positions of the entries that refer to a subject and are not taken out, ascending.
    ///
    /// - Parameters:
    ///   - start: where to go on after a call that returned `next`.
    ///   - limit: how many entries are looked at in one transaction.
    public func referrers(
        of subject: Subject, from start: Position? = nil, until size: Int, limit: Int = 4_096
    ) throws(LedgerError) -> (found: [Position], next: Position?) {
        try reading("reading references") { (read) throws(StoreError) -> (found: [Position], next: Position?) in
            guard let number = try read.subject(named: subject.name.utf8Span.span) else { return ([], nil) }
            let size = try read.size(atMost: size)
            var found: [Position] = []
            var next: Position?
            var left = limit
            try read.scanReferrers(of: number, from: start.map { LogPosition(rawValue: $0.rawValue) }) {
                (position) throws(StoreError) in
                guard size.contains(position) else { return .stop }
                if left == 0 {
                    next = Position(position.rawValue)
                    return .stop
                }
                left -= 1
                if try read.superseder(of: position, until: size) == nil { found.append(Position(position.rawValue)) }
                return .next
            }
            return (found, next)
        }
    }

    /// The entries at these positions, in their order; those the log does not reach are left out.
    ///
    /// - Parameter size: by what the ledger held at this size.
    public func entries(
        at positions: some Collection<Position>, until size: Int
    ) throws(LedgerError) -> [RecordedEntry] {
        try reading("reading entries") { (read) throws(StoreError) -> [RecordedEntry] in
            let size = try read.size(atMost: size)
            var entries: [RecordedEntry] = []
            for position in positions {
                let place = LogPosition(rawValue: position.rawValue)
                guard size.contains(place) else { continue }
                let by = try read.superseder(of: place, until: size)
                entries.append(
                    try read.entry(at: place) { (stored) throws(StoreError) in
                        RecordedEntry(
                            position: position, entry: try read.entry(stored), bytes: [UInt8](stored.bytes),
                            takenOutBy: by.map { Position($0.rawValue) })
                    })
            }
            return entries
        }
    }

    /// Stored entries, each exactly as stored with a line feed behind it, as many as come to about `limit` bytes.
    ///
    /// - Parameters:
    ///   - start: the first position.
    ///   - end: the size to stop at.
    /// - Returns: `next` is where to go on; nil at the end.
    public func storedLines(
        from start: Position, until end: Int, limit: Int = 1 << 20
    ) throws(LedgerError) -> (bytes: [UInt8], next: Position?) {
        try reading("reading entries") { (read) throws(StoreError) -> (bytes: [UInt8], next: Position?) in
            let end = try read.size(atMost: end)
            var lines: [UInt8] = []
            var next: Position?
            _ = try read.scanEntries(from: LogPosition(rawValue: start.rawValue), until: end) { (stored) in
                if lines.count >= limit {
                    next = Position(stored.position.rawValue)
                    return .stop
                }
                for place in stored.bytes.indices { lines.append(stored.bytes[place]) }
                lines.append(0x0a)
                return .next
            }
            return (lines, next)
        }
    }

    /// A size at which no batch is cut: that of the first `size` entries and the rest of their last batch.
    public func wholeBatches(_ size: Int) throws(LedgerError) -> Int {
        try reading("finding the end of a batch") { (read) throws(StoreError) -> Int in
            let all = try read.size().rawValue
            guard size > 0, size < Int(all) else { return min(max(size, 0), Int(all)) }
            return Int(try read.firstPosition(after: try read.recorded(at: UInt32(size - 1)), size: all))
        }
    }
}

extension ReadTransaction {
    fileprivate func size(atMost limit: Int) throws(StoreError) -> Size {
        Size(rawValue: UInt32(min(max(limit, 0), Int(try size().rawValue))))
    }

    /// What took an entry out, by what the log held at a size.
    fileprivate func superseder(of position: LogPosition, until size: Size) throws(StoreError) -> LogPosition? {
        guard let by = try superseder(of: position), size.contains(by) else { return nil }
        return by
    }
}
