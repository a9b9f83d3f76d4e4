/// The name of a key in a signature line. Compared byte for byte.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// - Throws: ``NoteNameError`` unless the name is valid UTF-8, not empty, without control characters, Unicode spaces
    ///   and `+`
    public init(bytes: [UInt8]) throws(NoteNameError) {
        guard !bytes.isEmpty, NoteText.isValid(bytes), !NoteText.containsSpace(bytes),
            !bytes.contains(UInt8(ascii: "+")), !bytes.contains(NoteText.lineFeed)
        else { throw .notAKeyName(String(decoding: bytes, as: UTF8.self)) }
        self.bytes = bytes
    }

    /// - Throws: ``NoteNameError``, as for bytes
    public init(_ text: String) throws(NoteNameError) {
        try self.init(bytes: Array(text.utf8))
    }

    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

public enum NoteNameError: Error, Hashable, CustomStringConvertible {
    case notAKeyName(String)
    case notAnOrigin(String)

    public var description: String {
        switch self {
        case .notAKeyName(let text):
            "'\(text)' is not the name of a key: it may not be empty nor hold spaces, '+' or control characters."
        case .notAnOrigin(let text):
            "'\(text)' is not an origin: it is one line, not empty, without control characters."
        }
    }
}
