import Alliances
import CanonicalJSON

/// The members of a JSON object as cells give them; what a cell does not say is left out.
struct DraftMembers {
    private(set) var members: [JSONValue.Member] = []

    mutating func set(_ key: String, _ value: JSONValue?) {
        if let value { members.append(JSONValue.Member(key: key, value: value)) }
    }

    mutating func text(_ key: String, _ text: String?) { set(key, text.map { .string($0) }) }

    mutating func list(_ key: String, _ list: [String]?) {
        set(key, list.map { .array($0.map { .string($0) }) })
    }

    mutating func texts(_ key: String, _ texts: [(language: String, text: String)]) {
        guard !texts.isEmpty else { return }
        set(key, .object(sorting: texts.map { JSONValue.Member(key: $0.language, value: .string($0.text)) }))
    }

    var json: JSONValue { .object(sorting: members) }
}
