public struct BackupOptions: Sendable {
    /// How many backups of this log are kept, the new one among them; nil: all.
    public var keep: Int?
    /// Whether the secret keys go into it.
    public var includesSigner: Bool

    public init(keep: Int? = nil, includesSigner: Bool = false) {
        self.keep = keep
        self.includesSigner = includesSigner
    }
}

public struct BackupReport: Sendable {
    public let path: String
    public let mark: BackupMark
    public let checks: [Check]
    /// Of its `data.mdb`.
    public let bytes: Int
    /// Older backups that were deleted, by their names in the directory.
    public let deleted: [String]
    /// Older ones that should have been, and why they were not.
    public let spared: [(name: String, why: String)]
}
