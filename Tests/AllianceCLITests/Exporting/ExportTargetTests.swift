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
        try FileManager.default.createSymbolicLink(
            at: ledger.directory.url("link"), withDestinationURL: ledger.directory.url("ledger"))
        for target in [
            "ledger/" + name, "ledger/data.mdb", "ledger/checkpoint", "./ledger/../ledger/" + name, "ledger",
            "ledger/deeper/" + name, "link/" + name,
        ] {
            let answer = try ledger.alliance("export", format, target, "--replace")
            #expect(answer.status == 2, "\(target)")
        }
        #expect(try ledger.bytes() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url("ledger").path).count == 5)
    }

    @Test func `that hold a file of somebody beside an older export are not replaced`() throws {
        let ledger = try TestLedger()
        #expect(try ledger.alliance("export", "csv", "x").status == 0)
        try ledger.directory.write("precious", to: "x/thesis.txt")
        let answer = try ledger.alliance("export", "csv", "x", "--replace")
        #expect(answer.status == 2 && answer.errors.contains("thesis.txt"), "\(answer.errors)")
        #expect(try String(contentsOf: ledger.directory.url("x/thesis.txt"), encoding: .utf8) == "precious")
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("x.new").path))
    }

    /// To move a file to the place of a device takes the device away from everybody.
    @Test(arguments: formats) func `are no pipes or devices`(format: String, name: String) throws {
        let ledger = try TestLedger()
        try #require(unsafe mkfifo(ledger.directory.url("pipe").path, 0o600) == 0)
        var calls = [["export", format, "pipe", "--replace"]]
        calls.append(["report", "--write", "pipe", "--replace"])
        calls.append(["replay", "--write", "pipe"])
        for call in calls {
            let answer = try ledger.alliance(call)
            #expect(answer.status == 2, "\(call): \(answer.errors)")
            let kind = try FileManager.default.attributesOfItem(atPath: ledger.directory.url("pipe").path)[.type]
            #expect(kind as? FileAttributeType != .typeRegular, "\(call)")
        }
    }

    /// What stands under the name that an export has until it is whole.
    @Test(arguments: formats, ["a link", "a second name", "a folder of somebody", "a link to one"])
    func `leave alone what stands in their way`(target: (format: String, name: String), obstacle: String) throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let files = FileManager.default
        let folder = ledger.directory.url("mine")
        try files.createDirectory(at: folder, withIntermediateDirectories: false)
        try ledger.directory.write("precious", to: "mine/thesis.txt")
        let place = ledger.directory.url(target.name + ".new")
        switch obstacle {
        case "a link":
            try files.createSymbolicLink(at: place, withDestinationURL: ledger.directory.url("ledger/data.mdb"))
        case "a second name": try files.linkItem(at: folder.appendingPathComponent("thesis.txt"), to: place)
        case "a folder of somebody": try files.copyItem(at: folder, to: place)
        default: try files.createSymbolicLink(at: place, withDestinationURL: folder)
        }
        let answer = try ledger.alliance("export", target.format, target.name)
        #expect(answer.status == 2, "\(answer.errors)")
        #expect(answer.errors.contains("what to do: "))
        #expect(files.fileExists(atPath: place.path))
        #expect(try String(contentsOf: folder.appendingPathComponent("thesis.txt"), encoding: .utf8) == "precious")
        if obstacle == "a folder of somebody" {
            #expect(files.fileExists(atPath: place.appendingPathComponent("thesis.txt").path))
        }
        #expect(try ledger.bytes() == before)
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
