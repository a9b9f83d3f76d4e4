import Alliances
import CanonicalJSON
import LMDB
import TransparencyLog

/// What a backup says of itself in `backup.json`, canonical JSON on one line. It is not signed: what it says is compared
/// with what the backup holds, whose checkpoint is signed.
public struct BackupMark: Equatable, Sendable {
    public static let fileName = "backup.json"

    public let origin: String
    /// Of the log in it, signed or not.
    public let size: Int
    public let root: TreeHash
    /// How many of its entries the checkpoint in it covers.
    public let signedSize: Int
    public let taken: Instant
    public let holdsSigner: Bool

    static let kind = "alliance-backup@v1"

    var bytes: [UInt8] {
        JSONValue.object(sorting: [
            .init(key: "backup", value: .string(Self.kind)), .init(key: "origin", value: .string(origin)),
            .init(key: "size", value: .integer(Int64(size))), .init(key: "root", value: .string(root.base64)),
            .init(key: "signedSize", value: .integer(Int64(signedSize))),
            .init(key: "taken", value: .string(taken.description)),
            .init(key: "signerKey", value: .bool(holdsSigner)),
        ]).canonicalBytes() + [0x0a]
    }
}

extension BackupMark {
    /// - Returns: nil unless the bytes are what `bytes` makes
    init?(_ bytes: [UInt8]) {
        guard bytes.last == 0x0a, let value = try? JSONValue(canonical: bytes.span.extracting(0..<bytes.count - 1)),
            value["backup"] == .string(Self.kind), case .string(let origin) = value["origin"],
            case .integer(let size) = value["size"], case .integer(let signedSize) = value["signedSize"],
            case .string(let rootText) = value["root"], let root = TreeHash(base64: rootText),
            case .string(let time) = value["taken"], let taken = Instant(time),
            case .bool(let holdsSigner) = value["signerKey"], size >= 0, signedSize >= 0, size <= 1 << 31
        else { return nil }
        self.init(
            origin: origin, size: Int(size), root: root, signedSize: Int(signedSize), taken: taken,
            holdsSigner: holdsSigner)
        guard self.bytes == bytes else { return nil }
    }

    /// - Returns: nil where the directory is no backup
    static func read(in directory: String) -> BackupMark? {
        let path = directory + "/" + fileName
        guard DurableFile.kind(path) == .file else { return nil }
        return (try? DurableFile.read(path, limit: 1 << 16, act: "reading a backup")).flatMap { BackupMark($0) }
    }
}
