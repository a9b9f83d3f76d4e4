import EventLog
import LMDB
import TransparencyLog

/// Signing comes after the commit: a checkpoint is signed over a durable head (formats §1, decisions 5–8).
extension Ledger {
    static let checkpointName = "checkpoint"

    /// Signs the head, if the store extends what was signed last, and stores the checkpoint in the store and beside it.
    /// A head that is signed already keeps its lines; that of a key which has been added since joins them.
    ///
    /// - Throws: `rolledBack` or `forked` if it does not extend it: then nothing is signed.
    /// - Returns: the checkpoint in force.
    @discardableResult
    public func sign() throws(LedgerError) -> [UInt8] { try sign(currentIsLost: false) }

    @discardableResult
    func sign(currentIsLost: Bool) throws(LedgerError) -> [UInt8] {
        // One process signs at a time: the writer's lock is held from comparing to storing, and no key changes meanwhile.
        try deciding("signing the checkpoint") { (write) throws(LedgerError) -> Outcome<Void> in
            try files.completeRotation()
            let keys = try files.readKeys()
            let signers = try files.readSigners(of: keys, currentIsLost: currentIsLost)
            let (head, stored) = try headToSign(write.reading, keys.policy)
            let note: SignedNote
            do {
                note = try signed(head, by: signers, over: stored?.checkpoint == head ? stored?.note : nil)
            } catch {
                throw .keyUnreadable(files.signerKey, why: "\(error)")
            }
            if note == stored?.note { return .abort(()) }
            return try store(note, &write)
        }
        return try copyCheckpoint()
    }

    /// The last signed checkpoint, as stored.
    public func checkpoint() throws(LedgerError) -> [UInt8]? {
        try reading("reading the checkpoint") { (read) throws(StoreError) in
            try read.metaBytes(Ledger.checkpointName)
        }
    }

    /// What the store holds, verified; nil before anything is signed.
    func signedCheckpoint(
        _ read: borrowing ReadTransaction, _ policy: CheckpointPolicy
    ) throws(LedgerError) -> VerifiedCheckpoint? {
        let bytes: [UInt8]?
        do {
            bytes = try read.metaBytes(Ledger.checkpointName)
        } catch {
            throw .store(error)
        }
        do {
            return try bytes.map { (bytes) throws(CheckpointError) in try policy.verify(bytes) }
        } catch {
            throw .checkpointUnreadable("in \(directory)/data.mdb", why: "\(error)")
        }
    }

    func store(_ note: SignedNote, _ write: inout WriteTransaction) throws(LedgerError) -> Outcome<Void> {
        do {
            try write.putMeta(Ledger.checkpointName, note.bytes.span)
            return .commit(())
        } catch {
            throw .store(error)
        }
    }

    /// Brings the file beside the store up to the store, once what that holds is durable. The lock is taken again, so
    /// that no process puts an older one over a newer.
    @discardableResult
    func copyCheckpoint() throws(LedgerError) -> [UInt8] {
        try writing("writing the checkpoint") { (write) throws(StoreError) -> Outcome<[UInt8]> in
            guard let signed = try write.reading.metaBytes(Ledger.checkpointName) else {
                throw StoreError.corrupted(write.reading.act, "the signed checkpoint is missing")
            }
            let act = write.reading.act
            let isThere = DurableFile.kind(files.checkpoint) != .nothing
            if isThere, try DurableFile.read(files.checkpoint, limit: 1 << 20, act: act) == signed {
                return .abort(signed)
            }
            try DurableFile.replace(files.checkpoint, with: signed, mode: 0o644, act: act)
            return .abort(signed)
        }
    }

    /// The head, if it extends what was signed last in the store and beside it, and what was signed last in the store.
    private func headToSign(
        _ read: borrowing ReadTransaction, _ policy: CheckpointPolicy
    ) throws(LedgerError) -> (Checkpoint, VerifiedCheckpoint?) {
        let outside = try files.readCheckpoint(policy)?.0
        let stored = try signedCheckpoint(read, policy)
        let range: CompactRange
        do {
            range = try Head(read).range
        } catch {
            throw .store(error)
        }
        let root = range.root()
        for checkpoint in [outside, stored?.checkpoint].compactMap({ $0 }) {
            if checkpoint.size > range.size { throw .rolledBack(storeSize: range.size, signedSize: checkpoint.size) }
            let before: TreeHash
            do {
                before = checkpoint.size == range.size ? root : try read.root(at: checkpoint.size)
            } catch {
                throw .store(error)
            }
            if before != checkpoint.root { throw .forked(size: checkpoint.size) }
        }
        do {
            return (try Checkpoint(origin: policy.origin, size: range.size, root: root), stored)
        } catch {
            throw .store(.corrupted(read.act, "the record of the log's head: \(error)"))
        }
    }

    private func signed(
        _ head: Checkpoint, by signers: [SignerKey], over note: SignedNote?
    ) throws(SigningError) -> SignedNote {
        var note = note
        for signer in signers where note?.isSigned(by: signer.verifier) != true {
            if note == nil { note = try head.signed(by: signer) } else { try note?.sign(with: signer) }
        }
        guard let note else { preconditionFailure("A head is signed by a key.") }
        return note
    }
}
