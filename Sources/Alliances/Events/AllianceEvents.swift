import CanonicalJSON
import EDTF

/// `alliance.proposed`, `alliance.founded`
public struct AllianceNaming: Hashable, Sendable {
    public var names: Names
    public var place: String?
}

/// `alliance.document-recorded`
public struct DocumentRecord: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case charter, initiative, declaration, manifesto, report }
    public enum Action: String, CaseIterable, Sendable {
        case adopted, issued, signed
        case inForce = "in-force"
    }

    public var titles: Names
    public var kind: Kind
    public var action: Action
}

/// `alliance.organ-recorded`
public struct OrganRecord: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case secretariat, council, committee, office }
    public enum Action: String, CaseIterable, Sendable { case proposed, established, renamed, dissolved }

    public var titles: Names
    public var kind: Kind
    public var action: Action
}

/// `alliance.total-published`: an assertion by a source; never computed over, always compared.
public struct PublishedTotal: Hashable, Sendable {
    public enum Measure: String, CaseIterable, Sendable { case members, founders, attending, supporters, other }
    public enum Bound: String, CaseIterable, Sendable {
        case exactly
        case atLeast = "at-least"
        case atMost = "at-most"
    }

    public var measure: Measure
    public var bound: Bound?
    public var institutions: Int?
    public var countries: Int?
    public var people: Int?
    public var byCountry: [CountryCount]
}

/// `alliance.member-countries-reported`: called member countries without naming an institution.
public struct MemberCountries: Hashable, Sendable {
    public var countryCodes: [String]
}

/// `alliance.dissolved`
public struct Dissolution: Hashable, Sendable {
    /// The id of the body that follows; it keeps a book of its own.
    public var successor: String?
}

extension AllianceNaming: Payload {
    static let fields = "names, place"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var names: Names?
        place = nil
        while let key = try fields.next() {
            switch key {
            case .names: names = try fields.names()
            case .place: place = try fields.text(limit: 200)
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let names else { throw fields.missing("names", of: type) }
        self.names = names
    }

    func write(to json: inout JSONWriter) {
        json.names("names", names)
        if let place { json.member("place", place) }
    }
}

extension DocumentRecord: Payload {
    static let fields = "titles, kind, action"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        (titles, kind, action) = try fields.titledAction(of: type)
    }

    func write(to json: inout JSONWriter) {
        json.titledAction(titles, kind.rawValue, action.rawValue)
    }
}

extension OrganRecord: Payload {
    static let fields = "titles, kind, action"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        (titles, kind, action) = try fields.titledAction(of: type)
    }

    func write(to json: inout JSONWriter) {
        json.titledAction(titles, kind.rawValue, action.rawValue)
    }
}

extension FieldReader {
    /// What a document and an organ have in common: titles, what it is, and what was done with it.
    fileprivate mutating func titledAction<Kind, Action>(of type: String) throws(Rejection) -> (Names, Kind, Action)
    where
        Kind: RawRepresentable<String> & CaseIterable, Action: RawRepresentable<String> & CaseIterable
    {
        var titles: Names?
        var kind: Kind?
        var action: Action?
        while let key = try next() {
            switch key {
            case .titles: titles = try names()
            case .kind: kind = try choice(Kind.self)
            case .action: action = try choice(Action.self)
            default: throw unknownField(of: type, known: DocumentRecord.fields)
            }
        }
        guard let titles else { throw missing("titles", of: type) }
        guard let kind else { throw missing("kind", of: type) }
        guard let action else { throw missing("action", of: type) }
        return (titles, kind, action)
    }
}

extension JSONWriter {
    fileprivate mutating func titledAction(_ titles: Names, _ kind: String, _ action: String) {
        member("action", action)
        member("kind", kind)
        names("titles", titles)
    }
}

extension PublishedTotal: Payload {
    static let fields = "measure, bound, institutions, countries, people, byCountry"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var measure: Measure?
        bound = nil
        institutions = nil
        countries = nil
        people = nil
        byCountry = []
        while let key = try fields.next() {
            switch key {
            case .measure: measure = try fields.choice(Measure.self)
            case .bound: bound = try fields.choice(Bound.self)
            case .institutions: institutions = try fields.count()
            case .countries: countries = try fields.count()
            case .people: people = try fields.count()
            case .byCountry: byCountry = try fields.countsByCountry()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let measure else { throw fields.missing("measure", of: type) }
        self.measure = measure
        if institutions == nil, countries == nil, people == nil {
            throw Rejection(
                .nothingStated, "\(type) states no number", advice: "add institutions, countries or people")
        }
    }

    func write(to json: inout JSONWriter) {
        if let bound { json.member("bound", bound.rawValue) }
        if !byCountry.isEmpty {
            json.key("byCountry")
            json.beginObject()
            for entry in byCountry {
                json.key(entry.country)
                json.integer(Int64(entry.count))
            }
            json.endObject()
        }
        if let countries { json.member("countries", Int64(countries)) }
        if let institutions { json.member("institutions", Int64(institutions)) }
        json.member("measure", measure.rawValue)
        if let people { json.member("people", Int64(people)) }
    }
}

extension MemberCountries: Payload {
    static let fields = "countryCodes"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var codes: [String]?
        while let key = try fields.next() {
            switch key {
            case .countryCodes: codes = try fields.countries()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let codes else { throw fields.missing("countryCodes", of: type) }
        countryCodes = codes
    }

    func write(to json: inout JSONWriter) {
        json.strings("countryCodes", countryCodes)
    }
}

extension Dissolution: Payload {
    static let fields = "successor"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        successor = nil
        while let key = try fields.next() {
            switch key {
            case .successor: successor = try fields.slug()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let successor { json.member("successor", successor) }
    }
}
