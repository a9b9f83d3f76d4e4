import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

extension Ledger {
    /// What a replay does for every entry, for `bench` until there is one: hash, tree, decode, fold, then rows compared.
    ///
    /// - Returns: how many rows, or the root, are not what the entries make them.
    package func rehearse() throws(LedgerError) -> Int {
        let head = try reading("reading the head") { (read) throws(StoreError) in try Head(read) }
        let size = head.size
        var state = Recomputation(expecting: Int(size.rawValue))
        var range = CompactRange()
        var hasher = MerkleHasher()
        var next: LogPosition? = size.rawValue == 0 ? nil : LogPosition(rawValue: 0)
        var time: Instant?
        while let start = next {
            next = try reading("reading entries") { (read) throws(StoreError) in
                try read.scanEntries(from: start, until: size, limit: Ledger.window) { (stored) throws(StoreError) in
                    range.append(hasher.leaf(preimage: stored.leaf), with: &hasher)
                    let entry = try read.entry(stored)
                    if let time, entry.recorded != time { state.endBatch() }
                    time = entry.recorded
                    try state.add(
                        entry.content, data: stored.bytes.extracting(entry.data),
                        earlier: { (position) throws(StoreError) in try read.content(at: position) },
                        onReference: { _, _ in })
                    return .next
                }
            }
        }
        state.endBatch()
        var differing = range == head.range ? state.violationCount : state.violationCount + 1
        var bytes: [UInt8] = []
        try reading("comparing rows") { (read) throws(StoreError) in
            try read.scanSubjects { (stored) throws(StoreError) in
                bytes.removeAll(keepingCapacity: true)
                let row = state.subjects[Int(stored.number.rawValue)].row
                if !row.isEmpty { row.encode(into: &bytes) }
                if !bytes.span.isSame(as: stored.row), !(row.isEmpty && stored.row.count <= 9) { differing += 1 }
                return .next
            }
        }
        return differing
    }
}
