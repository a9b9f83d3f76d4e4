/// What a client pins before it believes a checkpoint. None of it is learnt from the server.
public struct CheckpointPolicy: Hashable, Sendable {
    public let origin: Origin
    /// One of them has to have signed, and none of those that are `retired`: several while a log's key is being replaced.
    public let logs: [VerifierKey]
    /// Those of `logs` that the log had before: believed for what was kept since then, and for nothing that is shown now.
    public let retired: Set<VerifierKey>
    public let witnesses: [VerifierKey]
    /// How many of the witnesses have to have cosigned.
    public let quorum: Int
    public let acceptsExtensions: Bool

    /// - Parameters:
    ///   - logs: at least one
    ///   - retired: keys the log had before
    ///   - quorum: nil = all witnesses. Witnesses of one public key count once, whatever their names.
    public init(
        origin: Origin, logs: [VerifierKey], retired: [VerifierKey] = [], witnesses: [VerifierKey] = [],
        quorum: Int? = nil, acceptsExtensions: Bool = false
    ) {
        precondition(!logs.isEmpty, "A policy has a key of the log.")
        precondition(Set(logs).isDisjoint(with: retired), "A key that is in force is not retired.")
        precondition((quorum ?? 0) >= 0, "A quorum is a number of witnesses.")
        self.origin = origin
        self.logs = logs + retired
        self.retired = Set(retired)
        self.witnesses = witnesses
        self.quorum = quorum ?? Set(witnesses.map(\.publicKey)).count
        self.acceptsExtensions = acceptsExtensions
    }

    public init(
        origin: Origin, log: VerifierKey, retired: [VerifierKey] = [], witnesses: [VerifierKey] = [],
        quorum: Int? = nil, acceptsExtensions: Bool = false
    ) {
        self.init(
            origin: origin, logs: [log], retired: retired, witnesses: witnesses, quorum: quorum,
            acceptsExtensions: acceptsExtensions)
    }

    /// For what was kept from earlier: any key the log has or had will do, and nobody has to have cosigned.
    public var ofKept: CheckpointPolicy {
        CheckpointPolicy(origin: origin, logs: logs, acceptsExtensions: acceptsExtensions)
    }

    private var inForce: [VerifierKey] { logs.filter { !retired.contains($0) } }

    /// The key that is named where none of them has signed.
    public var log: VerifierKey { logs[0] }

    /// - Parameter bytes: a signed checkpoint as it was read
    /// - Throws: ``CheckpointError``
    public func verify(_ bytes: [UInt8]) throws(CheckpointError) -> VerifiedCheckpoint {
        let note: SignedNote
        let verified: [SignedNote.Verified]
        do {
            note = try SignedNote(bytes: bytes)
            verified = try note.verify(with: inForce + witnesses)
        } catch {
            throw .badNote(error)
        }
        let signed = Set(verified.map(\.key))
        guard !signed.isDisjoint(with: inForce) else { throw .notSignedByLog(log) }
        let cosigned = Set(witnesses.filter(signed.contains).map(\.publicKey)).count
        if cosigned < quorum {
            let missing = witnesses.filter { !signed.contains($0) }
            if missing.count == 1, quorum == cosigned + 1 { throw .notCosigned(by: missing[0]) }
            throw .tooFewCosignatures(cosigned, quorum: quorum, missing: missing)
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
