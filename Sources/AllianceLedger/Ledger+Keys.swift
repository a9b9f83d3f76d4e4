import Alliances
import LMDB
import TransparencyLog

/// Replacing the key. Who holds the old key verifies all through the overlap, who holds the next one from its first
/// checkpoint on, so that nobody has to change at a given hour.
extension Ledger {
    public func keys() throws(LedgerError) -> LedgerKeys { try files.readKeys() }

    /// Makes the next key. From now on, the head included, both keys sign.
    ///
    /// - Throws: `rotating`
    public func rotateKey() throws(LedgerError) -> LedgerKeys {
        try deciding("making the next key") { (_) throws(LedgerError) -> Outcome<Void> in
            try files.completeRotation()
            let keys = try files.readKeys()
            if let next = keys.next { throw .rotating(next: next.text) }
            try files.makeNextKey(named: keys.current.name)
            return .abort(())
        }
        try sign()
        return try keys()
    }

    /// Ends the overlap: the next key is in force, and the old secret key is no more.
    ///
    /// - Throws: `notRotating`
    /// - Returns: the file that keeps the old public key.
    public func finishRotation() throws(LedgerError) -> String {
        try sign()
        return try putNextKeyInForce()
    }

    /// Replaces a key that nobody has any more. The head keeps the line of the old key, if it has one, and the new key
    /// signs beside it.
    ///
    /// - Throws: `keyNotLost`; `rolledBack` and `forked`, as for any signature
    public static func replaceLostKey(
        at directory: String, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Ledger {
        let ledger = try openWithoutSigning(at: directory, for: .writing, clock: clock)
        let files = ledger.files
        try ledger.deciding("making the next key") { (_) throws(LedgerError) -> Outcome<Void> in
            try files.completeRotation()
            guard DurableFile.kind(files.signerKey) == .nothing else { throw .keyNotLost(files.signerKey) }
            let keys = try files.readKeys()
            if keys.next == nil { try files.makeNextKey(named: keys.current.name) }
            return .abort(())
        }
        try ledger.sign(currentIsLost: true)
        _ = try ledger.putNextKeyInForce()
        return ledger
    }

    private func putNextKeyInForce() throws(LedgerError) -> String {
        try deciding("ending the overlap") { (write) throws(LedgerError) -> Outcome<String> in
            try files.completeRotation()
            let keys = try files.readKeys()
            guard let next = keys.next else { throw .notRotating }
            // Both copies will be read by the next key alone.
            let policy = LedgerKeys(current: next, next: nil).policy
            guard try signedCheckpoint(write.reading, policy) != nil, try files.readCheckpoint(policy) != nil else {
                throw .checkpointUnreadable(files.checkpoint, why: "there is none")
            }
            try files.putNextKeyInForce(after: keys)
            return .abort(files.retiredVerifierKey(keys.current))
        }
    }
}
