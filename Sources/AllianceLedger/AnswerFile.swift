import LMDB

/// A file that an answer is kept in or compared with: written as a whole or not at all.
public enum AnswerFile {
    /// In bytes: far more than any answer has. What goes on longer is `/dev/zero`, or somebody's trap.
    public static let largest = 1 << 30

    /// - Parameter isFound: in a folder, which somebody else may have filled; what the user names may be a pipe
    /// - Throws: `notRegular` for a pipe or a device that was found, and for a file larger than `largest`
    public static func read(_ path: String, isFound: Bool = false) throws(StreamError) -> [UInt8] {
        let act = "reading \(path)"
        let tooLarge = StoreError(.notRegular, act: act, "\(path) is larger than any such file: 1 GiB.")
        if let size = DurableFile.size(path), size > largest { throw tooLarge }
        let bytes = try DurableFile.read(path, limit: largest + 1, from: isFound ? .found : .named, act: act)
        guard bytes.count <= largest else { throw tooLarge }
        return bytes
    }

    /// - Throws: `conflict` for a file in a ledger's own directory: an answer never takes the place of the book.
    public static func write(_ bytes: [UInt8], to path: String) throws(StreamError) {
        try expectElsewhere(path, act: "writing \(path)")
        try DurableFile.replace(path, with: bytes, mode: 0o644, obeysMask: true, act: "writing \(path)")
    }

    /// Takes a file away that was written before.
    public static func remove(_ path: String) throws(StreamError) {
        try DurableFile.remove(path, act: "removing \(path)")
    }

    /// - Throws: `conflict` for a directory in a ledger's own
    public static func makeDirectory(_ path: String) throws(StreamError) {
        try expectElsewhere(path, act: "making \(path)")
        try DurableFile.makeDirectory(path, mode: 0o755, obeysMask: true, act: "making \(path)")
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
