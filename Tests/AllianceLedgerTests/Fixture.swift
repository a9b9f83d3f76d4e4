import Foundation

/// What older versions of this program wrote, in `Tests/Fixtures`.
enum Fixture {
    static func directory(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/" + name).standardized.path
    }

    /// A copy that may be written to, with the key as it has to be kept: a repository does not keep permissions.
    static func copy(_ name: String, to place: String) throws {
        try? FileManager.default.removeItem(atPath: place)
        try FileManager.default.copyItem(atPath: directory(name), toPath: place)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: place + "/signer.key")
    }

    static var formats: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory(""))) ?? [])
            .filter { $0.hasPrefix("format-") }.sorted()
    }
}
