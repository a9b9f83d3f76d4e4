import CanonicalJSON
import EDTF

/// One event as stored: a CloudEvents 1.0 event in canonical JSON (design §3).
public struct Entry: Hashable, Sendable {
    /// The limit of c2sp.org/tlog-tiles.
    public static let maximumLength = 65_535

    public let id: EventID
    /// The ledger's origin.
    public let source: String
    /// When the ledger recorded it; shared by the entries of a batch.
    public let recorded: Instant
    public let actor: String
    public let content: Content

    public init(id: EventID, source: String, recorded: Instant, actor: String, content: Content) {
        self.id = id
        self.source = source
        self.recorded = recorded
        self.actor = actor
        self.content = content
    }

    public var event: Event { content.event }
    public var subject: Subject { content.subject }

    public func canonicalBytes() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("actor", actor)
        content.writeBeforeData(to: &json)
        json.key("data")
        content.event.writeData(to: &json)
        content.writeAfterData(to: &json)
        json.member("id", id.description)
        if let note = content.note { json.member("note", note) }
        if let reason = content.reason { json.member("reason", reason) }
        json.member("source", source)
        json.member("specversion", "1.0")
        json.member("subject", content.subject.name)
        json.member("time", recorded.description)
        json.member("type", content.event.type.name)
        json.endObject()
    }

    /// Reads stored bytes, strictly: what is not canonical is not an entry.
    ///
    /// - Throws: `unknownType` or `unknownField` if the entry was written by a newer program; anything else means that
    ///   the bytes are not those of an entry.
    public init(canonical bytes: Span<UInt8>) throws(Rejection) {
        let draft = try Draft(bytes, syntax: .canonical, stored: true)
        guard let id = draft.id, let actor = draft.actor, let source = draft.source, let recorded = draft.recorded else {
            throw Rejection(.missingField, "an entry holds id, actor, source and time", advice: Self.damaged)
        }
        if case .id = draft.content.corrects {
            throw Rejection(.wrongFieldType, "a stored entry corrects a position, not an id", advice: Self.damaged)
        }
        if case .id = draft.content.subject.entry {
            throw Rejection(.badSubject, "a stored entry is about a position, not an id", advice: Self.damaged)
        }
        self.init(id: id, source: source, recorded: recorded, actor: actor, content: draft.content)
    }

    private static let damaged = "the ledger is damaged here: run alliance verify"
}
