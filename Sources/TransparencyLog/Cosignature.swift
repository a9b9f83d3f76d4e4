/// The statement of a witness that, at a time, a checkpoint was the largest consistent one it had seen of its origin
/// (c2sp.org/tlog-cosignature, version 1).
public struct Cosignature: Hashable, Sendable {
    /// POSIX seconds.
    public let timestamp: UInt64
    public let signature: NoteSignature

    public static let latestTimestamp = UInt64(Int64.max)

    /// - Parameter timestamp: in POSIX seconds
    /// - Throws: ``SigningError/wrongKeyType(_:)``, ``SigningError/timestampOutOfRange(_:)``
    public init(of checkpoint: Checkpoint, at timestamp: UInt64, by signer: SignerKey) throws(SigningError) {
        guard signer.verifier.type == .cosignature else { throw .wrongKeyType(signer.verifier.type) }
        guard timestamp <= Self.latestTimestamp else { throw .timestampOutOfRange(timestamp) }
        let message = Self.message(timestamp: timestamp, text: checkpoint.text)
        self.timestamp = timestamp
        signature = NoteSignature(
            key: signer.verifier, signature: bigEndianBytes(timestamp) + (try signer.sign(message: message)))
    }

    /// Reads the time of a line; nil where `key` makes no cosignatures. Nothing is verified.
    init?(_ signature: NoteSignature, of key: VerifierKey) {
        guard key.type == .cosignature, signature.signature.count == key.type.signatureLength else { return nil }
        timestamp = bigEndianValue(signature.signature[..<8])
        self.signature = signature
    }

    static func message(timestamp: UInt64, text: [UInt8]) -> [UInt8] {
        Array("cosignature/v1\ntime \(timestamp)\n".utf8) + text
    }
}
