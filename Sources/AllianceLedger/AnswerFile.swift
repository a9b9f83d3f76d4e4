import LMDB

/// A file that an answer is kept in or compared with: written as a whole or not at all.
public enum AnswerFile {
    public static func read(_ path: String) throws(StreamError) -> [UInt8] {
        try DurableFile.read(path, act: "reading \(path)")
    }

    /// - Throws: `conflict` for a file in a ledger's own directory: an answer never takes the place of the book.
    public static func write(_ bytes: [UInt8], to path: String) throws(StreamError) {
        guard DurableFile.kind(DurableFile.parent(of: path) + "/data.mdb") == .nothing else {
            throw StoreError(
                .conflict, act: "writing \(path)", "\(path) is in a ledger's own directory: name a file elsewhere.")
        }
        try DurableFile.replace(path, with: bytes, mode: 0o644, act: "writing \(path)")
    }

    public static func makeDirectory(_ path: String) throws(StreamError) {
        try DurableFile.makeDirectory(path, mode: 0o755, act: "making \(path)")
    }

    public static func isDirectory(_ path: String) -> Bool { DurableFile.kind(path) == .directory }

    public static func exists(_ path: String) -> Bool { DurableFile.kind(path) != .nothing }
}
