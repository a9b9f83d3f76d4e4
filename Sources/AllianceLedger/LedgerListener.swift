import Alliances
import Projections
import TransparencyLog

/// Is told everything of one state of a ledger: first on what it rests, then the entries, ascending, then what is held of
/// each subject, kind by kind and by id, so that two ledgers of the same entries tell the same.
public protocol LedgerListener {
    /// Whether the entries are told at all.
    var takesEntries: Bool { get }

    mutating func begin(_ standpoint: Standpoint, root: TreeHash) throws(StreamError)
    mutating func take(_ entry: RecordedEntry) throws(StreamError)
    mutating func take(_ row: Row, of kind: SubjectKind, id: String) throws(StreamError)
}

extension LedgerListener {
    public var takesEntries: Bool { true }
}
