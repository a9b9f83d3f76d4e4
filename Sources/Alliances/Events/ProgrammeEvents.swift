import CanonicalJSON
import EDTF

/// `programme.announced`, `.launched`, `.milestone-recorded`, `.concluded`
public struct ProgrammeStep: Hashable, Sendable {
    public var titles: Names?
    /// Such as `digital-library` or `training`.
    public var kind: String?
    public var summary: String?
    public var url: String?
    public var scheduled: EDTFDate?
}

extension ProgrammeStep: Payload {
    static let fields = "titles, kind, summary, url, scheduled"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        while let key = try fields.next() {
            switch key {
            case .titles: titles = try fields.names()
            case .kind: kind = try fields.slug()
            case .summary: summary = try fields.text(limit: 4_000, multiline: true)
            case .url: url = try fields.url()
            case .scheduled: scheduled = try fields.date()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let kind { json.member("kind", kind) }
        if let scheduled { json.member("scheduled", scheduled.description) }
        if let summary { json.member("summary", summary) }
        if let titles { json.names("titles", titles) }
        if let url { json.member("url", url) }
    }
}
