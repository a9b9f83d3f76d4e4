import Alliances
import ArgumentParser
import CanonicalJSON

/// A command that records one event of one type about a subject it names.
protocol Verb: Command {
    associatedtype Options: EntryOptions

    static var type: EventType { get }
    /// The subject's id, with or without its kind before it.
    var id: String { get }
    var entry: Options { get }

    func fill(_ data: inout DataFields) throws
}

extension Verb {
    func fill(_ data: inout DataFields) throws {}

    func run(_ console: Console) throws -> Answer {
        let prefix = Self.type.subjectKind.name + "/"
        var draft = DraftFields(
            type: Self.type.name, subject: id.hasPrefix(prefix) ? id : prefix + id, effective: entry.effective,
            evidence: entry.source.evidence, basis: entry.source.basis, note: entry.source.note)
        do {
            var data = DataFields()
            try fill(&data)
            draft.data = .object(sorting: data.members)
        } catch let rejection as Rejection {
            return entry.writing.refuse(rejection, place: draft.place, console)
        }
        return try entry.writing.append(draft, console)
    }
}
