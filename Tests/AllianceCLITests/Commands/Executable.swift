import Foundation

/// The built program, run as people run it.
struct Executable {
    struct Answer {
        let status: Int32
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
    ///   - directory: where it is run.
    ///   - wrapper: a program that runs it, with arguments of its own.
    ///   - program: nil = the arguments name it.
    static func run(
        _ arguments: [String], in directory: String, input: Data = Data(), environment: [String: String] = [:],
        wrapper: [String] = [], program: String? = path
    ) throws -> Answer {
        let files = try TemporaryDirectory()
        let command = wrapper + (program.map { [$0] } ?? []) + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.environment = environment
        // Files, not pipes: nothing can fill up and wait.
        try input.write(to: files.url("in"))
        for name in ["out", "err"] { try Data().write(to: files.url(name)) }
        process.standardInput = try FileHandle(forReadingFrom: files.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: files.url("out"))
        process.standardError = try FileHandle(forWritingTo: files.url("err"))
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: files.url("out")), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files.url("err")), as: UTF8.self))
    }
}
