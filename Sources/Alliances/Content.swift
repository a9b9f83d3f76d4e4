import CanonicalJSON
import EDTF

/// Whether the evidence states a fact or the fact is derived from it; in that case the note says how.
public enum Basis: String, CaseIterable, Sendable {
    case stated, derived
}

/// What an entry says, apart from who recorded it when and under which id (design §3, “Once”).
public struct Content: Hashable, Sendable {
    public var event: Event
    public var subject: Subject
    public var effective: EDTFDate?
    /// Ids of evidence documents, most important first.
    public var evidence: [String]
    public var basis: Basis?
    public var corrects: EntryReference?
    public var reason: String?
    public var note: String?

    public init(
        event: Event, subject: Subject, effective: EDTFDate? = nil, evidence: [String] = [], basis: Basis? = nil,
        corrects: EntryReference? = nil, reason: String? = nil, note: String? = nil
    ) {
        self.event = event
        self.subject = subject
        self.effective = effective
        self.evidence = evidence
        self.basis = basis
        self.corrects = corrects
        self.reason = reason
        self.note = note
    }

    /// The bounds of its place in a timeline: a span counts from its start, what has no date is before all days.
    public var window: Window { Window(effective: effective) }

    /// Everything it refers to, evidence included.
    public var references: [Subject] {
        var references: [Subject] = []
        forEachReference { references.append(.named($0, $1)) }
        return references
    }

    /// Calls `body` with the kind and the id of everything it refers to, evidence last.
    public func forEachReference(_ body: (SubjectKind, String) -> Void) {
        event.forEachReference(body)
        for id in evidence { body(.evidence, id) }
    }

    /// The canonical JSON an id is derived from.
    public func canonicalBytes() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Writes the canonical JSON an id is derived from.
    @discardableResult
    public func write(to json: inout JSONWriter) -> EncodedContent {
        let start = json.bytes.count
        json.beginObject()
        writeBeforeData(to: &json)
        json.key("data")
        let dataStart = json.bytes.count
        event.writeData(to: &json)
        let dataEnd = json.bytes.count
        writeAfterData(to: &json)
        let afterEvidence = json.bytes.count
        if let note { json.member("note", note) }
        if let reason { json.member("reason", reason) }
        let afterReason = json.bytes.count
        json.member("subject", subject.name)
        let afterSubject = json.bytes.count
        json.member("type", event.type.name)
        let afterType = json.bytes.count
        json.endObject()
        return EncodedContent(
            start: start, data: dataStart..<dataEnd, afterEvidence: afterEvidence, afterReason: afterReason,
            afterSubject: afterSubject, afterType: afterType)
    }

    // The members of an entry stand in order of their names; these two runs of them are common to entry and content.

    func writeBeforeData(to json: inout JSONWriter) {
        if let basis { json.member("basis", basis.rawValue) }
        switch corrects {
        case .position(let position): json.member("corrects", Int64(position.rawValue))
        case .id(let id): json.member("corrects", id.description)
        case nil: break
        }
    }

    func writeAfterData(to json: inout JSONWriter) {
        if let effective {
            json.key("effective")
            json.plainString { effective.append(to: &$0) }
        }
        if !evidence.isEmpty {
            json.key("evidence")
            json.plainString { appendEvidence(to: &$0) }
        }
    }

    /// Appends the ids of evidence, separated by spaces, as they are stored.
    public func appendEvidence(to bytes: inout [UInt8]) {
        for (place, id) in evidence.enumerated() {
            if place > 0 { bytes.append(0x20) }
            bytes.append(contentsOf: id.utf8)
        }
    }
}
