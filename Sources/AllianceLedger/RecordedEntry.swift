import Alliances

/// An entry as stored, and what has become of it.
public struct RecordedEntry: Sendable {
    public let position: Position
    public let entry: Entry
    /// Exactly as stored and hashed.
    public let bytes: [UInt8]
    /// The entry that corrects or retracts it, among those asked for.
    public let takenOutBy: Position?
}
