import TransparencyLog

/// What somebody can establish offline with a proof file and a key, and nothing else.
public enum ProofCheck {
    public enum Finding: Sendable {
        /// The entry is number `index` of the log that the checkpoint states.
        case included(index: UInt64, Checkpoint, isByOldKey: Bool)
        /// The log of `newSize` entries extends that of `oldSize`.
        case consistent(origin: String, oldSize: UInt64, newSize: UInt64)
    }

    public struct Failure: Error, Sendable {
        public let message: String
        public let advice: String

        public init(message: String, advice: String) {
            self.message = message
            self.advice = advice
        }
    }

    /// - Parameters:
    ///   - proof: a c2sp.org/tlog-proof@v1 file.
    ///   - entry: the entry's bytes, exactly as stored, without a line feed.
    ///   - policy: what was signed by a key that is retired in it is believed, too: a proof is kept, not shown.
    public static func inclusion(
        _ proof: [UInt8], entry: [UInt8], policy: CheckpointPolicy
    ) throws(Failure) -> Finding {
        let file: InclusionProofFile
        do {
            file = try InclusionProofFile(bytes: proof)
        } catch {
            throw Failure(message: "this is no proof file: \(error)", advice: "check that the whole file was kept")
        }
        var hasher = MerkleHasher()
        let leaf = hasher.leaf(entry: entry.span)
        do {
            do {
                let verified = try file.verify(leaf: leaf, policy: policy)
                return .included(index: file.index, verified.checkpoint, isByOldKey: false)
            } catch ProofFileError.badCheckpoint(let error) where !policy.retired.isEmpty && error.isOfOtherKey {
                let everyKey = CheckpointPolicy(
                    origin: policy.origin, logs: policy.logs, witnesses: policy.witnesses, quorum: policy.quorum,
                    acceptsExtensions: policy.acceptsExtensions)
                let verified = try file.verify(leaf: leaf, policy: everyKey)
                return .included(index: file.index, verified.checkpoint, isByOldKey: true)
            }
        } catch {
            if case .badCheckpoint(let error) = error {
                throw Failure(message: "the checkpoint cannot be trusted: \(error)", advice: error.advice)
            }
            throw Failure(
                message: "the proof does not hold: \(error)",
                advice: "compare the entry's bytes and the key with those you were given when it was recorded")
        }
    }

    /// - Parameters:
    ///   - statement: `old N`, hashes, an empty line and the newer checkpoint (c2sp.org/tlog-witness, the request's body).
    ///   - old: the checkpoint that was kept.
    public static func consistency(
        _ statement: [UInt8], old: [UInt8], policy: CheckpointPolicy
    ) throws(Failure) -> Finding {
        let malformed = Failure(
            message: "this is no consistency proof",
            advice: "it begins with “old” and a size; check the whole file was kept")
        guard
            let gap = statement.indices.dropLast().first(where: { statement[$0] == 0x0a && statement[$0 + 1] == 0x0a })
        else { throw malformed }
        let lines = String(decoding: statement[..<gap], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("old "), let oldSize = UInt64(first.dropFirst(4)),
            String(oldSize) == first.dropFirst(4)
        else { throw malformed }
        var hashes: [TreeHash] = []
        for line in lines.dropFirst() {
            guard let hash = TreeHash(base64: String(line)) else { throw malformed }
            hashes.append(hash)
        }
        let newer = try verified(Array(statement[(gap + 2)...]), policy, "the newer checkpoint")
        let older = try verified(old, policy.ofKept, "the checkpoint that was kept")
        guard older.size == oldSize else {
            throw Failure(
                message: "the proof begins at size \(oldSize), the checkpoint that was kept is of size \(older.size)",
                advice: "ask for alliance prove consistency \(older.size)")
        }
        do {
            try ConsistencyProof(oldSize: oldSize, newSize: newer.size, hashes: hashes)
                .verify(oldRoot: older.root, newRoot: newer.root)
        } catch {
            throw Failure(
                message: "the newer log does not extend the older one: \(error)",
                advice: "keep both checkpoints: together they prove that the history was rewritten")
        }
        return .consistent(origin: policy.origin.description, oldSize: oldSize, newSize: newer.size)
    }

    /// - Parameters:
    ///   - note: the certificate of a replay, signed.
    ///   - key: the auditor's.
    public static func attestation(_ note: [UInt8], key: VerifierKey) throws(Failure) -> ReplayCertificate {
        let read: SignedNote
        do {
            read = try SignedNote(bytes: note)
            _ = try read.verify(with: [key])
        } catch NoteError.noEmptyLine where ReplayCertificate(text: note) != nil {
            throw Failure(
                message: "the certificate is not signed", advice: "ask for one made with alliance replay --sign")
        } catch {
            throw Failure(message: "the signature does not hold: \(error)", advice: "check the file and the key")
        }
        guard let certificate = ReplayCertificate(text: read.text) else {
            throw Failure(
                message: "what is signed is no certificate of a replay",
                advice: "make one with alliance replay --certificate")
        }
        return certificate
    }

    private static func verified(
        _ bytes: [UInt8], _ policy: CheckpointPolicy, _ what: String
    ) throws(Failure) -> Checkpoint {
        do {
            return try policy.verify(bytes).checkpoint
        } catch {
            throw Failure(message: "\(what) cannot be trusted: \(error)", advice: error.advice)
        }
    }
}

extension CheckpointError {
    /// Whether other keys than those that were given have signed.
    fileprivate var isOfOtherKey: Bool {
        switch self {
        case .badNote(.noKnownSignature), .notSignedByLog: true
        default: false
        }
    }

    fileprivate var advice: String {
        switch self {
        case .notCosigned, .tooFewCosignatures:
            "ask for one made after the witnesses cosigned, or name those that must have with --witness and --quorum"
        case .badNote(.noKnownSignature), .notSignedByLog:
            "check the key; if the log has replaced its key since, give the old one too, with --old-key"
        default: "check the file and the key"
        }
    }
}
