/// How a draft names an entry: by its position or by its id. A stored entry names positions only.
public enum EntryReference: Hashable, Sendable, CustomStringConvertible {
    case position(Position)
    case id(EventID)

    /// Reads `17`, `#17` or an id.
    public init?(_ text: String) {
        if let position = Position(text) {
            self = .position(position)
        } else if let id = EventID(text) {
            self = .id(id)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .position(let position): position.description
        case .id(let id): id.description
        }
    }
}
