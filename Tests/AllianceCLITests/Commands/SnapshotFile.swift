import Foundation
import Testing

/// A reviewed expected text under `Snapshots/`. With `ALLIANCE_RECORD=1` in the environment it is written instead of
/// compared; the difference is then reviewed as any other change.
struct SnapshotFile {
    static let isRecording = ProcessInfo.processInfo.environment["ALLIANCE_RECORD"] == "1"

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Snapshots")

    let name: String

    private var url: URL { Self.root.appendingPathComponent(name) }

    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if Self.isRecording {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            return
        }
        let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        guard expected != text else { return }
        let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let place = zip(lines, found).prefix { $0 == $1 }.count
        Issue.record(
            """
            Snapshots/\(name) differs from line \(place + 1) on:
            expected: \(lines.dropFirst(place).prefix(3).joined(separator: "\n          "))
            found:    \(found.dropFirst(place).prefix(3).joined(separator: "\n          "))
            If the new text is right, record it: ALLIANCE_RECORD=1 swift test --filter AllianceCLITests
            """, sourceLocation: sourceLocation)
    }
}
