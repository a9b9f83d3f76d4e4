import Alliances
import CanonicalJSON

/// An entry about the subject of a row that stands in the ledger and is not taken out.
public struct RecordedFact: Sendable {
    public let position: Position
    public let type: EventType
    let json: JSONValue

    /// - Parameter bytes: as stored.
    public init(_ position: Position, _ type: EventType, _ bytes: Span<UInt8>) throws(JSONError) {
        self.position = position
        self.type = type
        json = try JSONValue(canonical: bytes)
    }
}

/// What a draft or an entry says, value by value: `effective`, `data.names.en`.
struct Statements {
    private(set) var all: [(path: String, value: JSONValue)] = []

    /// - Parameter hasSource: whether evidence, basis and note are among them.
    init(_ json: JSONValue, hasSource: Bool) {
        let names = ["effective"] + (hasSource ? ["evidence", "basis", "note"] : [])
        for name in names {
            if let value = json[name] { all.append((name, value)) }
        }
        if let data = json["data"] { add(data, "data") }
    }

    private mutating func add(_ value: JSONValue, _ path: String) {
        if case .object(let members) = value {
            for member in members { add(member.value, path + "." + member.key) }
        } else {
            all.append((path, value))
        }
    }

    subscript(path: String) -> JSONValue? { all.first { $0.path == path }?.value }
}

extension JSONValue {
    /// As a person would say it.
    var shown: String {
        switch self {
        case .string(let text): "“\(Rejection.quoted(text))”"
        case .integer(let number): String(number)
        case .bool(let value): value ? "yes" : "no"
        case .array(let list): "“" + list.map(\.word).joined(separator: " ") + "”"
        case .object: "several values"
        }
    }

    /// As an option takes it.
    var word: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let value): String(value)
        case .array(let list): list.map(\.word).joined(separator: ",")
        case .object: String(decoding: canonicalBytes(), as: UTF8.self)
        }
    }
}
