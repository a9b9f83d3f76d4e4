import Foundation
import Testing

/// Go's `x/mod/sumdb`, sigstore's Python and pymerkle on what the built program publishes, whole and damaged.
///
/// They are fetched from Debian and PyPI, so this runs where `Tools/third-party --install` has been: `Tools/test`
/// calls it first, and fails where it fails.
@Suite("programs that others wrote")
struct ThirdPartyTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: root.appending(path: ".build-third-party/installed").path)
    }

    @Test(
        "they verify a published directory and refuse each damaged copy",
        .enabled(if: isInstalled, "Tools/third-party --install has not been run"))
    func verifiersOfOthers() throws {
        let answers = try TemporaryDirectory()
        for name in ["out", "err"] { try Data().write(to: answers.url(name)) }
        let process = Process()
        process.executableURL = Self.root.appending(path: "Tools/third-party")
        process.arguments = [Executable.path]
        process.standardOutput = try FileHandle(forWritingTo: answers.url("out"))
        process.standardError = try FileHandle(forWritingTo: answers.url("err"))
        try process.run()
        process.waitUntilExit()
        let output = String(decoding: try Data(contentsOf: answers.url("out")), as: UTF8.self)
        let errors = String(decoding: try Data(contentsOf: answers.url("err")), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(errors)")
        #expect(errors.isEmpty, "\(errors)")
        for said in [
            "ok: tlog.CheckRecord: each of the 385 entries is in the tree, by proofs from the tiles",
            "ok: sigstore verify_merkle_inclusion: each of the 385 entries is in the tree, by proofs from the tiles",
            "ok: pymerkle verify_consistency: it extends 2 kept checkpoints",
            "verified by both; ",
        ] {
            #expect(output.contains(said), "\(output)")
        }
    }
}
