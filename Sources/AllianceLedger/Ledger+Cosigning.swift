import LMDB
import TransparencyLog

/// The checkpoint carries what witnesses say of it: whatever hands it out then hands out their lines as well.
extension Ledger {
    /// Signature lines one checkpoint carries at most: verifiers need not accept more (c2sp.org/signed-note), and a
    /// key that replaces another adds one.
    private static let mostLines = 15

    /// Adds a witness's cosignature to the checkpoint in force, in place of an earlier one of the same witness. The next
    /// entry brings a checkpoint of its own, without it.
    ///
    /// - Parameter answer: signature lines, as a witness gives them; those of other keys are passed over
    /// - Throws: `cosignatureRefused`
    /// - Returns: the size it speaks of, and the time at which it was made, in POSIX seconds.
    public func add(
        cosignature answer: [UInt8], of witness: VerifierKey
    ) throws(LedgerError) -> (size: UInt64, timestamp: UInt64) {
        guard witness.type == .cosignature else {
            throw .cosignatureRefused(why: "the key \(witness.id) is not that of a witness")
        }
        let lines: [NoteSignature]
        do {
            lines = try NoteSignature.lines(answer).filter { $0.name == witness.name && $0.keyID == witness.id }
        } catch {
            throw .cosignatureRefused(why: "\(error)")
        }
        guard let line = lines.last else {
            throw .cosignatureRefused(why: "there is no line of \(witness.name) (\(witness.id))")
        }
        let added = try deciding("keeping a cosignature") {
            (write) throws(LedgerError) -> Outcome<(size: UInt64, timestamp: UInt64)> in
            let policy = try files.readKeys().policy
            guard let stored = try signedCheckpoint(write.reading, policy) else {
                throw .cosignatureRefused(why: "no checkpoint is signed yet")
            }
            var note = stored.note
            note.replace(with: line)
            guard note.signatures.count <= Self.mostLines else {
                throw .cosignatureRefused(why: "the checkpoint carries \(Self.mostLines) lines, which is the most")
            }
            let size = stored.checkpoint.size
            guard let timestamp = (try? note.verify(with: [witness]))?.first?.timestamp else {
                throw .cosignatureRefused(
                    why: "it does not verify for the checkpoint in force, which covers \(size) entries")
            }
            // A key id can be made to collide: the log's own line must still be there.
            guard (try? policy.verify(note.bytes)) != nil else {
                throw .cosignatureRefused(why: "its key has the name and the id of the log's")
            }
            _ = try store(note, &write)
            return .commit((size, timestamp))
        }
        try copyCheckpoint()
        return added
    }
}
