import Alliances
import EventLog
import LMDB

/// A log in which a newer program has written may be verified and handed on; it is neither folded nor appended to
/// (design §3).
extension Head {
    /// - Throws: `versionMismatch` where entries may use words that this program does not know
    func expectKnownVocabulary(_ act: String) throws(StoreError) {
        guard vocabulary > EventType.vocabulary else { return }
        throw StoreError(
            .versionMismatch, act: act,
            "The ledger holds events of a newer program (vocabulary \(vocabulary), known here: "
                + "\(EventType.vocabulary)). Nothing was written.")
    }

    var isFolded: Bool { vocabulary <= EventType.vocabulary }
}

extension ReadTransaction {
    /// Where an entry comes from and when it was recorded, whether or not this program knows its type.
    func stamp(_ stored: StoredEntry) throws(StoreError) -> (source: String, recorded: Instant) {
        do throws(StoreError) {
            let entry = try entry(stored)
            return (entry.source, entry.recorded)
        } catch {
            guard error.kind == .versionMismatch else { throw error }
            // Of a log in which no newer program has written, such an entry is damaged.
            guard try !Head(self).isFolded, let stamp = EntryStamp(canonical: stored.bytes) else {
                throw StoreError.corrupted(
                    act, "\(stored.position) has a type or a field that nothing of this ledger's vocabulary has")
            }
            return (stamp.source, stamp.recorded)
        }
    }
}
