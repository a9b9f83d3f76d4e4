import CanonicalJSON

/// One place where two values differ, by its path: `institutions[nlc].names.en`.
struct JSONDifference: Equatable {
    let path: String
    /// Canonical JSON; nil where there is nothing.
    let stored: String?
    let now: String?

    /// `institutions[nlc].names.en: stored "…", now "…"`
    func text(limit: Int = 80) -> String {
        "\(path): stored \(Self.shown(stored, limit)), now \(Self.shown(now, limit))"
    }

    private static func shown(_ text: String?, _ limit: Int) -> String {
        text.map { $0.truncated(to: limit) } ?? "nothing"
    }

    /// All differences, in the order of the stored value and then of what is new.
    static func between(_ stored: JSONValue, _ now: JSONValue) -> [JSONDifference] {
        var found: [JSONDifference] = []
        compare(stored, now, "", &found)
        return found
    }

    private static func compare(_ stored: JSONValue, _ now: JSONValue, _ path: String, _ found: inout [JSONDifference]) {
        guard stored != now else { return }
        switch (stored, now) {
        case (.object(let a), .object(let b)):
            let prefix = path.isEmpty ? "" : path + "."
            merge(a.map { ($0.key, $0.value) }, b.map { ($0.key, $0.value) }, { prefix + $0 }, &found)
        case (.array(let a), .array(let b)):
            if let named = (names(a), names(b)) as? ([String], [String]) {
                let before = found.count
                merge(Array(zip(named.0, a)), Array(zip(named.1, b)), { "\(path)[\($0)]" }, &found)
                // The same elements in another order.
                if found.count == before { add(stored, now, path, &found) }
            } else {
                merge(
                    a.enumerated().map { (String($0.offset), $0.element) },
                    b.enumerated().map { (String($0.offset), $0.element) }, { "\(path)[\($0)]" }, &found)
            }
        default: add(stored, now, path, &found)
        }
    }

    private static func add(_ stored: JSONValue?, _ now: JSONValue?, _ path: String, _ found: inout [JSONDifference]) {
        func text(_ value: JSONValue?) -> String? {
            value.map { String(decoding: $0.canonicalBytes(), as: UTF8.self) }
        }
        found.append(JSONDifference(path: path.isEmpty ? "the whole" : path, stored: text(stored), now: text(now)))
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
        _ stored: [(String, JSONValue)], _ now: [(String, JSONValue)], _ path: (String) -> String,
        _ found: inout [JSONDifference]
    ) {
        let new = Dictionary(now) { first, _ in first }
        let old = Set(stored.map(\.0))
        for (key, value) in stored {
            if let other = new[key] {
                compare(value, other, path(key), &found)
            } else {
                add(value, nil, path(key), &found)
            }
        }
        for (key, value) in now where !old.contains(key) { add(nil, value, path(key), &found) }
    }
}
