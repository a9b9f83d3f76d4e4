import Alliances
import ArgumentParser

extension EntryReference {
    /// Reads `17`, `#17` or an id.
    static func argument(_ text: String) throws -> EntryReference {
        guard let reference = EntryReference(text) else {
            let isNumber = text.allSatisfy { $0.isNumber || "#-+.,".contains($0) }
            throw ValidationError(
                "“\(Rejection.quoted(text))” names no entry: "
                    + (isNumber ? Position.fault(in: text) : "it is neither a position nor an id")
                    + "; write 17, '#17' or the entry's id")
        }
        return reference
    }

    /// What a retraction or a dispute of it is about.
    var subjectName: String {
        switch self {
        case .position(let position): "entry/\(position.rawValue)"
        case .id(let id): "entry/\(id)"
        }
    }
}
