import AllianceLedger
import Alliances
import CanonicalJSON

extension Explanation.Cause {
    /// `#194 membership.admitted, recorded 2026-… by secretariat, on CGTN, “…” (cgtn-20180528)`
    var shown: String {
        let entry = entry.entry
        var text = "\(self.entry.position) \(entry.event.type.name)"
        if let effective = entry.content.effective { text += ", effective \(effective)" }
        text += ", recorded \(entry.recorded) by \(entry.actor)"
        text += documents.isEmpty ? ", on no evidence" : ", on \(documents.joined(separator: "; "))"
        if entry.content.basis == .derived { text += ", derived" + (entry.content.note.map { ": \($0)" } ?? "") }
        if case .position(let target) = entry.content.corrects {
            text += ", corrects \(target)" + (entry.content.reason.map { ": \($0)" } ?? "")
        }
        return text
    }

    var json: JSONValue {
        let entry = entry.entry
        var members: [JSONValue.Member] = [
            .init(key: "entry", value: .integer(Int64(self.entry.position.rawValue))),
            .init(key: "type", value: .string(entry.event.type.name)),
            .init(key: "recorded", value: .string(entry.recorded.description)),
            .init(key: "actor", value: .string(entry.actor)),
            .init(key: "evidence", value: .array(entry.content.evidence.map { .string($0) })),
        ]
        if let effective = entry.content.effective {
            members.append(.init(key: "effective", value: .string(effective.description)))
        }
        if let basis = entry.content.basis { members.append(.init(key: "basis", value: .string(basis.rawValue))) }
        if let note = entry.content.note { members.append(.init(key: "note", value: .string(note))) }
        if let reason = entry.content.reason { members.append(.init(key: "reason", value: .string(reason))) }
        if case .position(let target) = entry.content.corrects {
            members.append(.init(key: "corrects", value: .integer(Int64(target.rawValue))))
        }
        return .object(sorting: members)
    }
}

extension Explanation.TakenOut {
    var isRetracted: Bool { by.entry.event.type == .entryRetracted }

    /// What it said, what took it out, and why.
    var shown: String {
        let entry = cause.entry.entry
        let data = String(decoding: cause.entry.bytes[entry.data], as: UTF8.self)
        return cause.shown + (data == "{}" ? "" : "\nit said \(data)")
            + "\n\(isRetracted ? "retracted" : "corrected") by \(by.position), recorded \(by.entry.recorded) by "
            + by.entry.actor + (by.entry.content.reason.map { ": \($0)" } ?? "")
    }
}

extension Explanation {
    var json: KeyValuePairs<String, JSONValue?> {
        [
            "subject": .string(subject.name),
            "values": .array(
                values.map { value in
                    .object(sorting: [
                        .init(key: "field", value: .string(value.label)),
                        .init(key: "value", value: .string(value.value)),
                        .init(key: "entries", value: .array(value.causes.map(\.json))),
                    ])
                }),
            "open": .array(open.map(\.cause.json)),
            "takenOut": .array(
                takenOut.map { item in
                    var members: [JSONValue.Member] = [
                        .init(key: "entry", value: item.cause.json),
                        .init(key: "by", value: .integer(Int64(item.by.position.rawValue))),
                        .init(key: "how", value: .string(item.isRetracted ? "retracted" : "corrected")),
                    ]
                    if let reason = item.by.entry.content.reason {
                        members.append(.init(key: "reason", value: .string(reason)))
                    }
                    return .object(sorting: members)
                }),
            "disputes": .array(
                claims.map { item in
                    .object(sorting: [
                        .init(key: "claim", value: .string(item.text)),
                        .init(key: "of", value: .integer(Int64(item.of.rawValue))),
                        .init(key: "entry", value: item.cause.json),
                    ])
                }),
        ]
    }

    static let header = ["kind", "field", "value", "entry", "type", "recorded", "actor", "effective", "evidence"]

    var rows: [[String]] {
        values.flatMap { value -> [[String]] in
            let said = ["value", value.label, value.value]
            return value.causes.isEmpty
                ? [said + Array(repeating: "", count: 6)] : value.causes.map { said + $0.cells }
        } + open.map { ["open", "", $0.what] + $0.cause.cells }
            + takenOut.map {
                [$0.isRetracted ? "retracted" : "corrected", "", "by \($0.by.position)"] + $0.cause.cells
            }
            + claims.map { ["rival claim", "", $0.text] + $0.cause.cells }
    }
}

extension Explanation.Cause {
    fileprivate var cells: [String] {
        let content = entry.entry.content
        return [
            String(entry.position.rawValue), content.event.type.name, entry.entry.recorded.description,
            entry.entry.actor, content.effective?.description ?? "", content.evidence.joined(separator: " "),
        ]
    }
}
