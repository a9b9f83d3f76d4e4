import LMDB

/// A file that an answer is kept in or compared with: written as a whole or not at all.
public enum AnswerFile {
    public static func read(_ path: String) throws(StreamError) -> [UInt8] {
        try DurableFile.read(path, act: "reading \(path)")
    }

    /// - Throws: `conflict` for a file in a ledger's own directory: an answer never takes the place of the book.
    public static func write(_ bytes: [UInt8], to path: String) throws(StreamError) {
        try expectElsewhere(path, act: "writing \(path)")
        try DurableFile.replace(path, with: bytes, mode: 0o644, act: "writing \(path)")
    }

    /// Takes a file away that was written before.
    public static func remove(_ path: String) throws(StreamError) {
        try DurableFile.remove(path, act: "removing \(path)")
    }

    /// - Throws: `conflict` for a directory in a ledger's own
    public static func makeDirectory(_ path: String) throws(StreamError) {
        try expectElsewhere(path, act: "making \(path)")
        try DurableFile.makeDirectory(path, mode: 0o755, act: "making \(path)")
    }

    public static func isDirectory(_ path: String) -> Bool { DurableFile.kind(path) == .directory }

    public static func isEmptyDirectory(_ path: String) -> Bool {
        isDirectory(path) && (try? DurableFile.list(path, act: "reading \(path)").isEmpty) == true
    }

    /// Whether a path lies in the directory of a ledger, however deep, or is that directory.
    public static func isInLedger(_ path: String) -> Bool { LedgerFiles.hold(path) }

    private static func expectElsewhere(_ path: String, act: String) throws(StreamError) {
        guard !isInLedger(path) else {
            throw StoreError(.conflict, act: act, "\(path) is in a ledger's own directory: name a place elsewhere.")
        }
    }

    public static func exists(_ path: String) -> Bool { DurableFile.kind(path) != .nothing }
}
