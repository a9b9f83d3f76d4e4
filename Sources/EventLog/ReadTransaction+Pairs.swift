import LMDB

extension ReadTransaction {
    /// Calls `body` with each reference, by the subject referred to and then by position, until it says stop.
    public func scanReferences(
        _ body: (SubjectNumber, LogPosition) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(LogTables.references, body)
    }

    /// Calls `body` with each place on a shelf, by shelf and then by number, until it says stop.
    public func scanShelves(_ body: (Shelf, SubjectNumber) throws(StoreError) -> Step) throws(StoreError) {
        try scan(LogTables.shelves, body)
    }
}
