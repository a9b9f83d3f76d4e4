import CanonicalJSON

/// What the entries of one batch have in common, written once; each entry is this around its content's bytes.
public struct EntryFrame: Sendable {
    // The members between the parts of the content, each with the comma before it.
    private let source: [UInt8]
    private let time: [UInt8]
    /// `{"actor":"…",` of the entry before: most have the same.
    private var head: [UInt8] = []
    private var actor: String?

    public init(source: String, recorded: Instant) {
        self.source = EntryFrame.members { json in
            json.member("source", source)
            json.member("specversion", "1.0")
        }
        time = EntryFrame.members { $0.member("time", recorded.description) }
    }

    private static func members(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(reserving: 64)
        json.beginObject()
        write(&json)
        json.endObject()
        return [0x2c] + json.bytes.dropFirst().dropLast()
    }

    /// Appends the bytes that `Entry.write` would write.
    ///
    /// - Parameter bytes: to which the content was written.
    /// - Returns: where the value of `data` stands in `target`.
    @discardableResult
    public mutating func append(
        _ content: EncodedContent, of bytes: Span<UInt8>, id: EventID, actor: String, to target: inout [UInt8]
    ) -> Range<Int> {
        if self.actor != actor {
            self.actor = actor
            head = [0x7b] + EntryFrame.members { $0.member("actor", actor) }.dropFirst() + [0x2c]
        }
        let shift = target.count + head.count - (content.start + 1)
        target.append(head.span)
        target.append(bytes.extracting(content.start + 1..<content.afterEvidence))
        target.append(EntryFrame.beforeID.span)
        id.append(to: &target)
        target.append(0x22)
        target.append(bytes.extracting(content.afterEvidence..<content.afterReason))
        target.append(source.span)
        target.append(bytes.extracting(content.afterReason..<content.afterSubject))
        target.append(time.span)
        target.append(bytes.extracting(content.afterSubject..<content.afterType + 1))
        return content.data.lowerBound + shift..<content.data.upperBound + shift
    }

    private static let beforeID = Array(",\"id\":\"".utf8)
}

extension [UInt8] {
    fileprivate mutating func append(_ bytes: Span<UInt8>) {
        append(addingCapacity: bytes.count) { output in
            for place in bytes.indices { output.append(bytes[place]) }
        }
    }
}
