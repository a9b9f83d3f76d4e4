import CanonicalJSON
import EDTF

/// `agreement.announced`, `agreement.signed`. Absent parties are parties not known.
public struct AgreementText: Hashable, Sendable {
    public var titles: Names
    /// Such as `memorandum` or `cooperation-agreement`.
    public var kind: String
    public var parties: [String]?
    public var conference: String?
    public var place: String?
    public var scheduled: EDTFDate?
}

/// `agreement.announced`, which alone may say when the signing is planned.
public struct AgreementAnnouncement: Hashable, Sendable {
    public var text: AgreementText
}

/// `agreement.entered-into-force`, `.amended`, `.renewed`, `.expired`, `.terminated`
public struct AgreementChange: Hashable, Sendable {
    public var summary: String?
    public var until: EDTFDate?
}

/// `agreement.party-acceded`, `agreement.party-withdrew`
public struct PartyChange: Hashable, Sendable {
    public var party: String
}

extension AgreementText: Payload {
    static let fields = "titles, kind, parties, conference, place"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        try self.init(reading: &fields, of: type, known: Self.fields, mayBeScheduled: false)
    }

    init(
        reading fields: inout FieldReader, of type: String, known: String, mayBeScheduled: Bool
    ) throws(Rejection) {
        var titles: Names?
        var kind: String?
        parties = nil
        conference = nil
        place = nil
        scheduled = nil
        while let key = try fields.next() {
            switch key {
            case .titles: titles = try fields.names()
            case .kind: kind = try fields.slug()
            case .parties: parties = try fields.slugs()
            case .conference: conference = try fields.slug()
            case .place: place = try fields.text(limit: 200)
            case .scheduled where mayBeScheduled: scheduled = try fields.date()
            default: throw fields.unknownField(of: type, known: known)
            }
        }
        guard let titles else { throw fields.missing("titles", of: type) }
        guard let kind else { throw fields.missing("kind", of: type) }
        self.titles = titles
        self.kind = kind
    }

    func write(to json: inout JSONWriter) {
        if let conference { json.member("conference", conference) }
        json.member("kind", kind)
        if let parties { json.strings("parties", parties) }
        if let place { json.member("place", place) }
        if let scheduled { json.member("scheduled", scheduled.description) }
        json.names("titles", titles)
    }
}

extension AgreementAnnouncement: Payload {
    static let fields = "titles, kind, parties, conference, place, scheduled"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        text = try AgreementText(reading: &fields, of: type, known: Self.fields, mayBeScheduled: true)
    }

    func write(to json: inout JSONWriter) { text.write(to: &json) }
}

extension AgreementChange: Payload {
    static let fields = "summary, until"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        summary = nil
        until = nil
        while let key = try fields.next() {
            switch key {
            case .summary: summary = try fields.text(limit: 4_000, multiline: true)
            case .until: until = try fields.moment()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let summary { json.member("summary", summary) }
        if let until { json.member("until", until.description) }
    }
}

extension PartyChange: Payload {
    static let fields = "party"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var party: String?
        while let key = try fields.next() {
            switch key {
            case .party: party = try fields.slug()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let party else { throw fields.missing("party", of: type) }
        self.party = party
    }

    func write(to json: inout JSONWriter) { json.member("party", party) }
}
