import CanonicalJSON

/// Which entry set which value of a view. Values without a key here are listed with their own entries.
public struct Lineage: Sendable, Hashable {
    public enum Key: UInt8, CaseIterable, Sendable {
        case applied, city, conference, country, hosts, identified, invited, isil, isni, kind, membership, mode, names,
            ordinal, parties, place, ror, scheduled, series, status, theme, titles, until, url, venue, viaf, wikidata

        private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
        private static let texts = allCases.map { "\($0)" }

        public init?(_ name: String) {
            guard let key = Key.byName[name] else { return nil }
            self = key
        }

        public var name: String { Key.texts[Int(rawValue)] }
    }

    // A view is made for each row of a long list: no allocation for a few small numbers.
    private var positions = InlineArray<27, UInt32>(repeating: .max)

    public init() {}

    /// The entry's position; nil where nothing has set the value.
    public subscript(key: Key) -> UInt32? {
        get {
            let position = positions[Int(key.rawValue)]
            return position == .max ? nil : position
        }
        set { positions[Int(key.rawValue)] = newValue ?? .max }
    }

    public subscript(name: String) -> UInt32? { Key(name).flatMap { self[$0] } }

    var isEmpty: Bool { Key.allCases.allSatisfy { self[$0] == nil } }

    var json: JSONValue {
        .object(
            sorting: Key.allCases.compactMap { key in
                self[key].map { .init(key: key.name, value: .integer(Int64($0))) }
            })
    }

    public static func == (a: Lineage, b: Lineage) -> Bool { Key.allCases.allSatisfy { a[$0] == b[$0] } }

    public func hash(into hasher: inout Hasher) {
        for key in Key.allCases { hasher.combine(self[key]) }
    }
}
