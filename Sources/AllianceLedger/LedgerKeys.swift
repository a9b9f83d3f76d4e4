import TransparencyLog

/// The public keys by which a ledger's checkpoints are believed.
public struct LedgerKeys: Equatable, Sendable {
    public let current: VerifierKey
    /// While the key is being replaced: the one that signs every checkpoint too, and will be in force.
    public let next: VerifierKey?

    /// What either of them signed is the ledger's: the next key lies in the same directory.
    var policy: CheckpointPolicy {
        CheckpointPolicy(origin: Origin(current.name), logs: [current] + (next.map { [$0] } ?? []))
    }
}
