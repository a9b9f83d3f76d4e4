import CanonicalJSON
import EDTF

/// `conference.announced`, `conference.held`
public struct ConferenceDescription: Hashable, Sendable {
    public enum Mode: String, CaseIterable, Sendable {
        case inPerson = "in-person"
        case online, hybrid
    }

    public var titles: Names
    /// Such as `conference`, `forum`, `seminar` or `course`.
    public var kind: String
    /// The id of a series, such as `china-russia-library-forum`.
    public var series: String?
    /// The number within the series, from 1.
    public var ordinal: Int?
    public var mode: Mode?
    public var city: String?
    public var country: String?
    public var venue: String?
    public var hosts: [String]?
    public var theme: String?
    public var scheduled: EDTFDate?
}

/// `conference.announced`, which alone may say when it is planned.
public struct ConferenceAnnouncement: Hashable, Sendable {
    public var description: ConferenceDescription
}

/// `conference.rescheduled`
public struct Rescheduling: Hashable, Sendable {
    public var scheduled: EDTFDate?
}

/// `conference.participation-recorded`: as one source counted it.
public struct Participation: Hashable, Sendable {
    public var people: Int?
    public var institutions: Int?
    public var countries: Int?
    public var countryCodes: [String]?
    /// Ids of institutions named as taking part.
    public var participants: [String]?
}

/// `conference.outcome-recorded`
public struct ConferenceOutcome: Hashable, Sendable {
    public var titles: Names
    /// Such as `initiative` or `statute`.
    public var kind: String
    /// Such as `passed`, `adopted`, `issued` or `signed`, which differ.
    public var action: String
    public var agreement: String?
}

extension ConferenceDescription: Payload {
    static let fields = "titles, kind, series, ordinal, mode, city, country, venue, hosts, theme"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        try self.init(reading: &fields, of: type, known: Self.fields, mayBeScheduled: false)
    }

    init(
        reading fields: inout FieldReader, of type: String, known: String, mayBeScheduled: Bool
    ) throws(Rejection) {
        var titles: Names?
        var kind: String?
        series = nil
        ordinal = nil
        mode = nil
        city = nil
        country = nil
        venue = nil
        hosts = nil
        theme = nil
        scheduled = nil
        while let key = try fields.next() {
            switch key {
            case .titles: titles = try fields.names()
            case .kind: kind = try fields.slug()
            case .series: series = try fields.slug()
            case .ordinal:
                let value = try fields.count()
                guard value > 0 else {
                    throw Rejection(.badValue, "“ordinal” is 0", advice: "the first of a series is 1")
                }
                ordinal = value
            case .mode: mode = try fields.choice(Mode.self)
            case .city: city = try fields.text(limit: 100)
            case .country: country = try fields.country()
            case .venue: venue = try fields.text(limit: 300)
            case .hosts: hosts = try fields.slugs()
            case .theme: theme = try fields.text(limit: 500)
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
        if let city { json.member("city", city) }
        if let country { json.member("country", country) }
        if let hosts { json.strings("hosts", hosts) }
        json.member("kind", kind)
        if let mode { json.member("mode", mode.rawValue) }
        if let ordinal { json.member("ordinal", Int64(ordinal)) }
        if let scheduled { json.member("scheduled", scheduled.description) }
        if let series { json.member("series", series) }
        if let theme { json.member("theme", theme) }
        json.names("titles", titles)
        if let venue { json.member("venue", venue) }
    }
}

extension ConferenceAnnouncement: Payload {
    static let fields = ConferenceDescription.fields + ", scheduled"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        description = try ConferenceDescription(reading: &fields, of: type, known: Self.fields, mayBeScheduled: true)
    }

    func write(to json: inout JSONWriter) { description.write(to: &json) }
}

extension Rescheduling: Payload {
    static let fields = "scheduled"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        scheduled = nil
        while let key = try fields.next() {
            switch key {
            case .scheduled: scheduled = try fields.date()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let scheduled { json.member("scheduled", scheduled.description) }
    }
}

extension Participation: Payload {
    static let fields = "people, institutions, countries, countryCodes, participants"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        while let key = try fields.next() {
            switch key {
            case .people: people = try fields.count()
            case .institutions: institutions = try fields.count()
            case .countries: countries = try fields.count()
            case .countryCodes: countryCodes = try fields.countries()
            case .participants: participants = try fields.slugs()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        if people == nil, institutions == nil, countries == nil, countryCodes == nil, participants == nil {
            throw Rejection(.nothingStated, "\(type) says nothing", advice: "give at least one of \(Self.fields)")
        }
    }

    func write(to json: inout JSONWriter) {
        if let countries { json.member("countries", Int64(countries)) }
        if let countryCodes { json.strings("countryCodes", countryCodes) }
        if let institutions { json.member("institutions", Int64(institutions)) }
        if let participants { json.strings("participants", participants) }
        if let people { json.member("people", Int64(people)) }
    }
}

extension ConferenceOutcome: Payload {
    static let fields = "titles, kind, action, agreement"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var titles: Names?
        var kind: String?
        var action: String?
        agreement = nil
        while let key = try fields.next() {
            switch key {
            case .titles: titles = try fields.names()
            case .kind: kind = try fields.slug()
            case .action: action = try fields.slug()
            case .agreement: agreement = try fields.slug()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let titles else { throw fields.missing("titles", of: type) }
        guard let kind else { throw fields.missing("kind", of: type) }
        guard let action else { throw fields.missing("action", of: type) }
        self.titles = titles
        self.kind = kind
        self.action = action
    }

    func write(to json: inout JSONWriter) {
        json.member("action", action)
        if let agreement { json.member("agreement", agreement) }
        json.member("kind", kind)
        json.names("titles", titles)
    }
}
