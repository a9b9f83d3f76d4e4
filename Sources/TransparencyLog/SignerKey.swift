import Crypto

/// A private key with its name and type. Its text is secret; its description is not.
public struct SignerKey: Sendable {
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: the 32 secret bytes of RFC 8032 §5.1.5
    /// - Throws: ``KeyError``
    public init(name: KeyName, type: KeyType, seed: [UInt8]) throws(KeyError) {
        guard seed.count == 32 else { throw .wrongLength(seed.count) }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            throw .refusedByCryptography
        }
        verifier = try VerifierKey(name: name, type: type, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// A new key: the one place in this module where random bytes come from.
    ///
    /// - Throws: ``KeyError``
    public static func generate(name: KeyName, type: KeyType = .ed25519) throws(KeyError) -> SignerKey {
        try SignerKey(name: name, type: type, seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    /// Ed25519 over any bytes. Verify what it returns, do not compare it: some platforms randomise it.
    ///
    /// - Throws: ``SigningError/refusedByCryptography``
    func sign(message: [UInt8]) throws(SigningError) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            throw .refusedByCryptography
        }
    }
}

// MARK: Text

extension SignerKey {
    private static let prefix = "PRIVATE+KEY+"

    /// `PRIVATE+KEY+name+keyid+base64(type ‖ seed)`, the form of golang.org/x/mod/sumdb/note.
    public var secretText: String {
        let text = KeyText(name: verifier.name, id: verifier.id, type: verifier.type, key: Array(key.rawRepresentation))
        return Self.prefix + text.text
    }

    /// - Throws: ``KeyError``: for every spelling but the one that ``secretText`` writes; no line feed may follow.
    public init(secretText: String) throws(KeyError) {
        let bytes = Array(secretText.utf8)
        let prefix = Array(Self.prefix.utf8)
        guard bytes.starts(with: prefix) else { throw .malformed }
        let parsed = try KeyText(bytes[prefix.count...])
        try self.init(name: parsed.name, type: parsed.type, seed: parsed.key)
        guard verifier.id == parsed.id else { throw .keyIDDiffers(expected: verifier.id) }
    }
}

extension SignerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "signer of \(verifier)" }
    public var debugDescription: String { description }
    /// Without children: a dump would print the seed.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

public enum SigningError: Error, Hashable, CustomStringConvertible {
    case wrongKeyType(KeyType)
    /// The text of a note is valid UTF-8 without control characters and ends in a line feed.
    case notANoteText
    case timestampOutOfRange(UInt64)
    case refusedByCryptography

    public var description: String {
        switch self {
        case .wrongKeyType(let type):
            "A key of type \(type.rawValue) does not make such signatures."
        case .notANoteText:
            "Only a text of valid UTF-8 that ends in a line feed and has no control characters can be signed."
        case .timestampOutOfRange(let timestamp):
            "A cosignature cannot be made for the time \(timestamp): the largest is 2^63 - 1."
        case .refusedByCryptography:
            "The cryptographic library made no signature."
        }
    }
}
