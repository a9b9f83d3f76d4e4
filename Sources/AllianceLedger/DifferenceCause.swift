import Alliances
import EDTF
import Projections

/// An entry that is not in two rows of a subject in the same way.
public struct DifferenceCause: Sendable, Hashable {
    public enum Standing: String, Sendable {
        /// It can have happened on a later day only.
        case notYet = "not yet"
        case possible, certain
    }

    /// How an entry is in a row.
    public struct Situation: Sendable, Hashable {
        public let standing: Standing
        /// The days its timeline leaves open.
        public let window: Window

        init(_ window: Window, asOf day: Day) {
            standing = window.isCertain(by: day) ? .certain : window.isPossible(by: day) ? .possible : .notYet
            self.window = window
        }
    }

    public let position: Position
    /// Its own position, or that of the first entry it corrects.
    public let place: Position
    public let type: EventType
    /// Nil where the row does not have it: not recorded yet, or taken out.
    public let before: Situation?
    public let after: Situation?
    /// The entry that corrects or retracts it, where one row no longer has it.
    public internal(set) var takenOutBy: Position?

    /// Recorded, or taken out, between the two; otherwise only its window or its standing has changed.
    public var isInOneOnly: Bool { before == nil || after == nil }
}
