import Alliances
import EventLog
import LMDB

extension Ledger {
    /// The entry at a position and its stored bytes; nil if the log does not reach it.
    public func entry(at position: Position) throws(LedgerError) -> (entry: Entry, bytes: [UInt8])? {
        try reading("reading \(position)") { (read) throws(StoreError) -> (entry: Entry, bytes: [UInt8])? in
            guard position.rawValue < (try read.size()).rawValue else { return nil }
            return try read.entry(at: LogPosition(rawValue: position.rawValue)) { (stored) throws(StoreError) in
                (entry: try read.entry(stored), bytes: [UInt8](stored.bytes))
            }
        }
    }
}
