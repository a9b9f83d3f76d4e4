import Foundation
import Testing

/// Directories that somebody else has filled: links, pipes, devices, files with holes.
@Suite(.timeLimit(.minutes(2))) struct HostileFilesTests {
    @Test("A link under the temporary name leads nowhere")
    func temporaryLinks() throws {
        let ledger = try TestLedger()
        try ledger.directory.write("mine\n", to: "victim")
        try link("state.json.new", to: "victim", ledger)
        try link("log.jsonl.new", to: "victim", ledger)
        try link("ledger/checkpoint.new", to: "victim", ledger)
        #expect(try ledger.alliance("replay", "--write", "state.json").status == 0)
        let refused = try ledger.alliance("export", "jsonl", "log.jsonl")
        #expect(refused.status == 2)
        #expect(
            refused.errors.contains("log.jsonl.new stands in the way"),
            "\(refused.errors)")
        #expect(
            try ledger.alliance(
                "record", "institution.registered", "--subject", "institution/nlm", "--data", #"{"identified":false}"#
            ).status == 0)
        #expect(try String(contentsOf: ledger.directory.url("victim"), encoding: .utf8) == "mine\n")
    }

    @Test("Nobody's folder is taken for what an interrupted export left")
    func foldersInTheWay() throws {
        let ledger = try TestLedger()
        let files = FileManager.default
        for name in ["mine", "tables.new"] {
            try files.createDirectory(at: ledger.directory.url(name), withIntermediateDirectories: false)
            try ledger.directory.write("dear\n", to: name + "/letter")
        }
        #expect(try ledger.alliance("export", "csv", "tables").status == 2)
        try link("others.new", to: "mine", ledger)
        #expect(try ledger.alliance("export", "csv", "others").status == 2)
        for name in ["mine", "tables.new"] {
            #expect(try files.contentsOfDirectory(atPath: ledger.directory.url(name).path) == ["letter"])
        }
        // An interrupted run's own remnant is still replaced.
        try ledger.directory.write("", to: "tables.new/.unfinished")
        #expect(try ledger.alliance("export", "csv", "tables").status == 0)
        #expect(!files.fileExists(atPath: ledger.directory.url("tables/letter").path))
    }

    @Test(
        "Publishing writes nothing through a link below the directory", arguments: ["tile", "tile/0", "tile/entries"])
    func publishedLinks(name: String) throws {
        let ledger = try TestLedger()
        let files = FileManager.default
        try files.createDirectory(at: ledger.directory.url("elsewhere"), withIntermediateDirectories: false)
        let path = "published/" + name
        try files.createDirectory(
            at: ledger.directory.url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try link(path, to: "elsewhere", ledger)
        let refused = try ledger.alliance("publish", "published")
        #expect(refused.status == 3)
        #expect(refused.errors.contains("\(path) is a link or a file, not a directory"), "\(refused.errors)")
        #expect(try files.contentsOfDirectory(atPath: ledger.directory.url("elsewhere").path).isEmpty)
    }

    @Test("A tile that is a link, or a second name of another file, is replaced and not written through")
    func publishedTileLinks() throws {
        let ledger = try TestLedger()
        let files = FileManager.default
        try ledger.directory.write("mine\n", to: "victim")
        for folder in ["published/tile/0/000.p", "published/tile/entries/000.p"] {
            try files.createDirectory(at: ledger.directory.url(folder), withIntermediateDirectories: true)
        }
        try link("published/tile/0/000.p/8", to: "victim", ledger)
        try files.linkItem(
            at: ledger.directory.url("victim"), to: ledger.directory.url("published/tile/entries/000.p/8"))
        #expect(try ledger.alliance("publish", "published").status == 0)
        #expect(try String(contentsOf: ledger.directory.url("victim"), encoding: .utf8) == "mine\n")
        #expect(try ledger.alliance("audit", "published", "--key", "ledger/verifier.key").status == 0)
    }

    enum Trap: CaseIterable, Sendable { case pipe, device, holes, link }

    @Test("An audit, a publication and a check of a directory with traps in it end", arguments: Trap.allCases)
    func traps(trap: Trap) throws {
        let ledger = try TestLedger()
        for call in [["publish", "published"], ["certificate", "institution/nlc", "--out", "certificate"]] {
            try #require(try ledger.alliance(call).status == 0)
        }
        let key = ["--key", "ledger/verifier.key"]
        for name in ["tile/entries/000.p/8", "tile/0/000.p/8", "checkpoint"] {
            try put(trap, at: "published/" + name, ledger)
            let audit = try ledger.alliance(["audit", "published"] + key)
            #expect([1, 3].contains(audit.status), "\(name): \(audit.errors)")
            #expect(!(audit.output + audit.errors).contains("root:"), "what a link leads to is not shown")
        }
        #expect([1, 3].contains(try ledger.alliance("publish", "published").status))
        for name in ["certificate.json", "entries/3.entry"] {
            try put(trap, at: "certificate/" + name, ledger)
            let check = try ledger.alliance(["check", "certificate"] + key)
            #expect([1, 3].contains(check.status), "\(name): \(check.output)")
            #expect(!(check.output + check.errors).contains("root:"))
        }
    }

    private func link(_ name: String, to target: String, _ ledger: TestLedger) throws {
        try FileManager.default.createSymbolicLink(
            at: ledger.directory.url(name), withDestinationURL: ledger.directory.url(target))
    }

    private func put(_ trap: Trap, at name: String, _ ledger: TestLedger) throws {
        let path = ledger.directory.url(name).path
        try? FileManager.default.removeItem(atPath: path)
        switch trap {
        case .pipe:
            let made = unsafe mkfifo(path, 0o644)
            try #require(made == 0)
        case .device: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
        case .holes:
            try Data().write(to: URL(fileURLWithPath: path))
            try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 1 << 40)
        }
    }
}
