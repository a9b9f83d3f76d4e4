import Alliances
import CanonicalJSON

/// The `data` of a draft as options gave it. Nothing is judged here but what JSON itself could not hold: `Draft` judges.
struct DataFields {
    private(set) var members: [JSONValue.Member] = []

    mutating func text(_ field: String, _ text: String?) {
        if let text { set(field, .string(text)) }
    }

    mutating func count(_ field: String, _ count: Int?) throws {
        guard let count else { return }
        // JSON's integers end at 2^53−1 (RFC 8785 §3.2.2.3); no count comes near.
        guard count.magnitude < 1 << 53 else {
            throw Failure(usage: "“\(field)” is \(count)", remedy: "give a number that can be counted")
        }
        set(field, .integer(Int64(count)))
    }

    mutating func truth(_ field: String, _ value: Bool?) {
        if let value { set(field, .bool(value)) }
    }

    /// Several values in one option are separated by spaces or commas.
    mutating func list(_ field: String, _ options: [String]) {
        let list = options.flatMap { $0.split { $0 == " " || $0 == "," } }
        if !list.isEmpty { set(field, .array(list.map { .string(String($0)) })) }
    }

    /// Texts by language.
    mutating func names(_ field: String, _ texts: [TaggedText]) throws {
        for text in texts {
            do {
                _ = try LanguageTag(text.tag)
            } catch {
                throw Rejection(.badLanguageTag, "“\(field)”: \(error.message)", advice: error.advice)
            }
        }
        try object(field, texts)
    }

    /// Values by name, such as identifiers by register.
    mutating func object(
        _ field: String, _ values: [TaggedText], _ value: (TaggedText) throws -> JSONValue = { .string($0.text) }
    ) throws {
        if values.isEmpty { return }
        var object = DataFields()
        for tagged in values {
            guard Self.isKey(tagged.tag) else {
                throw Failure(
                    usage: "“\(field)” has no “\(Rejection.quoted(tagged.tag))”",
                    remedy: "names have letters, digits and hyphens")
            }
            guard object.members.allSatisfy({ $0.key != tagged.tag }) else {
                throw Failure(usage: "“\(field)” gives \(tagged.tag) twice", remedy: "give each once")
            }
            object.set(tagged.tag, try value(tagged))
        }
        set(field, .object(sorting: object.members))
    }

    mutating func set(_ field: String, _ value: JSONValue) {
        members.append(JSONValue.Member(key: field, value: value))
    }

    /// Whether JSON of the canonical subset can have a member of this name.
    static func isKey(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
