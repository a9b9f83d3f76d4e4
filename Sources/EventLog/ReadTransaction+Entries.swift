import LMDB

extension ReadTransaction {
    public func size() throws(StoreError) -> Size {
        guard let last = try lastKey(LogTables.entries) else { return .empty }
        return last.sizeThrough
    }

    /// - Throws: `corrupted` if there is no such entry: ask `size` first.
    public func entry<R>(
        at position: LogPosition, _ body: (StoredEntry) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let result = try get(LogTables.entries, position) { (value) throws(StoreError) in
            guard let entry = StoredEntry(position, value) else { throw damaged(position) }
            return try body(entry)
        }
        guard let result else { throw damaged(position) }
        return result
    }

    /// Calls `body` with the entries from `start` on and below `end`, in order, until it says stop.
    /// - Parameter limit: the most entries to read in this transaction, so that a long replay can let it go.
    /// - Returns: where to go on in the next transaction; `nil` if all were seen or the body said stop.
    public func scanEntries(
        from start: LogPosition, until end: Size, limit: Int = .max, _ body: (StoredEntry) throws(StoreError) -> Step
    ) throws(StoreError) -> LogPosition? {
        guard let through = end.lastPosition, start <= through else { return nil }
        var next = start.rawValue
        var isStopped = false
        var left = limit
        try scan(LogTables.entries, from: start, through: through) { (position, value) throws(StoreError) in
            guard left > 0 else { return .stop }
            left -= 1
            // A gap is damage: positions are all there.
            guard position.rawValue == next, let entry = StoredEntry(position, value) else { throw damaged(position) }
            next += 1
            isStopped = try body(entry) == .stop
            return isStopped ? .stop : .next
        }
        if isStopped || next > through.rawValue { return nil }
        guard left == 0 else { throw damaged(LogPosition(rawValue: next)) }
        return LogPosition(rawValue: next)
    }

    /// The position of the entry with this id.
    /// - Parameter confirm: whether the entry has the id: the log keeps hashes of ids only.
    public func position(
        of id: LogID, confirm: (StoredEntry) throws(StoreError) -> Bool
    ) throws(StoreError) -> LogPosition? {
        let found = try LogTables.ids.find(IndexHash.hash(id), among: Int(size().rawValue), in: self) {
            (item) throws(StoreError) in
            try entry(at: LogPosition(rawValue: item), confirm)
        }
        return found.map { LogPosition(rawValue: $0) }
    }

    /// The positions of the entries with these ids, in their order; much cheaper than one by one.
    public func positions(
        of ids: [LogID], confirm: (LogID, StoredEntry) throws(StoreError) -> Bool
    ) throws(StoreError) -> [LogPosition?] {
        var positions = [LogPosition?](repeating: nil, count: ids.count)
        let hashes = ids.map { IndexHash.hash($0) }
        try LogTables.ids.find(hashes.span, among: Int(size().rawValue), in: self) {
            (index, item) throws(StoreError) in
            let position = LogPosition(rawValue: item)
            guard try entry(at: position, { (entry) throws(StoreError) in try confirm(ids[index], entry) }) else {
                return false
            }
            positions[index] = position
            return true
        }
        return positions
    }

    /// The entry that took this one out.
    public func superseder(of position: LogPosition) throws(StoreError) -> LogPosition? {
        try get(LogTables.supersessions, position) { (value) throws(StoreError) in
            guard value.count == 4, case let by = value.bigEndian32(at: 0), by > position.rawValue, by < 1 << 31 else {
                throw StoreError.corrupted(act, "what took out \(position) is not known")
            }
            return LogPosition(rawValue: by)
        }
    }

    /// Calls `body` with each entry that was taken out and the one that took it out, by the first, until it says stop.
    public func scanSupersessions(
        _ body: (_ out: LogPosition, _ by: LogPosition) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(LogTables.supersessions) { (position, value) throws(StoreError) in
            guard let by = LogPosition(keyBytes: value) else {
                throw StoreError.corrupted(act, "what took out \(position) is not known")
            }
            return try body(position, by)
        }
    }

    public func tile<R>(
        level: UInt8, number: UInt32, _ body: (Span<UInt8>) throws(StoreError) -> R
    ) throws(StoreError) -> R? { try get(LogTables.tiles, KeyPair(level, number), body) }

    public func meta<R>(
        _ name: String, _ body: (Span<UInt8>) throws(StoreError) -> R
    ) throws(StoreError) -> R? { try get(LogTables.meta, name, body) }

    func damaged(_ position: LogPosition) -> StoreError {
        StoreError.corrupted(act, "there is no sound entry at \(position)")
    }
}
