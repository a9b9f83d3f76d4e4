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

    /// Derived, not stored: nil where it is not known. A row that was read has it made when it is added to.
    var tip: RowTip? = RowTip()

    public init() {}

    public var isEmpty: Bool { steps.isEmpty }

    public func step(at position: UInt32) -> Step? { steps.first { $0.position == position } }
    public func dispute(at position: UInt32) -> DisputeNote? { disputes.first { $0.position == position } }
}

extension Row.Step {
    /// A step whose days nothing has narrowed yet.
    init(_ gist: Gist, position: UInt32, place: UInt32, payload: Range<Int>) {
        self.init(
            position: position, place: place, type: gist.type, isDerived: gist.isDerived,
            isIdentified: gist.life.identified, given: gist.window, window: gist.window, payload: payload)
    }
}

extension Row: Equatable {
    /// Rows are the same if they say the same, wherever their bytes stand in the buffer.
    public static func == (a: Row, b: Row) -> Bool { a.encoded() == b.encoded() }
}
