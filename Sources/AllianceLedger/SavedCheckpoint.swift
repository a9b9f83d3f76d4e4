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
                        path: path, note: try DurableFile.read(path, limit: 1 << 20, act: "reading a checkpoint")))
            } catch {
                throw .savedUnreadable(path, why: error.message)
            }
        }
        return saved
    }
}
