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
    /// Where the value of `data` stands in the bytes it was read from; empty for an entry that was not read.
    public let data: Range<Int>

    public init(
        id: EventID, source: String, recorded: Instant, actor: String, content: Content, data: Range<Int> = 0..<0
    ) {
        self.id = id
        self.source = source
        self.recorded = recorded
        self.actor = actor
        self.content = content
        self.data = data
    }

    public var event: Event { content.event }
    public var subject: Subject { content.subject }

    public func canonicalBytes() -> [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// - Returns: where the value of `data` stands in the writer's bytes.
    @discardableResult
    public func write(to json: inout JSONWriter) -> Range<Int> {
        json.beginObject()
        json.member("actor", actor)
        content.writeBeforeData(to: &json)
        json.key("data")
        let start = json.bytes.count
        content.event.writeData(to: &json)
        let data = start..<json.bytes.count
        content.writeAfterData(to: &json)
        json.key("id")
        json.plainString { id.append(to: &$0) }
        if let note = content.note { json.member("note", note) }
        if let reason = content.reason { json.member("reason", reason) }
        json.member("source", source)
        json.member("specversion", "1.0")
        json.member("subject", content.subject.name)
        json.key("time")
        json.plainString { recorded.append(to: &$0) }
        json.member("type", content.event.type.name)
        json.endObject()
        return data
    }

    /// Reads stored bytes, strictly: what is not canonical is not an entry.
    ///
    /// - Throws: `unknownType` or `unknownField` if the entry was written by a newer program; anything else means that
    ///   the bytes are not those of an entry.
    public init(canonical bytes: Span<UInt8>) throws(Rejection) {
        // Whatever is wrong is found again by the slower way, which looks at the members in their order.
        let fields =
            if let fields = try? EventFields(
                bytes, syntax: .canonical, stored: true, expecting: ClosingType(bytes))
            {
                fields
            } else {
                try EventFields(bytes, syntax: .canonical, stored: true)
            }
        guard let id = fields.id, let actor = fields.actor, let source = fields.source, let recorded = fields.recorded
        else {
            throw Rejection(.missingField, "an entry holds id, actor, source and time", advice: Self.damaged)
        }
        if case .id = fields.content.corrects {
            throw Rejection(.wrongFieldType, "a stored entry corrects a position, not an id", advice: Self.damaged)
        }
        if fields.content.subject.kind == .entry, case .id = fields.content.subject.entry {
            throw Rejection(.badSubject, "a stored entry is about a position, not an id", advice: Self.damaged)
        }
        self.init(id: id, source: source, recorded: recorded, actor: actor, content: fields.content, data: fields.data)
    }

    private static let damaged = "the ledger is damaged here: run alliance verify"
}
