import TransparencyLog

public struct BackupRestoreOptions: Sendable {
    /// A file with the ledger's signing key; nil: that in the backup, or where the ledger was.
    public var signer: String?
    /// A file with a checkpoint whose entries the backup must hold.
    public var checkpoint: String?
    /// Whether entries that were signed may be missing.
    public var acceptsLoss: Bool

    public init(signer: String? = nil, checkpoint: String? = nil, acceptsLoss: Bool = false) {
        self.signer = signer
        self.checkpoint = checkpoint
        self.acceptsLoss = acceptsLoss
    }
}

public struct BackupRestoreReport: Sendable {
    public let mark: BackupMark
    public let checks: [Check]
    public let verifier: VerifierKey
    /// The files with secret keys that are not there, without which nothing can be appended.
    public let missingKeys: [String]
    /// The most that a checkpoint says was signed, where that is more than was restored.
    public let signedSize: Int?
}
