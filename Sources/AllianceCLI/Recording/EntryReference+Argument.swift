import Alliances
import ArgumentParser

/// `17`, `#17` or an id.
extension EntryReference: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension EntryReference {
    /// What a retraction or a dispute of it is about.
    var subjectName: String {
        switch self {
        case .position(let position): "entry/\(position.rawValue)"
        case .id(let id): "entry/\(id)"
        }
    }
}
