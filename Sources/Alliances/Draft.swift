import CanonicalJSON
import EDTF

/// An entry before it is accepted: no position and no recorded time.
public struct Draft: Hashable, Sendable {
    public var id: EventID?
    public var actor: String?
    public var content: Content

    // Only of stored entries, which are read by the same code.
    let source: String?
    let recorded: Instant?
    let data: Range<Int>

    public init(id: EventID? = nil, actor: String? = nil, content: Content) {
        self.id = id
        self.actor = actor
        self.content = content
        source = nil
        recorded = nil
        data = 0..<0
    }

    /// Reads what somebody hands in: any JSON, in any order of fields.
    public init(json bytes: Span<UInt8>) throws(Rejection) {
        try self.init(bytes, syntax: .lenient, stored: false)
    }

    init(_ bytes: Span<UInt8>, syntax: JSONSyntax, stored: Bool) throws(Rejection) {
        var fields = FieldReader(bytes, syntax: syntax, atDoor: !stored, place: "")
        try fields.begin()
        var id: EventID?
        var actor: String?
        var basis: Basis?
        var corrects: EntryReference?
        var dataRange: Range<Int>?
        var effective: EDTFDate?
        var evidence: [String] = []
        var note: String?
        var reason: String?
        var source: String?
        var subject: Subject?
        var recorded: Instant?
        var type: EventType?
        var specversion = false
        while let key = try fields.next() {
            switch key {
            case .actor: actor = try fields.actor()
            case .basis: basis = try fields.choice(Basis.self)
            case .corrects: corrects = try fields.entryReference(stored: stored)
            case .data:
                do { dataRange = try fields.json.skipValueRange() } catch { throw fields.malformed(error) }
            case .effective: effective = try fields.date()
            case .evidence: evidence = try fields.evidence()
            case .id: id = try fields.id()
            case .note: note = try fields.text(limit: 8_000, multiline: true)
            case .reason: reason = try fields.text(limit: 2_000, multiline: true)
            case .source where stored: source = try fields.rawString()
            case .specversion where stored: specversion = try fields.specversion()
            case .subject: subject = try fields.subject()
            case .time where stored: recorded = try fields.instant()
            case .type: type = try fields.eventType()
            case .source, .specversion, .time:
                throw Rejection(
                    .unknownField, "a draft has no “\(fields.json.keyText())”: the ledger sets it",
                    advice: "leave it out; to rebuild a ledger from exported entries use restore")
            default:
                throw fields.unknownField(
                    of: "an entry",
                    known: "type, subject, effective, evidence, basis, corrects, reason, note, data, id, actor")
            }
        }
        try fields.finish()
        guard let type else { throw fields.missing("type", of: "an entry") }
        guard let subject else { throw fields.missing("subject", of: type.name) }
        let event: Event
        if let dataRange {
            var data = FieldReader(
                fields.json.bytes.extracting(dataRange), syntax: syntax, atDoor: !stored, place: "data")
            event = try Event(type, from: &data)
        } else if stored {
            throw fields.missing("data", of: type.name)
        } else {
            let nothing: [UInt8] = [0x7b, 0x7d]
            var data = FieldReader(nothing.span, syntax: .canonical, atDoor: true, place: "data")
            event = try Event(type, from: &data)
        }
        if stored, !specversion { throw fields.missing("specversion", of: type.name) }
        self.id = id
        self.actor = actor
        self.source = source
        self.recorded = recorded
        data = dataRange ?? 0..<0
        content = Content(
            event: event, subject: subject, effective: effective, evidence: evidence, basis: basis, corrects: corrects,
            reason: reason, note: note)
        if let problem = content.problem() { throw problem }
    }
}

extension FieldReader {
    fileprivate mutating func actor() throws(Rejection) -> String {
        let text = try rawString()
        guard atDoor else { return text }
        do {
            return try Actor(text).text
        } catch {
            throw Rejection(.badActor, "“actor”: \(error.message)", advice: error.advice)
        }
    }

    fileprivate mutating func entryReference(stored: Bool) throws(Rejection) -> EntryReference {
        let advice = "give the position as a number, such as 17, or the id of the entry as a string"
        do {
            if try json.peek() == .integer {
                let value = try json.readInteger()
                guard value >= 0, value <= Int64(Position.last.rawValue) else {
                    throw Rejection(.badValue, "“corrects” is \(value), which is no position", advice: advice)
                }
                return .position(Position(UInt32(value)))
            }
            let text = try json.readString()
            guard let id = EventID(text) else {
                throw Rejection(
                    .badValue, "“corrects” is “\(Rejection.quoted(text))”, which names no entry", advice: advice)
            }
            return .id(id)
        } catch let error as JSONError {
            throw malformed(error)
        } catch let error as Rejection {
            throw error
        } catch {
            throw Rejection(.badValue, "“corrects” names no entry", advice: advice)
        }
    }

    fileprivate mutating func evidence() throws(Rejection) -> [String] {
        let text = try rawString()
        let advice = "give the ids of evidence, separated by one space, such as \"cgtn-20180528 sonora-2021\""
        let bytes = text.utf8Span.span
        var ids: [String] = []
        var start = 0
        for place in 0...bytes.count where place == bytes.count || bytes[place] == 0x20 {
            let part = bytes.extracting(start..<place)
            do {
                _ = try Slug(part)
            } catch {
                throw Rejection(.badValue, "“evidence”: \(error.message)", advice: advice)
            }
            ids.append(String(validUTF8: part) ?? "")
            start = place + 1
        }
        for place in ids.indices.dropFirst() where ids[..<place].contains(ids[place]) {
            throw Rejection(.repeatedValue, "“evidence” names \(ids[place]) twice", advice: "name each document once")
        }
        return ids
    }

    fileprivate mutating func id() throws(Rejection) -> EventID {
        let found: EventID?
        do { found = try json.withString { EventID(utf8: $0) } } catch { throw malformed(error) }
        guard let found else {
            throw Rejection(
                .badValue, "“id” is not a UUID in lower case",
                advice: "leave it out: the ledger derives one; or write it as 8-4-4-4-12 hexadecimal digits")
        }
        return found
    }

    fileprivate mutating func specversion() throws(Rejection) -> Bool {
        let text = try rawString()
        guard text == "1.0" else {
            throw Rejection(.badValue, "“specversion” is not 1.0", advice: "the entry was written by another program")
        }
        return true
    }

    fileprivate mutating func subject() throws(Rejection) -> Subject {
        var subject: Subject?
        var problem: Rejection?
        do {
            subject = try json.withString { (bytes: Span<UInt8>) -> Subject? in
                do throws(Rejection) {
                    return try Subject(utf8: bytes)
                } catch {
                    problem = error
                    return nil
                }
            }
        } catch { throw malformed(error) }
        if let subject { return subject }
        throw problem ?? Rejection(.badSubject, "the subject cannot be read", advice: "write kind/id")
    }

    fileprivate mutating func instant() throws(Rejection) -> Instant {
        let found: Instant?
        do { found = try json.withString { Instant(utf8: $0) } } catch { throw malformed(error) }
        guard let found else {
            throw Rejection(.badValue, "“time” is not a UTC time with microseconds", advice: "run alliance verify")
        }
        return found
    }

    fileprivate mutating func eventType() throws(Rejection) -> EventType {
        let found: EventType?
        do { found = try json.withString { EventType(utf8: $0) } } catch { throw malformed(error) }
        if let found { return found }
        throw Rejection(
            .unknownType, "there is no event type of this name",
            advice: "alliance help record lists the types; a newer program may know more")
    }
}
