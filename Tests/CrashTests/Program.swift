import Foundation

/// The built program, run as people run it, and killed as machines kill it.
struct Program {
    struct Answer {
        /// nil where a signal ended it.
        let status: Int32?
        let signal: Int32?
        let output: String
        let errors: String
    }

    /// Stands beside the test bundle.
    static let path: String = {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var url = URL(fileURLWithPath: bundle)
        while url.path != "/" {
            url.deleteLastPathComponent()
            let candidate = url.appendingPathComponent("alliance")
            var isDirectory: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
                !isDirectory.boolValue
            {
                return candidate.path
            }
        }
        return "/nonexistent/alliance"
    }()

    /// - Parameters:
    ///   - wrapper: a program that runs it, with arguments of its own
    ///   - meanwhile: told its number while it runs
    static func run(
        _ arguments: [String], in directory: String, input: String = "", environment: [String: String] = [:],
        wrapper: [String] = [], meanwhile: (pid_t) -> Void = { _ in }
    ) throws -> Answer {
        // Files, not pipes: nothing can fill up and wait.
        let files = try Place()
        for (name, text) in [("in", input), ("out", ""), ("err", "")] { try files.write(text, to: name) }
        let command = wrapper + [path] + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"].merging(environment) { $1 }
        let streams = (
            try FileHandle(forReadingFrom: files.url("in")), try FileHandle(forWritingTo: files.url("out")),
            try FileHandle(forWritingTo: files.url("err"))
        )
        process.standardInput = streams.0
        process.standardOutput = streams.1
        process.standardError = streams.2
        try process.run()
        meanwhile(process.processIdentifier)
        process.waitUntilExit()
        let isKilled = process.terminationReason == .uncaughtSignal
        return Answer(
            status: isKilled ? nil : process.terminationStatus, signal: isKilled ? process.terminationStatus : nil,
            output: try files.text("out"), errors: try files.text("err"))
    }
}
