import CanonicalJSON

/// The identifiers an institution has in registers outside, each checked by its own rule at the door.
public struct Identifiers: Hashable, Sendable {
    public var isil: String?
    public var isni: String?
    public var ror: String?
    public var viaf: String?
    public var wikidata: String?

    public init() {}

    /// Name of the register and value, in the order they are stored.
    public var all: [(register: String, value: String)] {
        [("isil", isil), ("isni", isni), ("ror", ror), ("viaf", viaf), ("wikidata", wikidata)]
            .compactMap { name, value in value.map { (name, $0) } }
    }
}

/// What an institution is: of `institution.registered` and `.identified` all that is known, of `.described` only what
/// changed.
public struct InstitutionDescription: Hashable, Sendable {
    public var identified: Bool?
    public var names: Names?
    public var kind: String?
    public var city: String?
    public var country: String?
    public var identifiers: Identifiers?
}

/// `institution.registered`: an institution that is not identified is known from a published count alone and has no names.
public struct InstitutionRegistration: Hashable, Sendable {
    public var identified: Bool
    public var description: InstitutionDescription
}

/// `institution.renamed`
public struct Renaming: Hashable, Sendable {
    public var names: Names
}

/// `institution.merged`
public struct Merger: Hashable, Sendable {
    public var into: String
}

extension InstitutionRegistration: Payload {
    static let fields = "identified, names, kind, city, country, identifiers"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        let read = try InstitutionDescription(reading: &fields, of: type, known: Self.fields, mayIdentify: true)
        guard let identified = read.identified else { throw fields.missing("identified", of: type) }
        if identified, read.names == nil { throw fields.missing("names", of: type) }
        if !identified, read.names != nil {
            throw Rejection(
                .badValue, "an institution that is not identified has no names",
                advice: "put candidates into the note, or set identified to true")
        }
        self.identified = identified
        description = read
    }

    /// `institution.identified` is a registration that must identify.
    init(identifying fields: inout FieldReader, of type: String) throws(Rejection) {
        try self.init(from: &fields, of: type)
        guard identified else {
            throw Rejection(
                .badValue, "\(type) says identified: false", advice: "set identified to true and give names")
        }
    }

    func write(to json: inout JSONWriter) { description.write(to: &json) }
}

extension InstitutionDescription: Payload {
    static let fields = "names, kind, city, country, identifiers"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        try self.init(reading: &fields, of: type, known: Self.fields, mayIdentify: false)
        if names == nil, kind == nil, city == nil, country == nil, identifiers == nil {
            throw Rejection(.nothingStated, "\(type) says nothing", advice: "give at least one of \(Self.fields)")
        }
    }

    init(
        reading fields: inout FieldReader, of type: String, known: String, mayIdentify: Bool
    ) throws(Rejection) {
        while let key = try fields.next() {
            switch key {
            case .identified where mayIdentify: identified = try fields.bool()
            case .names: names = try fields.names()
            case .kind: kind = try fields.slug()
            case .city: city = try fields.text(limit: 100)
            case .country: country = try fields.country()
            case .identifiers: identifiers = try Identifiers(from: &fields)
            default: throw fields.unknownField(of: type, known: known)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let city { json.member("city", city) }
        if let country { json.member("country", country) }
        if let identified { json.member("identified", identified) }
        if let identifiers {
            json.key("identifiers")
            json.beginObject()
            for (register, value) in identifiers.all { json.member(register, value) }
            json.endObject()
        }
        if let kind { json.member("kind", kind) }
        if let names { json.names("names", names) }
    }
}

extension Identifiers {
    init(from fields: inout FieldReader) throws(Rejection) {
        do { try fields.json.beginObject() } catch { throw fields.malformed(error) }
        while let key = try fields.next() {
            let text = try fields.rawString()
            switch key {
            case .isil: isil = try fields.identifier(text) { text throws(InvalidValue) in try ISIL(text).text }
            case .isni: isni = try fields.identifier(text) { text throws(InvalidValue) in try ISNI(text).text }
            case .ror: ror = try fields.identifier(text) { text throws(InvalidValue) in try ROR(text).text }
            case .viaf: viaf = try fields.identifier(text) { text throws(InvalidValue) in try VIAF(text).text }
            case .wikidata:
                wikidata = try fields.identifier(text) { text throws(InvalidValue) in try WikidataItem(text).text }
            default: throw fields.unknownField(of: "identifiers", known: "isil, isni, ror, viaf, wikidata")
            }
        }
        if all.isEmpty {
            throw Rejection(.emptyList, "“identifiers” is empty", advice: "leave it out if none is known")
        }
    }
}

extension FieldReader {
    /// The stored form of an identifier; checked by its rule at the door only.
    fileprivate func identifier(
        _ text: String, _ check: (String) throws(InvalidValue) -> String
    ) throws(Rejection) -> String {
        guard atDoor else { return text }
        do {
            return try check(text)
        } catch {
            throw Rejection(.badIdentifier, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }
}

extension Renaming: Payload {
    static let fields = "names"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var names: Names?
        while let key = try fields.next() {
            switch key {
            case .names: names = try fields.names()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let names else { throw fields.missing("names", of: type) }
        self.names = names
    }

    func write(to json: inout JSONWriter) { json.names("names", names) }
}

extension Merger: Payload {
    static let fields = "into"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var into: String?
        while let key = try fields.next() {
            switch key {
            case .into: into = try fields.slug()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let into else { throw fields.missing("into", of: type) }
        self.into = into
    }

    func write(to json: inout JSONWriter) { json.member("into", into) }
}
