import Foundation

/// A built program in a process of its own, whose output is a file.
final class Child {
    let process = Process()
    private let files = TemporaryDirectory()

    /// - Parameter program: the name of one that is built beside the tests.
    init(_ program: String, _ arguments: [String], through wrapper: [String] = []) throws {
        try FileManager.default.createDirectory(atPath: files.path, withIntermediateDirectories: true)
        for name in ["out", "err"] { try Data().write(to: url(name)) }
        let command = wrapper + [Child.path(program)] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: url("out"))
        process.standardError = try FileHandle(forWritingTo: url("err"))
        try process.run()
    }

    deinit {
        if process.isRunning { kill() }
    }

    private static func path(_ program: String) -> String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        let candidates = sequence(first: folder) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        return candidates.map { $0.appendingPathComponent(program).path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/nonexistent/\(program)"
    }

    private func url(_ name: String) -> URL { URL(fileURLWithPath: files.path + "/" + name) }

    var output: String { (try? String(contentsOf: url("out"), encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOf: url("err"), encoding: .utf8)) ?? "" }
    var lines: [Substring] { output.split(separator: "\n") }

    /// Generous, and only waited for where the test is about to fail.
    func waits(until isSo: () -> Bool) -> Bool {
        for _ in 0..<12_000 {
            if isSo() { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return isSo()
    }

    /// - Returns: the exit status.
    func ends() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// As the kernel kills: nothing in it runs any more.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
