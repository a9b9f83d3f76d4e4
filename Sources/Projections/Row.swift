import Alliances

/// What the projections hold of one subject: the steps of its timeline in the order found, with tightened windows and
/// what each made true, and the disputes attached to them. One row answers any day without refolding.
///
/// Pure: made by the same fold whether an entry is appended, a row rebuilt or a past state of knowledge asked for.
public struct Row: Sendable {
    /// Raised when the meaning or the bytes of a row change; rows of another version are rebuilt, never read.
    public static let version: UInt8 = 1

    public struct Step: Hashable, Sendable {
        /// The entry that says it.
        public let position: UInt32
        /// Its own position, or that of the first entry it corrects.
        public let place: UInt32
        public let type: EventType
        /// Derived from the evidence rather than stated by it.
        public let isDerived: Bool
        let isIdentified: Bool
        /// The days its own date allows.
        public let given: Window
        /// The days the whole timeline allows.
        public internal(set) var window: Window
        /// Where effective, evidence and data stand in the row's buffer.
        let payload: Range<Int>
    }

    public struct DisputeNote: Hashable, Sendable {
        public let position: UInt32
        /// The place of the fact it disputes.
        public let place: UInt32
        let payload: Range<Int>
    }

    public internal(set) var steps: [Step] = []
    public internal(set) var disputes: [DisputeNote] = []
    var buffer: [UInt8] = []

    // Staged by the batch being judged; settled together.
    var staged: [Staged] = []
    var retracted: [UInt32] = []
    var stagedDisputes: [StagedDispute] = []

    // Derived, not stored: known while a row is folded batch by batch.
    var finalState: LifeState?
    var isSorted: Bool?
    var ends: Ends?

    /// The largest first and last days of any step.
    struct Ends: Sendable {
        var earliest = Int32.min
        var latest = Int32.min

        mutating func include(_ window: Window) {
            earliest = max(earliest, window.earliest)
            latest = max(latest, window.latest)
        }
    }

    public init() {}

    public var isEmpty: Bool { steps.isEmpty }

    public func step(at position: UInt32) -> Step? { steps.first { $0.position == position } }
    public func dispute(at position: UInt32) -> DisputeNote? { disputes.first { $0.position == position } }
}

extension Row: Equatable {
    /// Rows are the same if they say the same, wherever their bytes stand in the buffer.
    public static func == (a: Row, b: Row) -> Bool { a.encoded() == b.encoded() }
}
