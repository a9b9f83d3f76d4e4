import AllianceLedger
import Alliances
import CanonicalJSON

extension RecordedEntry {
    /// What became of it, in the words of the timeline.
    ///
    /// - Parameter taker: the type of the entry that takes it out.
    func fate(_ taker: EventType?) -> String? {
        takenOutBy.map { (taker == .entryRetracted ? "retracted by " : "corrected by ") + $0.description }
    }

    var correctsText: String? {
        if case .position(let target) = entry.content.corrects { return "corrects \(target)" }
        guard case .position(let target) = entry.subject.entry else { return nil }
        return entry.event.type == .entryRetracted ? "retracts \(target)" : "disputes \(target)"
    }

    /// All but the type and the subject.
    func fields(_ taker: EventType?) -> Fields {
        var fields = Fields()
        fields.add("recorded", "\(entry.recorded) by \(entry.actor)")
        fields.add("effective", entry.content.effective)
        fields.add("evidence", entry.content.evidence.joined(separator: ", "))
        fields.add("basis", entry.content.basis?.rawValue)
        fields.add("reason", entry.content.reason)
        fields.add("note", entry.content.note)
        let data = String(decoding: bytes[entry.data], as: UTF8.self)
        if data != "{}" { fields.add("data", data) }
        fields.add("link", correctsText)
        fields.add("fate", fate(taker))
        return fields
    }

    /// The entry as it stands, with where it stands and what took it out.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "position", value: .integer(Int64(position.rawValue)))
        ]
        if let stored = try? JSONValue(canonical: bytes.span) { members.append(.init(key: "entry", value: stored)) }
        if let takenOutBy {
            members.append(.init(key: "takenOutBy", value: .integer(Int64(takenOutBy.rawValue))))
        }
        return .object(sorting: members)
    }
}
