import Foundation
import Testing

/// `alliance log --watch`, with other processes that append.
@Suite struct `A log that is watched` {
    private let ledger: TestLedger

    init() throws { ledger = try TestLedger() }

    /// The program, running, with what it has written in files.
    private final class Watcher {
        let process = Process()
        private let files: TemporaryDirectory

        init(_ ledger: TestLedger, _ arguments: [String]) throws {
            files = try TemporaryDirectory()
            for name in ["out", "err"] { try Data().write(to: files.url(name)) }
            process.executableURL = URL(fileURLWithPath: Executable.path)
            process.arguments = ["log", "--watch"] + arguments
            process.currentDirectoryURL = ledger.directory.url("")
            process.environment = [:]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: files.url("out"))
            process.standardError = try FileHandle(forWritingTo: files.url("err"))
            try process.run()
        }

        deinit { if process.isRunning { process.terminate() } }

        var output: String { (try? String(contentsOf: files.url("out"), encoding: .utf8)) ?? "" }
        var errors: String { (try? String(contentsOf: files.url("err"), encoding: .utf8)) ?? "" }
        var lines: [Substring] { output.split(separator: "\n") }

        /// Generous, and only waited for where the test is about to fail.
        func waits(until isSo: () -> Bool) -> Bool {
            for _ in 0..<600 {
                if isSo() { return true }
                Thread.sleep(forTimeInterval: 0.05)
            }
            return isSo()
        }

        func ends() -> Bool { waits { !process.isRunning } }
    }

    private static func register(_ ledger: TestLedger, _ id: String) throws {
        let answer = try ledger.alliance("institution", "register", id, "--unidentified")
        #expect(answer.status == 0, "\(answer.errors)")
    }

    @Test func `is followed through what two others append, each entry once and in order`() async throws {
        let watcher = try Watcher(ledger, [])
        #expect(watcher.waits { watcher.lines.count == TestLedger.size })
        let ledger = ledger
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in ["a", "b"] {
                group.addTask { for number in 0..<6 { try Self.register(ledger, "\(writer)-\(number)") } }
            }
            try await group.waitForAll()
        }
        #expect(watcher.waits { watcher.lines.count == TestLedger.size + 12 })
        #expect(watcher.output == (try ledger.alliance("log").output))
        watcher.process.interrupt()
        #expect(watcher.ends() && watcher.process.terminationStatus == 0)
        #expect(watcher.process.terminationReason == .exit)
        #expect(watcher.errors == "")
    }

    @Test func `is followed from an entry that is not there yet, to one that is named`() throws {
        let watcher = try Watcher(ledger, ["--from", "9", "--until", "10", "--format", "json"])
        for id in ["one", "two", "three", "four"] { try Self.register(ledger, id) }
        #expect(watcher.ends() && watcher.process.terminationStatus == 0)
        #expect(watcher.output == (try ledger.alliance("log", "--from", "9", "--until", "10").output))
    }

    @Test func `keeps no writer from reusing pages`() throws {
        let watcher = try Watcher(ledger, [])
        #expect(watcher.waits { watcher.lines.count == TestLedger.size })
        // A transaction held while waiting would stand in the table of readers with the pages it keeps.
        let before = try ledger.bytes()[0].count
        for number in 0..<10 { try Self.register(ledger, "institution-\(number)") }
        #expect(watcher.waits { watcher.lines.count == TestLedger.size + 10 })
        let other = try TestLedger()
        for number in 0..<10 { try Self.register(other, "institution-\(number)") }
        #expect(try ledger.bytes()[0].count - before <= other.bytes()[0].count - before + 65_536)
    }

    @Test func `ends where nobody reads on, though nothing comes`() throws {
        let answer = try Executable.run(
            [], in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin"],
            wrapper: ["/bin/sh", "-c", #"{ "$0" log --watch; echo "status $?" >&2; } | head -n 1"#])
        #expect(answer.output.hasSuffix("}\n"))
        #expect(answer.errors == "status 0\n")
    }

    @Test(arguments: ["replaced", "removed", "cut short"])
    func `says that its files were`(_ what: String) throws {
        let watcher = try Watcher(ledger, [])
        #expect(watcher.waits { watcher.lines.count == TestLedger.size })
        let store = ledger.directory.url("ledger/data.mdb")
        switch what {
        case "replaced": try Data(contentsOf: store).write(to: store, options: .atomic)
        case "removed": try FileManager.default.removeItem(at: ledger.directory.url("ledger"))
        default:
            let handle = try FileHandle(forWritingTo: store)
            try handle.truncate(atOffset: 0)
            try handle.close()
        }
        #expect(watcher.ends() && watcher.process.terminationStatus == 3)
        #expect(watcher.process.terminationReason == .exit)
        #expect(watcher.errors.hasPrefix("error: ") && watcher.errors.contains("what to do: "), "\(watcher.errors)")
        #expect(watcher.lines.count == TestLedger.size)
    }

    @Test func `says that an older copy was put into its place`() throws {
        let old = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        for number in 0..<3 { try Self.register(ledger, "institution-\(number)") }
        let watcher = try Watcher(ledger, [])
        #expect(watcher.waits { watcher.lines.count == TestLedger.size + 3 })
        let handle = try FileHandle(forWritingTo: ledger.directory.url("ledger/data.mdb"))
        try handle.write(contentsOf: old)
        try handle.close()
        #expect(watcher.ends() && watcher.process.terminationStatus == 3)
        #expect(watcher.errors.contains("the ledger") || watcher.errors.contains("older copy"), "\(watcher.errors)")
        #expect(watcher.lines.count == TestLedger.size + 3)
    }
}
