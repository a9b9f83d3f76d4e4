import Alliances
import CanonicalJSON
import EDTF

/// Collects the members of an object in any order; what is nil or empty is left out.
struct JSONObject {
    private var members: [JSONValue.Member] = []

    mutating func add(_ key: String, _ value: JSONValue?) {
        if let value { members.append(JSONValue.Member(key: key, value: value)) }
    }

    mutating func add(_ key: String, _ text: String?) { add(key, text.map { .string($0) }) }
    mutating func add(_ key: String, _ number: Int?) { add(key, number.map { .integer(Int64($0)) }) }
    mutating func add(_ key: String, _ flag: Bool) { add(key, .bool(flag)) }
    mutating func add(_ key: String, _ names: Names?) { add(key, names.map { $0.json }) }
    mutating func add(_ key: String, _ date: EDTFDate?) { add(key, date?.description) }

    mutating func add(_ key: String, _ list: [String]?) {
        if let list, !list.isEmpty { add(key, .array(list.map { .string($0) })) }
    }

    mutating func add(_ key: String, list: [JSONValue]) {
        if !list.isEmpty { add(key, .array(list)) }
    }

    mutating func add(_ key: String, _ lineage: Lineage) {
        if !lineage.isEmpty { add(key, lineage.json) }
    }

    var json: JSONValue { .object(sorting: members) }
}

extension Names {
    var json: JSONValue { .object(entries.map { .init(key: $0.tag, value: .string($0.text)) }) }
}
