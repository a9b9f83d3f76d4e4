import LMDB
import TransparencyLog

/// A checkpoint that the auditor kept from an earlier time.
struct SavedCheckpoint: Sendable {
    let path: String
    let note: [UInt8]

    static func read(_ paths: [String]) throws(AuditError) -> [SavedCheckpoint] {
        var saved: [SavedCheckpoint] = []
        for path in paths {
            do {
                saved.append(
                    SavedCheckpoint(
                        path: path,
                        note: try DurableFile.read(
                            path, limit: 1 << 20, from: .named, act: "reading a checkpoint")))
            } catch {
                throw .savedUnreadable(path, why: error.message)
            }
        }
        return saved
    }

    /// Whether a line under it is of one of these keys, good or not; true for what is no signed note at all.
    func isSigned(byOneOf keys: [VerifierKey]) -> Bool {
        guard let note = try? SignedNote(bytes: note) else { return true }
        return note.signatures.contains { line in keys.contains { $0.name == line.name && $0.id == line.keyID } }
    }
}
