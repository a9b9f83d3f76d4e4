import Foundation
import Testing

@Suite struct `Tampering` {
    /// A copy of the ledger in which some bytes of `data.mdb` were replaced by others, as many.
    private static func copy(replacing old: String, with new: String) throws -> TemporaryDirectory {
        precondition(old.utf8.count == new.utf8.count, "The place of everything else stays.")
        let ledger = try SilkRoadLedger.imported()
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(at: directory.url("ledger"), withIntermediateDirectories: true)
        for file in ["checkpoint", "verifier.key", "signer.key"] {
            try FileManager.default.copyItem(
                at: ledger.directory.url("ledger/" + file), to: directory.url("ledger/" + file))
        }
        var data = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        var found = 0
        while let place = data.range(of: Data(old.utf8)) {
            data.replaceSubrange(place, with: Data(new.utf8))
            found += 1
        }
        try #require(found > 0, "the store holds no \(old)")
        try data.write(to: directory.url("ledger/data.mdb"))
        return directory
    }

    // What stands in a row stands there without a separator: date, then evidence.

    @Test func `with a row is found by both, and not looked for in the log alone`() throws {
        let directory = try Self.copy(replacing: "2018-05-28cgtn-20180528", with: "2018-05-28cgtn-20180529")
        for command in ["replay", "verify"] {
            let answer = try Executable.run([command], in: directory.path)
            #expect(answer.status == 1)
            #expect(answer.output.contains("\nFAILED   rows "), "\(answer.output)")
        }
        #expect(try Executable.run(["verify", "--log"], in: directory.path).status == 0)
    }

    @Test func `with a row that can no longer be read is found too`() throws {
        let directory = try Self.copy(replacing: "2018-05-28cgtn-20180528", with: "2018-15-28cgtn-20180528")
        #expect(try Executable.run(["replay"], in: directory.path).status == 1)
        let members = try Executable.run(["members"], in: directory.path)
        #expect(members.status == 3 && members.errors.contains("the store is damaged"))
    }

    @Test func `with what an entry says is found by both`() throws {
        let directory = try Self.copy(
            replacing: #""note":"The first batch of members.""#, with: #""note":"The third batch of members.""#)
        for command in ["replay", "verify"] {
            let answer = try Executable.run([command], in: directory.path)
            #expect(answer.status == 1)
            #expect(answer.output.contains("\nFAILED   tree "), "\(answer.output)")
            #expect(answer.output.contains("\nFAILED   checkpoint "), "\(answer.output)")
        }
    }

    @Test func `with the form of an entry is found by both`() throws {
        let directory = try Self.copy(
            replacing: #""note":"The first batch of members.""#, with: #""note": The first batch of members.""#)
        for command in ["replay", "verify"] {
            let answer = try Executable.run([command], in: directory.path)
            #expect(answer.status == 1, "\(answer)")
            #expect(answer.output.hasPrefix("FAILED: "), "\(answer)")
            #expect(answer.output.contains("#340"))
        }
    }

    @Test func `with the checkpoint is found by both`() throws {
        let directory = try Self.copy(replacing: "The first batch of members.", with: "The first batch of members!")
        let checkpoint = directory.url("ledger/checkpoint")
        let text = try String(contentsOf: checkpoint, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "\n385\n", with: "\n384\n").utf8).write(to: checkpoint)
        for command in ["replay", "verify"] {
            let answer = try Executable.run([command], in: directory.path)
            #expect(answer.status == 1)
            #expect(answer.output.contains("- the one beside the store: "), "\(answer)")
        }
    }
}
