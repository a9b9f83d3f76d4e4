import EventLog
import LMDB
import TransparencyLog

/// Signing comes after the commit: a checkpoint is signed over a durable head (formats §1, decisions 5–8).
extension Ledger {
    private static let checkpointName = "checkpoint"

    /// Signs the head, if the store extends what was signed last, and stores the checkpoint in the store and beside it.
    ///
    /// - Throws: `rolledBack` or `forked` if it does not extend it: then nothing is signed.
    /// - Returns: the checkpoint in force.
    @discardableResult
    public func sign() throws(LedgerError) -> [UInt8] {
        guard let signer else { throw .keyMissing(files.signerKey) }
        let outside = try files.readCheckpoint(policy)
        var failure: LedgerError?
        // One process signs at a time: the writer's lock is held from comparing to storing.
        let signed = try writing("signing the checkpoint") { (write) throws(StoreError) -> Outcome<[UInt8]> in
            let head = try Head(write.reading)
            let root = head.range.root()
            var stored: (Checkpoint, [UInt8])?
            if let bytes = try write.reading.metaBytes(Ledger.checkpointName) {
                do {
                    stored = (try policy.verify(bytes).checkpoint, bytes)
                } catch {
                    failure = .checkpointUnreadable("in \(directory)/data.mdb", why: "\(error)")
                    return .abort([])
                }
            }
            for (checkpoint, _) in [outside, stored].compactMap({ $0 }) {
                if checkpoint.size > head.range.size {
                    failure = .rolledBack(storeSize: head.range.size, signedSize: checkpoint.size)
                    return .abort([])
                }
                let before = checkpoint.size == head.range.size ? root : try write.reading.root(at: checkpoint.size)
                if before != checkpoint.root {
                    failure = .forked(size: checkpoint.size)
                    return .abort([])
                }
            }
            if let (checkpoint, bytes) = stored, checkpoint.size == head.range.size { return .abort(bytes) }
            let note: [UInt8]
            do {
                note = try Checkpoint(origin: policy.origin, size: head.range.size, root: root).signed(by: signer).bytes
            } catch {
                failure = .keyUnreadable(files.signerKey, why: "\(error)")
                return .abort([])
            }
            try write.putMeta(Ledger.checkpointName, note.span)
            return .commit(note)
        }
        if let failure { throw failure }
        if outside?.1 != signed {
            do throws(StoreError) {
                try DurableFile.replace(files.checkpoint, with: signed, mode: 0o644, act: "writing the checkpoint")
            } catch {
                throw .store(error)
            }
        }
        return signed
    }

    /// The last signed checkpoint, as stored.
    public func checkpoint() throws(LedgerError) -> [UInt8]? {
        try reading("reading the checkpoint") { (read) throws(StoreError) in
            try read.metaBytes(Ledger.checkpointName)
        }
    }
}
