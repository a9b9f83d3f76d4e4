import Foundation
import Testing

/// README is run: every command in it, in order, in one shell, and what it prints is compared with what is shown.
///
/// A new block is taken in by itself. `ALLIANCE_RECORD=1` writes what was printed into README, for review.
@Suite struct `README` {
    private static let url = SnapshotFile.root.deletingLastPathComponent().appendingPathComponent("README.md")

    /// What README marks with “# by hand”, and why it is not run here.
    private static let byHand: Set<String> = [
        "Tools/demo",  // builds a release: minutes
        "Tools/test",  // runs this
        "Tools/bench",  // measures for minutes
        "Tools/sanitize",  // builds everything anew and tests it slowly
        "Tools/drill",  // builds a release; run small by a test of its own
        "Tools/fuzz",  // as long as one likes; what it asks is asked of a corpus by tests
        "Tools/torture",  // as long as one likes; few rounds of it are tests
        "Tools/install-program",  // builds a release and writes into the home directory
        // Installs and builds other people's programs; Tools/third-party, which is a test, runs them as shown.
        "apt-get", "GO111MODULE=off", "python3", "verifiers/bin/pip", "verifiers/bin/python",
    ]

    /// One command after the other in one shell, so that `cd` and `export` stay; each answer in a file of its own.
    private static func answers(_ commands: [ShownCommand]) throws -> [(printed: [String], status: Int32)] {
        let directory = try TemporaryDirectory()
        let place = directory.url("place")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let repository = SnapshotFile.root.deletingLastPathComponent()
        for name in ["Snapshots", "Tools"] {
            try FileManager.default.createSymbolicLink(
                at: place.appendingPathComponent(name), withDestinationURL: repository.appendingPathComponent(name))
        }
        var script = ""
        for (index, command) in commands.enumerated() where !command.isByHand {
            try directory.write(command.text + "\n", to: "\(index).sh")
            script += """
                source ../\(index).sh >../\(index).out 2>&1 </dev/null
                echo $? >../\(index).status

                """
        }
        try directory.write(script, to: "all.sh")
        let bin = URL(fileURLWithPath: Executable.path).deletingLastPathComponent().path
        let answer = try Executable.run(
            [], in: place.path,
            environment: ["PATH": bin + ":/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": place.path],
            wrapper: ["/usr/bin/env", "bash", directory.url("all.sh").path])
        #expect(answer.errors == "")
        return try commands.indices.map { index in
            guard !commands[index].isByHand else { return ([], 0) }
            let text = String(decoding: try Data(contentsOf: directory.url("\(index).out")), as: UTF8.self)
            let status = try String(contentsOf: directory.url("\(index).status"), encoding: .utf8)
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return (lines, Int32(status.filter(\.isNumber)) ?? -1)
        }
    }

    @Test func `shows what its commands print, each of them run in order`() throws {
        let document = CommandDocument(try String(contentsOf: Self.url, encoding: .utf8))
        #expect(document.unknown == [])
        #expect(document.commands.count > 20, "the commands of README were not found")
        let answers = try Self.answers(document.commands)
        if SnapshotFile.isRecording {
            try Data(document.rewritten(answers.map(\.printed)).utf8).write(to: Self.url)
            return
        }
        for (command, answer) in zip(document.commands, answers) where !command.isByHand {
            let place = "README.md:\(command.line + 1): \(command.text)"
            if command.isCompared {
                #expect(
                    command.matches(answer.printed),
                    """
                    \(place)
                    shown:
                    \(command.shown.joined(separator: "\n"))
                    printed:
                    \(answer.printed.prefix(40).joined(separator: "\n"))
                    If that is right, record it: ALLIANCE_RECORD=1 swift test --filter README
                    """)
            } else {
                #expect(answer.status == 0, "\(place)\n\(answer.printed.suffix(20).joined(separator: "\n"))")
            }
        }
    }

    @Test func `marks what is run by hand, which is there`() throws {
        let document = CommandDocument(try String(contentsOf: Self.url, encoding: .utf8))
        let repository = SnapshotFile.root.deletingLastPathComponent()
        #expect(Set(document.commands.filter(\.isByHand).map(\.program)) == Self.byHand)
        let words = document.commands.filter(\.isByHand).flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        for tool in words where tool.hasPrefix("Tools/") {
            let path = repository.appendingPathComponent(String(tool)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(tool)")
        }
    }

    // MARK: - The reading of it

    private static func document(_ shown: String) -> CommandDocument {
        CommandDocument("Text\n\n```console\n$ a \\\n  b\n\(shown)\n$ c\n```\n\n    $ d\n    e\n\n```text\nno\n```\n")
    }

    @Test func `is read block by block`() {
        let document = Self.document("one\n\ntwo")
        #expect(document.commands.map(\.text) == ["a \\\n  b", "c", "d"])
        #expect(document.commands.map(\.shown) == [["one", "", "two"], [], ["e"]])
        #expect(document.unknown == [])
        #expect(CommandDocument("```\n$ a\n```").unknown.count == 1)
        #expect(CommandDocument("text\n\n    no command\n").unknown.count == 1)
    }

    @Test(arguments: [
        ("one\ntwo", "one\ntwo", true), ("one\ntwo", "one", false), ("one", "one\ntwo", false),
        ("…\ntwo", "zero\none\ntwo", true), ("…\ntwo", "two", true), ("…\ntwo", "one", false),
        ("one\n…", "one\ntwo\nthree", true), ("one\n…\nfour", "one\ntwo\nthree", false),
        ("root … =", "root abc =", true), ("root … =", "root abc", false), ("a … b … c", "a 1 b 2 c", true),
        ("a … b … c", "a 1 2 c", false), ("#0…#384", "#0…#384", true), ("#0…#384", "#0…#385", false),
    ])
    func `tells a difference from what may vary`(shown: String, printed: String, isSame: Bool) {
        let command = Self.document(shown).commands[0]
        let lines = printed.split(separator: "\n").map(String.init)
        #expect(command.matches(lines) == isSame)
    }

    @Test func `is rewritten where it differs, and only there`() {
        let document = Self.document("one\n…")
        #expect(document.rewritten([["one", "two"], [], ["e"]]) == document.lines.joined(separator: "\n"))
        let changed = document.rewritten([["1", "2", "3"], ["new"], ["f"]])
        #expect(changed.contains("  b\n1\n…\n$ c\nnew\n```\n\n    $ d\n    f\n"))
        let again = CommandDocument(changed)
        #expect(again.rewritten([["1", "2"], ["new"], ["f"]]) == changed)
    }
}
