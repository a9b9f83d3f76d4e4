import Foundation
import Testing

@Suite struct `Help` {
    /// The subcommands a help text lists, in its order.
    private static func subcommands(_ help: String) -> [String] {
        var isListing = false
        var names: [String] = []
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasSuffix("SUBCOMMANDS:") {
                isListing = true
            } else if isListing, line.hasPrefix("  "), let first = line.dropFirst(2).first, first.isLowercase {
                names.append(String(line.dropFirst(2).prefix { $0 != " " }))
            }
        }
        return names
    }

    private static func help(_ command: [String]) throws -> String {
        let answer = try Executable.run(command + ["--help"], in: "/")
        #expect(answer.status == 0)
        #expect(answer.errors == "")
        return answer.output
    }

    @Test func `is as reviewed, and gives each command an example`() throws {
        let root = try Self.help([])
        try SnapshotFile(name: "help/alliance.txt").expect(root)
        let nouns = Self.subcommands(root)
        #expect(nouns.contains("init") && nouns.contains("member"))
        for noun in nouns {
            let help = try Self.help([noun])
            #expect(help.contains("alliance \(noun)"))
            var text = help
            for verb in Self.subcommands(help) {
                let help = try Self.help([noun, verb])
                if verb != "list" {
                    #expect(help.contains("For example:\n  alliance \(noun) \(verb)"), "\(noun) \(verb)")
                }
                text += "\n$ alliance \(noun) \(verb) --help\n" + help
            }
            try SnapshotFile(name: "help/\(noun).txt").expect(text)
        }
        let files = try FileManager.default.contentsOfDirectory(
            atPath: SnapshotFile.root.appendingPathComponent("help").path)
        #expect(Set(files) == Set((nouns + ["alliance"]).map { $0 + ".txt" }), "no help of a command that is gone")
    }

    @Test func `fits into eighty columns, but for usage lines`() throws {
        for noun in Self.subcommands(try Self.help([])) {
            for line in try Self.help([noun]).split(separator: "\n") where !line.hasPrefix("USAGE") {
                #expect(line.count <= 80, "\(noun): \(line)")
            }
        }
    }

    @Test func `and the version are answers`() throws {
        #expect(try Executable.run(["--version"], in: "/").status == 0)
        #expect(try Executable.run(["help", "member", "admit"], in: "/").status == 0)
        #expect(try Executable.run([], in: "/").status == 0)
    }
}
