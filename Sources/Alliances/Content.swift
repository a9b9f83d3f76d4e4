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
        event.references + evidence.map { .named(.evidence, $0) }
    }

    /// The canonical JSON an id is derived from.
    public func canonicalBytes() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        writeBeforeData(to: &json)
        json.key("data")
        event.writeData(to: &json)
        writeAfterData(to: &json)
        if let note { json.member("note", note) }
        if let reason { json.member("reason", reason) }
        json.member("subject", subject.name)
        json.member("type", event.type.name)
        json.endObject()
        return json.bytes
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
        if let effective { json.member("effective", effective.description) }
        if !evidence.isEmpty { json.member("evidence", evidence.joined(separator: " ")) }
    }
}
