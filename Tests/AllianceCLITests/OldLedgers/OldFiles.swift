import Foundation

/// A copy of what an older, or a newer, version of this program wrote: a directory of `Tests/Fixtures`.
struct OldFiles {
    let directory: TemporaryDirectory

    private static let all = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures").standardized

    static let formats: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: all.path)) ?? [])
        .filter { $0.hasPrefix("format-") }.sorted()

    /// - Parameter name: of the directory, whose files are in `old` then
    init(_ name: String) throws {
        directory = try TemporaryDirectory()
        try FileManager.default.copyItem(at: Self.all.appending(path: name), to: directory.url("old"))
        // A repository does not keep permissions.
        for key in ["old/signer.key", "old/ledger/signer.key"]
        where FileManager.default.fileExists(atPath: directory.url(key).path) {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.url(key).path)
        }
    }

    func alliance(_ arguments: String...) throws -> Executable.Answer {
        try Executable.run(arguments, in: directory.path)
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: directory.url(name)) }
}
