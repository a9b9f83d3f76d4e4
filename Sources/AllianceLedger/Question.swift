import Alliances
import EDTF

/// What is asked for: the world at the end of a day, by what the ledger held at a time.
public struct Question: Sendable {
    /// By what the ledger held up to and including an entry, or at an instant.
    public enum KnownAt: Hashable, Sendable {
        case position(Position)
        case instant(Instant)

        /// Reads `#17`, `17` or `2026-11-20T20:23:26Z`.
        public init?(_ text: String) {
            if let position = Position(text) {
                self = .position(position)
            } else if let instant = Instant(text) {
                self = .instant(instant)
            } else {
                return nil
            }
        }
    }

    public var asOf: Day
    public var knownAt: KnownAt?

    public init(asOf: Day, knownAt: KnownAt? = nil) {
        self.asOf = asOf
        self.knownAt = knownAt
    }
}

/// On what an answer rests.
public struct Standpoint: Hashable, Sendable {
    public let origin: String
    /// How many entries the ledger held.
    public let size: Int
    public let asOf: Day
    /// The last entry that counts; nil for an empty ledger.
    public let knownAt: Position?
    /// When that was recorded.
    public let recorded: Instant?
    /// The question named an entry amid a batch: the whole batch counts, up to `knownAt`.
    public let completedBatch: Bool
    /// Whether later entries are left out.
    public let isPast: Bool
}
