/// What a client pins before it believes a checkpoint. None of it is learnt from the server.
public struct CheckpointPolicy: Hashable, Sendable {
    public let origin: Origin
    public let log: VerifierKey
    /// All of them have to have cosigned.
    public let witnesses: [VerifierKey]
    public let acceptsExtensions: Bool

    public init(origin: Origin, log: VerifierKey, witnesses: [VerifierKey] = [], acceptsExtensions: Bool = false) {
        self.origin = origin
        self.log = log
        self.witnesses = witnesses
        self.acceptsExtensions = acceptsExtensions
    }

    /// - Parameter bytes: a signed checkpoint as it was read
    /// - Throws: ``CheckpointError``
    public func verify(_ bytes: [UInt8]) throws(CheckpointError) -> VerifiedCheckpoint {
        let note: SignedNote
        let verified: [SignedNote.Verified]
        do {
            note = try SignedNote(bytes: bytes)
            verified = try note.verify(with: [log] + witnesses)
        } catch {
            throw .badNote(error)
        }
        guard verified.contains(where: { $0.key == log }) else { throw .notSignedByLog(log) }
        for witness in witnesses where !verified.contains(where: { $0.key == witness }) {
            throw .notCosigned(by: witness)
        }
        let checkpoint = try Checkpoint(text: note.text, acceptsExtensions: acceptsExtensions)
        guard checkpoint.origin == origin else { throw .otherOrigin(found: checkpoint.origin, expected: origin) }
        return VerifiedCheckpoint(checkpoint: checkpoint, note: note, signatures: verified)
    }
}

/// A checkpoint whose signatures were good for a policy.
public struct VerifiedCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    /// As it was read, lines of unknown keys included.
    public let note: SignedNote
    public let signatures: [SignedNote.Verified]
}
