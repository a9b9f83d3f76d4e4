import AllianceLedger
import EDTF
import TransparencyLog

/// The state of the log a report was made at, and how to make it again.
package struct ReportBasis: Sendable {
    package let standpoint: Standpoint
    /// Of the tree of the entries that count (RFC 6962).
    package let root: TreeHash
    /// The signed note, if it is of exactly these entries; nil for a past state of knowledge.
    package let checkpoint: String?
    /// The public key, as others keep it.
    package let key: String

    /// - Throws: `store(conflict)` where entries were appended since the book was opened.
    package init(_ ledger: Ledger, _ book: Book) throws(LedgerError) {
        standpoint = book.standpoint
        root = try ledger.root(at: standpoint.size)
        key = try ledger.keys().current.text
        var text: String?
        if let bytes = try ledger.checkpoint(), let note = try? SignedNote(bytes: bytes),
            let state = try? Checkpoint(text: note.text), state.size == UInt64(standpoint.size), state.root == root
        {
            text = String(decoding: bytes, as: UTF8.self)
        }
        checkpoint = text
    }
}
