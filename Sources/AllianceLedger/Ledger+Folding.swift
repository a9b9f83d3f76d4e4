import Alliances
import EventLog
import LMDB
import Projections

extension Ledger {
    /// The state of the first `size` entries, by what the ledger held then.
    func recompute(until size: Size) throws(LedgerError) -> Recomputation {
        var state = Recomputation(expecting: Int(size.rawValue))
        var time: Instant?
        try ReadEntries.forEach(of: self, until: size, .gists, act: "reading entries") { read in
            for (place, recorded) in read.times.enumerated() {
                if let time, recorded != time { state.endBatch() }
                time = recorded
                state.add(read.gists.items[place], of: read.gists)
            }
        }
        state.endBatch()
        if let violation = state.violations.first {
            throw .store(
                StoreError.corrupted("reading entries", "#\(violation.position) breaks a rule: \(violation.message)"))
        }
        return state
    }

    /// Makes the rows anew, in one transaction, where another version of the program wrote them.
    func rebuildRowsOfAnotherVersion() throws(LedgerError) {
        let (version, head) = try reading("reading the version of the rows") { (read) throws(StoreError) in
            (try read.metaBytes(Ledger.rowVersionName), try Head(read))
        }
        // What a newer program wrote is left as it is: publishing needs no rows.
        guard version != [Row.version], head.isFolded else { return }
        let size = head.size
        let state = try recompute(until: size)
        try writing("rebuilding the rows") { (write) throws(StoreError) -> Outcome<Void> in
            guard try write.reading.size() == size else {
                throw StoreError(.conflict, act: write.reading.act, "The log has moved on meanwhile. Repeat.")
            }
            var batch = Batch()
            var row: [UInt8] = []
            for subject in 0..<state.subjectCount {
                let slot = batch.subject(SubjectNumber(rawValue: UInt32(subject)))
                batch.move(slot, to: state.shelf(subject))
                row.removeAll(keepingCapacity: true)
                state.encodeRow(subject, into: &row)
                batch.setRow(slot, row.span)
            }
            _ = try write.append(batch)
            try write.putMeta(Ledger.rowVersionName, [Row.version].span)
            return .commit(())
        }
    }
}

extension ReadTransaction {
    func content(at position: UInt32) throws(StoreError) -> Content {
        try entry(at: LogPosition(rawValue: position)) { (stored) throws(StoreError) in try entry(stored).content }
    }
}
