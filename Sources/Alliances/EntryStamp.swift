import CanonicalJSON

/// What can be read of an entry in a vocabulary that this program does not know: enough to verify and hand on, too
/// little to fold.
public struct EntryStamp: Hashable, Sendable {
    public let source: String
    public let recorded: Instant

    /// - Returns: nil where the bytes are not those of a CloudEvents event in canonical JSON
    public init?(canonical bytes: Span<UInt8>) {
        guard bytes.count <= Entry.maximumLength, let value = try? JSONValue(canonical: bytes),
            case .string("1.0") = value["specversion"], case .string(let source) = value["source"],
            case .string(let time) = value["time"], let recorded = Instant(utf8: time.utf8Span.span),
            case .string = value["type"], case .string = value["subject"], case .string = value["id"]
        else { return nil }
        self.source = source
        self.recorded = recorded
    }
}
