/// Any value of the canonical subset as a tree, for what no type of its own describes.
///
/// Two strings are equal here if their bytes are (unlike two `String`s, which are if they look the same): equal values
/// have equal canonical bytes and different values different ones.
public enum JSONValue: Sendable {
    /// Ascending by the bytes of the keys, each once; ``object(sorting:)`` makes it so of any order.
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// Within ±(2^53−1).
    case integer(Int64)
    case bool(Bool)

    public struct Member: Hashable, Sendable {
        /// `[A-Za-z0-9-]+`
        public var key: String
        public var value: JSONValue

        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object of members in any order, no key of which may occur twice.
    public static func object(sorting members: some Sequence<Member>) -> JSONValue {
        .object(ascending(Array(members)))
    }

    static func ascending(_ members: [Member]) -> [Member] {
        guard !isAscending(members) else { return members }
        let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        precondition(isAscending(sorted), "An object has each key once.")
        return sorted
    }

    private static func isAscending(_ members: [Member]) -> Bool {
        zip(members, members.dropFirst()).allSatisfy { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The value of an object's member; nil where there is none, or no object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

extension JSONValue: Hashable {
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let left), .object(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.integer(let left), .integer(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.object, _), (.array, _), (.string, _), (.integer, _), (.bool, _): false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .object(let members): hasher.combine(members)
        case .array(let elements): hasher.combine(elements)
        case .string(let text):
            hasher.combine(text.utf8.count)
            for byte in text.utf8 { hasher.combine(byte) }
        case .integer(let value): hasher.combine(value)
        case .bool(let value): hasher.combine(value)
        }
    }
}
