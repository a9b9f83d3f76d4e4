/// A SHA-256 digest as text.
public struct SHA256Digest: Hashable, Sendable {
    /// 64 hexadecimal digits in lower case.
    public let text: String

    /// - Throws: `badDigest`.
    public init(_ text: String) throws(InvalidValue) {
        guard Self.isDigest(text.utf8.span) else { throw Self.invalid(text) }
        self.text = text
    }

    private static func isDigest(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count == 64 else { return false }
        for index in bytes.indices where !ASCII.isHexadecimal(bytes[index]) || ASCII.isUpper(bytes[index]) {
            return false
        }
        return true
    }

    private static func invalid(_ text: String) -> InvalidValue {
        let shown = InvalidValue.shown(text)
        if isDigest(text.lowercased().utf8.span) {
            return InvalidValue(
                code: "badDigest", message: shown + ": the digits of a digest are written in lower case",
                advice: "write a to f in lower case")
        }
        let count = text.unicodeScalars.count
        let fault = count == 64 ? "it has characters other than 0-9 and a-f" : "it has \(count) characters, not 64"
        return InvalidValue(
            code: "badDigest", message: shown + " is not a SHA-256 digest: " + fault,
            advice: "give the 64 digits that sha256sum prints for the file")
    }
}

extension SHA256Digest: CustomStringConvertible {
    public var description: String { text }
}
