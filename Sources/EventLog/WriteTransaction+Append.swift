import LMDB

extension WriteTransaction {
    /// Appends the entries, indexes them and rewrites one record per touched subject.
    ///
    /// A batch without entries serves to replace rows, as after a change of what they hold.
    ///
    /// The caller has looked up in this transaction that no id and no new subject is there already.
    /// - Throws: `conflict` if an entry takes out one that is not in the log or is taken out already, or if the log would
    ///   hold more than 2³¹ entries; `corrupted` if a subject's record is missing; `mapFull`. After any of them the
    ///   transaction is not to be committed.
    public mutating func append(_ batch: borrowing Batch) throws(StoreError) -> Appended {
        let before = try reading.size()
        let subjectsBefore = try reading.subjectCount()
        guard batch.count <= Int(Size.greatest.rawValue - before.rawValue) else {
            throw StoreError(.conflict, act: reading.act, "A log holds at most 2^31 entries.")
        }
        var append = BatchAppend(before: before, subjectsBefore: subjectsBefore, batch)
        // Table by table, sorted within each: a page is visited once and can be written out early.
        try append.readSubjects(batch, in: reading)
        try append.writeEntries(batch, in: &self)
        try append.writeIDs(batch, in: &self)
        try append.writeSubjects(batch, in: &self)
        try append.writeNames(batch, in: &self)
        try append.writeReferences(batch, in: &self)
        try append.writeSupersessions(batch, in: &self)
        return Appended(
            sizeBefore: before, size: Size(rawValue: before.rawValue + UInt32(batch.count)),
            numbers: append.numbers)
    }

    /// - Parameter bytes: at most 8,192 in a tlog-tiles tree; not interpreted here.
    public mutating func putTile(level: UInt8, number: UInt32, _ bytes: Span<UInt8>) throws(StoreError) {
        try put(LogTables.tiles, KeyPair(level, number), bytes)
    }

    public mutating func putMeta(_ name: String, _ bytes: Span<UInt8>) throws(StoreError) {
        try put(LogTables.meta, name, bytes)
    }

    @discardableResult
    public mutating func deleteMeta(_ name: String) throws(StoreError) -> Bool {
        try delete(LogTables.meta, name)
    }
}
