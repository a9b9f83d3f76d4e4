import Foundation
import Testing

/// The drill for people, made small.
@Suite struct `The drill` {
    @Test func `loses a machine under load and nothing that was acknowledged`() throws {
        let place = try TemporaryDirectory()
        let drill = SnapshotFile.root.deletingLastPathComponent().appendingPathComponent("Tools/drill").path
        let answer = try Executable.run(
            [], in: place.path, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "TMPDIR": place.path],
            wrapper: ["/usr/bin/env", "bash", drill, "--entries", "300"])
        #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
        #expect(answer.output.contains("byte for byte"))
        #expect(answer.output.hasSuffix("The drill went well: nothing that was acknowledged is lost.\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }
}
