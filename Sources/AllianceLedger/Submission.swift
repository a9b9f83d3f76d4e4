import Alliances

/// Something handed in to be appended: a draft and where it came from.
public struct Submission: Sendable {
    /// The line of a file, from 1; nil for a draft made by a command.
    public let line: Int?
    public let draft: Result<Draft, Rejection>

    public init(line: Int?, _ draft: Result<Draft, Rejection>) {
        self.line = line
        self.draft = draft
    }
}

public struct AppendOptions: Sendable {
    /// Recorded where a draft names no actor.
    public var actor: String
    /// Refuse if the log has moved on from this size.
    public var expectedSize: Int?

    public init(actor: String = "secretariat", expectedSize: Int? = nil) {
        self.actor = actor
        self.expectedSize = expectedSize
    }
}

/// What became of a batch.
public enum Verdict: Sendable {
    case accepted(Acceptance)
    /// Nothing was appended: everything that is wrong.
    case rejected([Refusal])
}

public struct Acceptance: Sendable {
    /// The size before; what was appended begins there.
    public let sizeBefore: Int
    public let size: Int
    public let recorded: Instant?
    public let entries: [Accepted]
    /// Drafts that the log holds already.
    public let held: [Held]

    public struct Accepted: Sendable {
        public let position: Position
        public let line: Int?
        public let id: EventID
        public let type: EventType
        /// What it is about; of a retraction or a dispute, the entry.
        public let subject: String
        /// Where the timeline put it, and the days left open; nil for what is in no timeline.
        public let placement: Placement?
        public let bytes: [UInt8]
    }

    public struct Placement: Sendable {
        /// From 1.
        public let step: Int
        public let of: Int
        public let window: Window
    }

    public struct Held: Sendable {
        public let line: Int?
        /// Nil if an earlier line of the same batch says the same.
        public let position: Position?
        public let earlierLine: Int?
        public let takenOutBy: Position?
    }
}

/// One rejected draft, or an older entry with which the batch does not go together.
public struct Refusal: Sendable {
    public let line: Int?
    /// Other lines that touch the same subject.
    public let lines: [Int]
    /// The older entry that would no longer hold.
    public let entry: Position?
    public let rejection: Rejection

    public init(line: Int?, lines: [Int] = [], entry: Position? = nil, _ rejection: Rejection) {
        self.line = line
        self.lines = lines
        self.entry = entry
        self.rejection = rejection
    }
}
