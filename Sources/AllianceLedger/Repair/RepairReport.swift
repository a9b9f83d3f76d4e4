import Alliances
import LMDB

/// What was found of a damaged ledger, and what was made of it.
public struct RepairReport: Sendable {
    public enum Outcome: Sendable, Equatable {
        case nothingToDo
        /// The old store's file is kept under this name; nil where it was only looked at what could be done.
        case repaired(kept: String?)
        /// Nothing was changed.
        case impossible(why: String)
    }

    public struct Recovery: Sendable {
        public let position: Position
        public let source: String
    }

    public let origin: String
    /// Entries of the repaired ledger; of one that cannot be repaired, as many as it should have.
    public internal(set) var size: Int
    /// How many of them a signed checkpoint covers.
    public internal(set) var signedSize: Int
    /// What was wrong, by the names of the checks.
    public internal(set) var checks: [Check]
    /// Entries that do not stand where they should, and where they were found.
    public internal(set) var recovered: [Recovery] = []
    /// Entries that are nowhere to be found.
    public internal(set) var lost: [Position] = []
    /// Files beside the store that were made anew.
    public internal(set) var files: [String] = []
    public internal(set) var outcome: Outcome
}
