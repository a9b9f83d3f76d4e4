/// A draft that was accepted.
struct ModelEntry {
    let position: Int
    let draft: ModelDraft
    /// Its id if it was given one, and else what it says.
    let identity: String
    let content: String
    /// Microseconds since 1970.
    let time: Int
    /// Where it stands, or the first entry that it corrects.
    let place: Int
    /// Of a retraction or a dispute, the entry it names; of a correction, the one it replaces.
    let target: Int?
    var takenOutBy: Int?

    var type: String { draft.type }
    var subject: String { draft.subject }
    var data: [String: ModelValue] { draft.data }
    var isAboutEntry: Bool { type.hasPrefix("entry.") }
    var takesOut: Int? { type == "entry.disputed" ? nil : target }
    var window: ModelWindow { draft.effective.flatMap { ModelWindow($0) } ?? ModelWindow() }
}
