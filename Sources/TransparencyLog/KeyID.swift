/// The four bytes that tell the keys of one name apart. They can be made to collide: no measure of security.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    public let value: UInt32

    init(value: UInt32) {
        self.value = value
    }

    /// SHA-256(name ‖ 0x0A ‖ type ‖ public key)[0:4]
    init(name: KeyName, type: KeyType, publicKey: [UInt8]) {
        let hash = sha256((name.bytes + [NoteText.lineFeed, type.rawValue] + publicKey).span)
        value = UInt32(bigEndianValue(hash.bytes[..<4]))
    }

    var bytes: [UInt8] { bigEndianBytes(value) }

    /// Eight lower-case digits.
    public var description: String { Hex.encode(bytes) }
}
