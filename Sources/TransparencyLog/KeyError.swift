/// Why a text is not a key. No case carries the text, which may be secret.
public enum KeyError: Error, Hashable, CustomStringConvertible {
    case malformed
    case badName(NoteNameError)
    case unknownType(UInt8)
    /// Of the key proper, in bytes.
    case wrongLength(Int)
    case keyIDDiffers(expected: KeyID)
    case refusedByCryptography

    public var description: String {
        switch self {
        case .malformed:
            "A verifier key reads name+8 hexadecimal digits+base64, a signer key the same after PRIVATE+KEY+."
        case .badName(let error):
            error.description
        case .unknownType(let type):
            "The key has the type \(type); known are 1 (Ed25519) and 4 (cosignature)."
        case .wrongLength(let count):
            "An Ed25519 key has 32 bytes; this one has \(count)."
        case .keyIDDiffers(let expected):
            "The key id does not belong to this name and key; it would be \(expected)."
        case .refusedByCryptography:
            "The 32 bytes are not an Ed25519 key."
        }
    }
}
