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
        while try fields.next() != nil { throw fields.unknownField(of: type, known: Self.fields) }
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

extension JSONKey {
    static let action: JSONKey = "action"
    static let actor: JSONKey = "actor"
    static let agreement: JSONKey = "agreement"
    static let basis: JSONKey = "basis"
    static let bound: JSONKey = "bound"
    static let byCountry: JSONKey = "byCountry"
    static let category: JSONKey = "category"
    static let city: JSONKey = "city"
    static let claim: JSONKey = "claim"
    static let conference: JSONKey = "conference"
    static let corrects: JSONKey = "corrects"
    static let countries: JSONKey = "countries"
    static let country: JSONKey = "country"
    static let countryCodes: JSONKey = "countryCodes"
    static let data: JSONKey = "data"
    static let effective: JSONKey = "effective"
    static let evidence: JSONKey = "evidence"
    static let founding: JSONKey = "founding"
    static let from: JSONKey = "from"
    static let hosts: JSONKey = "hosts"
    static let id: JSONKey = "id"
    static let identified: JSONKey = "identified"
    static let identifiers: JSONKey = "identifiers"
    static let institutions: JSONKey = "institutions"
    static let into: JSONKey = "into"
    static let isil: JSONKey = "isil"
    static let isni: JSONKey = "isni"
    static let kind: JSONKey = "kind"
    static let language: JSONKey = "language"
    static let measure: JSONKey = "measure"
    static let mode: JSONKey = "mode"
    static let names: JSONKey = "names"
    static let note: JSONKey = "note"
    static let ordinal: JSONKey = "ordinal"
    static let participants: JSONKey = "participants"
    static let parties: JSONKey = "parties"
    static let party: JSONKey = "party"
    static let people: JSONKey = "people"
    static let place: JSONKey = "place"
    static let published: JSONKey = "published"
    static let publisher: JSONKey = "publisher"
    static let reason: JSONKey = "reason"
    static let ror: JSONKey = "ror"
    static let scheduled: JSONKey = "scheduled"
    static let series: JSONKey = "series"
    static let sha256: JSONKey = "sha256"
    static let source: JSONKey = "source"
    static let specversion: JSONKey = "specversion"
    static let subject: JSONKey = "subject"
    static let successor: JSONKey = "successor"
    static let summary: JSONKey = "summary"
    static let theme: JSONKey = "theme"
    static let time: JSONKey = "time"
    static let title: JSONKey = "title"
    static let titles: JSONKey = "titles"
    static let type: JSONKey = "type"
    static let until: JSONKey = "until"
    static let url: JSONKey = "url"
    static let venue: JSONKey = "venue"
    static let viaf: JSONKey = "viaf"
    static let wikidata: JSONKey = "wikidata"
}
