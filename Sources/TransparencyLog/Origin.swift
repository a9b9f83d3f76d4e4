/// What a checkpoint names its log by. Compared byte for byte: `String` would call some different names equal.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// - Throws: ``NoteNameError`` unless the text is one line, not empty, of valid UTF-8 without control characters
    public init(bytes: [UInt8]) throws(NoteNameError) {
        guard !bytes.isEmpty, NoteText.isValid(bytes), !bytes.contains(NoteText.lineFeed) else {
            throw .notAnOrigin(String(decoding: bytes, as: UTF8.self))
        }
        self.bytes = bytes
    }

    /// - Throws: ``NoteNameError``, as for bytes
    public init(_ text: String) throws(NoteNameError) {
        try self.init(bytes: Array(text.utf8))
    }

    /// The origin that c2sp.org/tlog-checkpoint recommends: the name of the log's key.
    public init(_ name: KeyName) {
        bytes = name.bytes
    }

    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
