import Crypto

/// A public key with its name and type, as configured by whoever verifies: `name+keyid+base64(type ‖ key)`.
public struct VerifierKey: Hashable, Sendable {
    public let name: KeyName
    public let type: KeyType
    /// 32 bytes.
    public let publicKey: [UInt8]
    public let id: KeyID

    /// - Throws: ``KeyError/wrongLength(_:)``
    public init(name: KeyName, type: KeyType, publicKey: [UInt8]) throws(KeyError) {
        guard publicKey.count == 32 else { throw .wrongLength(publicKey.count) }
        self.name = name
        self.type = type
        self.publicKey = publicKey
        id = KeyID(name: name, type: type, publicKey: publicKey)
    }
}

// MARK: Text

extension VerifierKey: CustomStringConvertible {
    public var text: String {
        KeyText(name: name, id: id, type: type, key: publicKey).text
    }

    public var description: String { text }

    /// - Throws: ``KeyError``: for every spelling but the one that ``text`` writes; no line feed may follow.
    public init(text: String) throws(KeyError) {
        let parsed = try KeyText(Array(text.utf8)[...])
        try self.init(name: parsed.name, type: parsed.type, publicKey: parsed.key)
        guard id == parsed.id else { throw .keyIDDiffers(expected: id) }
    }
}

// MARK: Verification

extension VerifierKey {
    /// Whether `signature`, without the key id, is one of this key over the text of a note.
    func verifies(_ signature: [UInt8], text: [UInt8]) -> Bool {
        guard signature.count == type.signatureLength,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        switch type {
        case .ed25519:
            return key.isValidSignature(signature, for: text)
        case .cosignature:
            let timestamp = bigEndianValue(signature[..<8])
            guard timestamp <= Cosignature.latestTimestamp else { return false }
            return key.isValidSignature(signature[8...], for: Cosignature.message(timestamp: timestamp, text: text))
        }
    }
}
