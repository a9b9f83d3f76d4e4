import Alliances
import EventLog
import LMDB
import TransparencyLog

/// An entry with the proof that it is in the signed log: what a member library can keep as a receipt.
public struct EntryReceipt: Sendable {
    public let position: Position
    /// The entry, exactly as stored.
    public let entry: [UInt8]
    /// c2sp.org/tlog-proof@v1, with the signed checkpoint in it.
    public let proof: [UInt8]
}

/// The proof that a log of one size extends that of a smaller one.
public struct ConsistencyStatement: Sendable {
    public let oldSize: Int
    public let newSize: Int
    /// The body of a witness request (c2sp.org/tlog-witness): `old N`, the hashes, an empty line, the newer checkpoint.
    public let bytes: [UInt8]
}

extension Ledger {
    /// Proves that an entry is in the log that the last signed checkpoint covers.
    ///
    /// - Returns: nil if that checkpoint does not cover the entry.
    public func receipt(of position: Position) throws(LedgerError) -> EntryReceipt? {
        let (checkpoint, note) = try signedCheckpoint()
        guard UInt64(position.rawValue) < checkpoint.size else { return nil }
        let (entry, proof) = try reading("proving \(position)") { (read) throws(StoreError) in
            let entry = try read.entry(at: LogPosition(rawValue: position.rawValue)) { [UInt8]($0.bytes) }
            let proof = try InclusionProof(index: UInt64(position.rawValue), size: checkpoint.size) {
                (node) throws(StoreError) in
                try read.hash(of: node, size: checkpoint.size)
            }
            return (entry, proof)
        }
        return EntryReceipt(
            position: position, entry: entry, proof: InclusionProofFile(proof, checkpoint: note).bytes)
    }

    /// The root of the tree of the first `size` entries (RFC 6962 §2.1).
    ///
    /// - Parameter size: at most that of the log.
    public func root(at size: Int) throws(LedgerError) -> TreeHash {
        precondition(size >= 0, "A log has no negative size.")
        return try reading("reading the tree") { (read) throws(StoreError) in
            guard size <= Int(try read.size().rawValue) else {
                throw StoreError(.notFound, act: read.act, "The log holds fewer than \(size) entries.")
            }
            return try read.root(at: UInt64(size))
        }
    }

    /// Proves that the log of the last signed checkpoint extends the log as it was at a size.
    ///
    /// - Returns: nil if that checkpoint covers fewer entries.
    public func consistency(from oldSize: Int) throws(LedgerError) -> ConsistencyStatement? {
        let (checkpoint, note) = try signedCheckpoint()
        guard oldSize >= 0, UInt64(oldSize) <= checkpoint.size else { return nil }
        let proof = try reading("proving consistency") { (read) throws(StoreError) in
            try ConsistencyProof(oldSize: UInt64(oldSize), newSize: checkpoint.size) { (node) throws(StoreError) in
                try read.hash(of: node, size: checkpoint.size)
            }
        }
        let lines = ["old \(oldSize)"] + proof.hashes.map(\.base64) + ["", ""]
        return ConsistencyStatement(
            oldSize: oldSize, newSize: Int(checkpoint.size),
            bytes: Array(lines.joined(separator: "\n").utf8) + note.bytes)
    }

    private func signedCheckpoint() throws(LedgerError) -> (Checkpoint, SignedNote) {
        let place = "in \(directory)/data.mdb"
        guard let bytes = try checkpoint() else { throw .checkpointUnreadable(place, why: "there is none") }
        let policy = try policy
        do {
            let verified = try policy.verify(bytes)
            return (verified.checkpoint, verified.note)
        } catch {
            throw .checkpointUnreadable(place, why: "\(error)")
        }
    }
}

extension ReadTransaction {
    /// The hash of an inner node of the tree of `size` leaves, out of its tiles.
    func hash(of node: TreeNode, size: UInt64) throws(StoreError) -> TreeHash {
        var hasher = MerkleHasher()
        return try TileLayout(size: size).hash(of: node, with: &hasher) { (address) throws(StoreError) in
            try tile(address)
        }
    }
}
