import Alliances
import CanonicalJSON

/// What a row of a table says, as drafts.
public struct PlannedRow: Sendable {
    /// Of the file, from 1; where the row begins.
    public let line: Int
    public let subject: Subject
    public let drafts: [PlannedDraft]
    /// Two rows of one key say the same thing twice.
    public let key: String
}

public struct PlannedDraft: Sendable {
    public let draft: Draft
    /// The same, as JSON.
    let json: JSONValue
    /// Whether evidence, basis and note are those of this draft; else they came with the row and are not compared.
    let ownsSource: Bool
}

/// What became of one row.
public enum TableRow: Sendable {
    case planned(PlannedRow)
    /// All that is wrong with it, each with its column.
    case refused(line: Int, [Rejection])
}
