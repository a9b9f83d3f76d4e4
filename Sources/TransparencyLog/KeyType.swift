/// The signature types this module makes and verifies (c2sp.org/signed-note). Other lines are kept and not verified.
public enum KeyType: UInt8, Hashable, Sendable {
    /// RFC 8032 over the text of a note.
    case ed25519 = 0x01
    /// `cosignature/v1`: the same over a time and the text of a checkpoint.
    case cosignature = 0x04

    /// Bytes after the key id in a signature line.
    var signatureLength: Int {
        switch self {
        case .ed25519: 64
        case .cosignature: 8 + 64
        }
    }
}
