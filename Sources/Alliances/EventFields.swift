import CanonicalJSON
import EDTF

/// The members of an event, as a draft or an entry gives them.
struct EventFields {
    let id: EventID?
    let actor: String?
    let content: Content
    /// Where the value of `data` stands in the bytes.
    let data: Range<Int>
    /// Of stored entries only.
    let source: String?
    let recorded: Instant?

    /// - Parameter expected: a type that the event probably has, known before its members are read: then `data`, which
    ///   stands before `type` in canonical bytes, is read on the way instead of being passed over first. If it has another
    ///   type after all, this throws what means nothing.
    init(
        _ bytes: Span<UInt8>, syntax: JSONSyntax, stored: Bool, expecting expected: ClosingType? = nil
    ) throws(Rejection) {
        var fields = FieldReader(bytes, syntax: syntax, atDoor: !stored, place: "")
        try fields.begin()
        var id: EventID?
        var actor: String?
        var basis: Basis?
        var corrects: EntryReference?
        var dataRange: Range<Int>?
        var event: Event?
        var effective: EDTFDate?
        var evidence: [String] = []
        var note: String?
        var reason: String?
        var source: String?
        var subject: Subject?
        var recorded: Instant?
        var type: EventType?
        var specversion = false
        while let name = try fields.next() {
            switch name {
            case .actor: actor = try fields.actor()
            case .basis: basis = try fields.choice(Basis.self)
            case .corrects: corrects = try fields.entryReference(stored: stored)
            case .data:
                if let expected {
                    let start = fields.json.offset
                    fields.place = "data"
                    event = try Event(expected.type, from: &fields)
                    fields.place = ""
                    dataRange = start..<fields.json.offset
                } else {
                    do { dataRange = try fields.json.skipValueRange() } catch { throw fields.malformed(error) }
                }
            case .effective: effective = try fields.date()
            case .evidence: evidence = try fields.evidence()
            case .id: id = try fields.id()
            case .note: note = try fields.text(limit: 8_000, multiline: true)
            case .reason: reason = try fields.text(limit: 2_000, multiline: true)
            case .source where stored: source = try fields.rawString()
            case .specversion where stored: specversion = try fields.specversion()
            case .subject: subject = try fields.subject()
            case .time where stored: recorded = try fields.instant()
            case .type: type = try fields.eventType(expected)
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
        if event == nil || type != expected?.type {
            event = try fields.event(type, data: dataRange, stored: stored)
        }
        guard let event else { throw fields.missing("data", of: type.name) }
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

    /// Reads `data` once the type is known; a draft may lack it where it is empty.
    fileprivate func event(_ type: EventType, data: Range<Int>?, stored: Bool) throws(Rejection) -> Event? {
        guard let data else {
            if stored { return nil }
            let nothing: [UInt8] = [0x7b, 0x7d]
            var fields = FieldReader(nothing.span, syntax: .canonical, atDoor: true, place: "data")
            return try Event(type, from: &fields)
        }
        var fields = FieldReader(json.bytes.extracting(data), syntax: json.syntax, atDoor: atDoor, place: "data")
        return try Event(type, from: &fields)
    }

    fileprivate mutating func evidence() throws(Rejection) -> [String] {
        var ids: [String] = []
        var problem: Rejection?
        do {
            try json.withString { (bytes: Span<UInt8>) in
                do throws(Rejection) {
                    ids = try bytes.evidenceIDs()
                } catch {
                    problem = error
                }
            }
        } catch { throw malformed(error) }
        if let problem { throw problem }
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
        let isKnown: Bool
        do { isKnown = try json.withString { $0.count == 3 && $0[0] == 0x31 && $0[1] == 0x2e && $0[2] == 0x30 } } catch
        {
            throw malformed(error)
        }
        guard isKnown else {
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

    fileprivate mutating func eventType(_ expected: ClosingType?) throws(Rejection) -> EventType {
        if let expected, json.offset == expected.offset {
            do { try json.skipValue() } catch { throw malformed(error) }
            return expected.type
        }
        let found: EventType?
        var near: String?
        do {
            found = try json.withString { name in
                let type = EventType(utf8: name)
                if type == nil, let name = String(validUTF8: name), name.utf8.count <= 64 {
                    near = NearNames.question(name, among: EventType.allCases.map(\.name))
                }
                return type
            }
        } catch {
            throw malformed(error)
        }
        if let found { return found }
        throw Rejection(
            .unknownType, "there is no event type of this name",
            advice: (near.map { $0 + " " } ?? "")
                + "alliance help record lists the types; a newer program may know more")
    }
}

extension Span<UInt8> {
    fileprivate func evidenceIDs() throws(Rejection) -> [String] {
        let advice = "give the ids of evidence, separated by one space, such as \"cgtn-20180528 sonora-2021\""
        var ids: [String] = []
        var start = 0
        for place in 0...count where place == count || self[place] == 0x20 {
            do {
                ids.append(try Slug(extracting(start..<place)).text)
            } catch {
                throw Rejection(.badValue, "“evidence”: \(error.message)", advice: advice)
            }
            start = place + 1
        }
        for place in ids.indices.dropFirst() where ids[..<place].contains(ids[place]) {
            throw Rejection(.repeatedValue, "“evidence” names \(ids[place]) twice", advice: "name each document once")
        }
        return ids
    }
}
