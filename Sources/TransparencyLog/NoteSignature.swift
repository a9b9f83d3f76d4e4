/// One signature line of a note, whether or not its key is known: `— name base64(keyID ‖ signature)`.
public struct NoteSignature: Hashable, Sendable {
    public let name: KeyName
    public let keyID: KeyID
    /// What follows the key id, at least one byte.
    public let signature: [UInt8]

    /// U+2014 and a space.
    private static let start: [UInt8] = [0xE2, 0x80, 0x94, 0x20]

    init(key: VerifierKey, signature: [UInt8]) {
        name = key.name
        keyID = key.id
        self.signature = signature
    }

    /// Nil unless `line`, without its line feed, is well-formed.
    init?(line: ArraySlice<UInt8>) {
        guard line.starts(with: Self.start) else { return nil }
        let parts = line.dropFirst(Self.start.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = try? KeyName(bytes: Array(parts[0])),
            let decoded = Base64.decode(parts[1]), decoded.count > 4
        else { return nil }
        self.name = name
        keyID = KeyID(value: UInt32(bigEndianValue(decoded[..<4])))
        signature = Array(decoded[4...])
    }

    /// With its line feed.
    public var line: [UInt8] {
        Self.start + name.bytes + [UInt8(ascii: " ")] + Base64.encode(keyID.bytes + signature) + [NoteText.lineFeed]
    }

    /// Reads lines as a witness answers them, each with its line feed.
    ///
    /// - Throws: ``NoteError/malformedSignature(line:)`` with the number of the line from 1, ``NoteError/noLineFeedAtEnd``
    public static func lines(_ bytes: [UInt8]) throws(NoteError) -> [NoteSignature] {
        guard let lines = NoteText.lines(of: bytes[...]) else { throw .noLineFeedAtEnd }
        var signatures: [NoteSignature] = []
        for (index, line) in lines.enumerated() {
            guard let signature = NoteSignature(line: line) else { throw .malformedSignature(line: index + 1) }
            signatures.append(signature)
        }
        return signatures
    }
}
