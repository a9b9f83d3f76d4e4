import CanonicalJSON

/// One place where two values differ, by its path: `institutions[nlc].names.en`.
public struct JSONDifference: Sendable, Equatable {
    public let path: String
    /// Nil where there is nothing.
    public let before: JSONValue?
    public let after: JSONValue?

    /// All differences, in the order of the earlier value and then of what is new.
    /// Elements of arrays are the same if their `id` is, where all of them have one, else if they stand at one place.
    public static func between(_ before: JSONValue, _ after: JSONValue) -> [JSONDifference] {
        var found: [JSONDifference] = []
        compare(before, after, "", &found)
        return found
    }

    private static func compare(
        _ before: JSONValue, _ after: JSONValue, _ path: String, _ found: inout [JSONDifference]
    ) {
        guard before != after else { return }
        switch (before, after) {
        case (.object(let a), .object(let b)):
            let prefix = path.isEmpty ? "" : path + "."
            merge(a.map { ($0.key, $0.value) }, b.map { ($0.key, $0.value) }, { prefix + $0 }, &found)
        case (.array(let a), .array(let b)):
            if let named = (names(a), names(b)) as? ([String], [String]) {
                let count = found.count
                merge(Array(zip(named.0, a)), Array(zip(named.1, b)), { "\(path)[\($0)]" }, &found)
                // The same elements in another order.
                if found.count == count { add(before, after, path, &found) }
            } else if a.allSatisfy(\.isText), b.allSatisfy(\.isText) {
                // A list of words is one value: what is put before the others moves no other.
                add(before, after, path, &found)
            } else {
                merge(
                    a.enumerated().map { (String($0.offset), $0.element) },
                    b.enumerated().map { (String($0.offset), $0.element) }, { "\(path)[\($0)]" }, &found)
            }
        default: add(before, after, path, &found)
        }
    }

    private static func add(_ before: JSONValue?, _ after: JSONValue?, _ path: String, _ found: inout [JSONDifference])
    {
        found.append(JSONDifference(path: path.isEmpty ? "the whole" : path, before: before, after: after))
    }

    /// The ids of an array's elements, where each has one and none occurs twice.
    private static func names(_ elements: [JSONValue]) -> [String]? {
        var names: [String] = []
        for element in elements {
            guard case .string(let id) = element["id"] else { return nil }
            names.append(id)
        }
        return Set(names).count == names.count ? names : nil
    }

    private static func merge(
        _ before: [(String, JSONValue)], _ after: [(String, JSONValue)], _ path: (String) -> String,
        _ found: inout [JSONDifference]
    ) {
        let new = Dictionary(after) { first, _ in first }
        let old = Set(before.map(\.0))
        for (key, value) in before {
            if let other = new[key] {
                compare(value, other, path(key), &found)
            } else {
                add(value, nil, path(key), &found)
            }
        }
        for (key, value) in after where !old.contains(key) { add(nil, value, path(key), &found) }
    }
}

extension JSONValue {
    fileprivate var isText: Bool {
        if case .string = self { true } else { false }
    }
}
