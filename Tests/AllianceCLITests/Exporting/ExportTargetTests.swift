import Foundation
import Testing

/// Where exports go, and what is there when they fail.
@Suite struct `Targets of exports` {
    private static let formats = [("sqlite", "x.sqlite"), ("csv", "x"), ("jsonl", "x.jsonl"), ("rdf", "x.ttl")]

    @Test(arguments: formats) func `are replaced only where that is asked for`(format: String, name: String) throws {
        let ledger = try TestLedger()
        #expect(try ledger.alliance("export", format, name).status == 0)
        let again = try ledger.alliance("export", format, name)
        #expect(again.status == 2)
        #expect(again.errors.contains("--replace"))
        try ledger.directory.write("old", to: format == "csv" ? "x/entries.csv" : name)
        #expect(try ledger.alliance("export", format, name, "--replace").status == 0)
        let file = ledger.directory.url(format == "csv" ? "x/entries.csv" : name)
        #expect(try Data(contentsOf: file).count > 500)
        #expect(try ledger.alliance("export", format, name, "--force").status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path)
        #expect(Set(left) == ["history.jsonl", "ledger", name])
    }

    @Test func `that hold something else are never replaced`() throws {
        let ledger = try TestLedger()
        try FileManager.default.createDirectory(at: ledger.directory.url("mine"), withIntermediateDirectories: false)
        try ledger.directory.write("precious", to: "mine/thesis.txt")
        let answer = try ledger.alliance("export", "csv", "mine", "--replace")
        #expect(answer.status == 2)
        #expect(try String(contentsOf: ledger.directory.url("mine/thesis.txt"), encoding: .utf8) == "precious")
        #expect(try ledger.alliance("export", "sqlite", "mine", "--replace").status == 2)
    }

    @Test(arguments: formats) func `are not in the ledger's directory`(format: String, name: String) throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        for target in [
            "ledger/" + name, "ledger/data.mdb", "ledger/checkpoint", "./ledger/../ledger/" + name, "ledger",
        ] {
            let answer = try ledger.alliance("export", format, target, "--replace")
            #expect(answer.status == 2, "\(target)")
        }
        #expect(try ledger.bytes() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url("ledger").path).count == 5)
    }

    /// A limit of the file's size stands for a full disk where no file system can be mounted.
    @Test(arguments: formats) func `are not there where the disk is full`(format: String, name: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try TemporaryDirectory()
        let arguments = ["export", format, name, "--ledger", ledger.directory.path + "/ledger"]
        let answer = try Executable.run(
            arguments, in: place.path, wrapper: ["/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"])
        #expect(answer.status == 3, "\(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("make room and repeat"), "\(answer.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
        let kept = try Executable.run(arguments, in: place.path)
        #expect(kept.status == 0, "\(kept.errors)")
    }

    @Test(arguments: formats) func `are whole or not there, whenever it is killed`(format: String, name: String) throws
    {
        let ledger = try SilkRoadLedger.imported()
        let place = try TemporaryDirectory()
        let arguments = ["export", format, name, "--ledger", ledger.directory.path + "/ledger", "--replace"]
        #expect(try Executable.run(arguments, in: place.path).status == 0)
        let whole = try OtherProgram.run(
            ["/bin/sh", "-c", "cat \(name) \(name)/* 2>/dev/null | cksum"], in: place.path)
        for milliseconds in stride(from: 5, through: 200, by: 15) {
            let seconds = "0." + String(repeating: "0", count: milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0)
            _ = try Executable.run(
                arguments, in: place.path, wrapper: ["/usr/bin/timeout", "-s", "KILL", seconds + "\(milliseconds)"])
            let now = try OtherProgram.run(
                ["/bin/sh", "-c", "cat \(name) \(name)/* 2>/dev/null | cksum"], in: place.path)
            #expect(now.output == whole.output, "killed after \(milliseconds) ms")
        }
        #expect(try Executable.run(arguments, in: place.path).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [name])
    }
}
