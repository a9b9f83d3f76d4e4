import CanonicalJSON
import EDTF

/// Reads the members of one JSON object into an event's fields.
///
/// At the *door* (a draft) every text, tag, code and identifier is checked by its own rules. Stored bytes are read by
/// shape alone: they passed the door once, and a later version of Unicode or of ISO 3166 must not make an old ledger
/// unreadable (design §3).
struct FieldReader: ~Escapable {
    var json: JSONReader
    let atDoor: Bool
    /// The object being read, for messages: `data` or empty for the entry itself.
    var place: String

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, syntax: JSONSyntax, atDoor: Bool, place: String) {
        json = JSONReader(bytes, syntax: syntax)
        self.atDoor = atDoor
        self.place = place
    }

    mutating func begin() throws(Rejection) {
        do { try json.beginObject() } catch { throw malformed(error) }
    }

    mutating func next() throws(Rejection) -> FieldName? {
        do { return try json.nextKey().map { FieldName($0) } } catch { throw malformed(error) }
    }

    /// Whether one more member follows, whatever its key.
    mutating func nextMember() throws(Rejection) -> Bool {
        do { return try json.nextKey() != nil } catch { throw malformed(error) }
    }

    mutating func finish() throws(Rejection) {
        do { try json.finish() } catch { throw malformed(error) }
    }

    func unknownField(of type: String, known: String) -> Rejection {
        let name = json.keyText()
        let near = NearNames.question(
            name, among: known.split { !($0.isLetter || $0.isNumber) }.map(String.init))
        return Rejection(
            .unknownField, "\(type) has no field “\(Rejection.quoted(name))”\(place.isEmpty ? "" : " in \(place)")",
            advice: known.isEmpty
                ? "leave it out: this event has no data" : (near.map { $0 + " " } ?? "") + "the fields are: \(known)")
    }

    func missing(_ field: String, of type: String) -> Rejection {
        Rejection(
            .missingField, "\(type) needs “\(field)”\(place.isEmpty ? "" : " in \(place)")", advice: "add \(field)")
    }

    func malformed(_ error: JSONError) -> Rejection {
        if error.kind == .wrongType {
            let key = json.keyText()
            let name = key.isEmpty ? place : key
            return Rejection(
                .wrongFieldType, "\(name.isEmpty ? "the line" : "“\(name)”") has the wrong type: \(error.message)",
                advice: "see the examples in alliance help record")
        }
        return Rejection(
            .malformedJSON, error.message, advice: "one JSON object a line, UTF-8, without null or fractions")
    }

    // MARK: - Values

    mutating func rawString() throws(Rejection) -> String {
        do { return try json.readString() } catch { throw malformed(error) }
    }

    mutating func bool() throws(Rejection) -> Bool {
        do { return try json.readBool() } catch { throw malformed(error) }
    }

    /// A number of people, institutions or countries.
    mutating func count() throws(Rejection) -> Int {
        let value: Int64
        do { value = try json.readInteger() } catch { throw malformed(error) }
        guard (0...1_000_000_000).contains(value) else {
            throw Rejection(
                .badValue, "“\(json.keyText())” is \(value)",
                advice: "a count is a whole number from 0 to 1,000,000,000")
        }
        return Int(value)
    }

    /// A line of text: at most `limit` characters at the door.
    mutating func text(limit: Int = 1_000, multiline: Bool = false) throws(Rejection) -> String {
        let text = try rawString()
        if atDoor { try check(text, limit: limit, multiline: multiline) }
        return text
    }

    func check(_ text: String, limit: Int, multiline: Bool = false) throws(Rejection) {
        if let problem = TextCheck.problem(in: text, field: json.keyText(), limit: limit, multiline: multiline) {
            throw Rejection(.badText, problem.message, advice: problem.advice)
        }
    }

    mutating func slug() throws(Rejection) -> String {
        let text = try rawString()
        try checkSlug(text)
        return text
    }

    private func checkSlug(_ text: String) throws(Rejection) {
        if Slug.isSlug(text.utf8Span.span) { return }
        do {
            _ = try Slug(text)
        } catch {
            throw Rejection(.badValue, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }

    /// Ids without repeats, in the order given; an empty list says nothing and is refused.
    mutating func slugs() throws(Rejection) -> [String] {
        let list = try strings()
        for id in list { try checkSlug(id) }
        return list
    }

    mutating func strings() throws(Rejection) -> [String] {
        var list: [String] = []
        do {
            try json.beginArray()
            while try json.nextElement() { list.append(try json.readString()) }
        } catch { throw malformed(error) }
        guard !list.isEmpty else {
            throw Rejection(
                .emptyList, "“\(json.keyText())” is an empty list", advice: "leave it out if it is not known")
        }
        let field = json.keyText()
        if atDoor, list.count > 1 {
            let repeated = Set(list).count != list.count
            if repeated {
                throw Rejection(.repeatedValue, "“\(field)” names one thing twice", advice: "name each once")
            }
        }
        return list
    }

    mutating func country() throws(Rejection) -> String {
        let text = try rawString()
        if atDoor { try checkCountry(text) }
        return text
    }

    mutating func countries() throws(Rejection) -> [String] {
        let list = try strings()
        if atDoor { for code in list { try checkCountry(code) } }
        return list
    }

    func checkCountry(_ text: String) throws(Rejection) {
        do {
            _ = try CountryCode(text)
        } catch {
            throw Rejection(.unknownCountry, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }

    mutating func language() throws(Rejection) -> String {
        let text = try rawString()
        if atDoor { try checkLanguage(text) }
        return text
    }

    func checkLanguage(_ text: String) throws(Rejection) {
        do {
            _ = try LanguageTag(text)
        } catch {
            throw Rejection(.badLanguageTag, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }

    /// A value of a closed list, such as a member's category.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) throws(Rejection) -> Choice
    where Choice.RawValue == String {
        let text = try rawString()
        guard let choice = Choice(rawValue: text) else {
            throw Rejection(
                .badValue, "“\(json.keyText())” cannot be “\(Rejection.quoted(text))”",
                advice: "it is one of: " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    mutating func date() throws(Rejection) -> EDTFDate {
        var date: EDTFDate?
        var problem: EDTFError?
        do {
            date = try json.withString { (bytes: Span<UInt8>) -> EDTFDate? in
                do throws(EDTFError) {
                    return try EDTFDate(utf8: bytes)
                } catch {
                    problem = error
                    return nil
                }
            }
        } catch { throw malformed(error) }
        if let date { return date }
        throw Rejection(
            .badDate, "“\(json.keyText())”: \(problem?.message ?? "not a date")",
            advice: "write an EDTF date such as 2018-05-28, 2018-05, [..2018-05-28] or [2018-05..2018-07]")
    }

    /// A date that is a moment, not a span: when a term ends, when a notice runs out.
    mutating func moment() throws(Rejection) -> EDTFDate {
        let date = try date()
        if date.isInterval {
            throw Rejection(
                .spanNotMoment, "“\(json.keyText())” is the span \(date)",
                advice: "one day somewhere between is written [A..B]")
        }
        return date
    }

    /// A map of language tags to text.
    mutating func names(limit: Int = 500) throws(Rejection) -> Names {
        let field = json.keyText()
        var entries: [Names.Entry] = []
        do { try json.beginObject() } catch { throw malformed(error) }
        while try nextMember() {
            let tag = json.keyText()
            let text = try rawString()
            if atDoor {
                do {
                    _ = try LanguageTag(tag)
                } catch {
                    throw Rejection(.badLanguageTag, "“\(field)”: \(error.message)", advice: error.advice)
                }
                if let problem = TextCheck.problem(in: text, field: "\(field).\(tag)", limit: limit, multiline: false) {
                    throw Rejection(.badText, problem.message, advice: problem.advice)
                }
            }
            entries.append(Names.Entry(tag: tag, text: text))
        }
        guard !entries.isEmpty else {
            throw Rejection(
                .emptyList, "“\(field)” holds no text",
                advice: "give it in at least one language, such as {\"en\":\"…\"}")
        }
        if atDoor { entries.sort { precedes($0.tag, $1.tag) } }
        return Names(sorted: entries)
    }

    mutating func countsByCountry() throws(Rejection) -> [CountryCount] {
        let field = json.keyText()
        var counts: [CountryCount] = []
        do { try json.beginObject() } catch { throw malformed(error) }
        while try nextMember() {
            let country = json.keyText()
            if atDoor { try checkCountry(country) }
            counts.append(CountryCount(country: country, count: try count()))
        }
        guard !counts.isEmpty else {
            throw Rejection(.emptyList, "“\(field)” is empty", advice: "leave it out if it is not known")
        }
        if atDoor { counts.sort { precedes($0.country, $1.country) } }
        return counts
    }

    private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

/// A number of institutions said to be in a country.
public struct CountryCount: Hashable, Sendable {
    public let country: String
    public let count: Int
}
