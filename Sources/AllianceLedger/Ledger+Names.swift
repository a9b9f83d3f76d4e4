import Alliances
import EventLog
import LMDB

extension Ledger {
    /// The subjects whose names, `kind/id`, begin so and of which something is recorded, in the order the ledger heard of
    /// them; not more than `limit`.
    public func subjects(startingWith prefix: String, limit: Int = .max) throws(LedgerError) -> [String] {
        try reading("reading the names of subjects") { (read) throws(StoreError) -> [String] in
            var names: [String] = []
            let wanted = prefix.utf8Span.span
            try read.scanSubjects { (stored) throws(StoreError) in
                guard names.count < limit else { return .stop }
                guard stored.shelf != .none, stored.name.count >= wanted.count else { return .next }
                for place in wanted.indices where stored.name[place] != wanted[place] { return .next }
                names.append(String(decoding: [UInt8](stored.name), as: UTF8.self))
                return .next
            }
            return names
        }
    }
}
