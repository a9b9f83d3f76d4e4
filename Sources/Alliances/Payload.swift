import CanonicalJSON
import EDTF

/// The `data` of one event: read strictly, written canonically.
protocol Payload {
    /// The field names, for messages.
    static var fields: String { get }

    /// Reads the members of an object that has been begun, up to its end.
    init(from fields: inout FieldReader, of type: String) throws(Rejection)

    /// Writes the members, in order of their names' bytes.
    func write(to json: inout JSONWriter)
}

/// An event that says all by its name.
public struct NoData: Hashable, Sendable, Payload {
    static let fields = ""

    public init() {}

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        while try fields.nextMember() { throw fields.unknownField(of: type, known: Self.fields) }
    }

    func write(to json: inout JSONWriter) {}
}

extension JSONWriter {
    mutating func names(_ name: StaticString, _ names: Names) {
        key(name)
        beginObject()
        for entry in names.entries {
            key(entry.tag)
            string(entry.text)
        }
        endObject()
    }

    mutating func strings(_ name: StaticString, _ list: [String]) {
        key(name)
        beginArray()
        for text in list { string(text) }
        endArray()
    }
}
