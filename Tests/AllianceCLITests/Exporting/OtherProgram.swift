import Foundation
import Testing

/// Programs that others wrote, which read what is exported.
enum OtherProgram {
    private static let repository = SnapshotFile.root.deletingLastPathComponent()

    /// Where `Tools/python-tools` has put them; it makes them where they are missing.
    private static let tools = Result { () throws -> String in
        let made = try run([repository.appendingPathComponent("Tools/python-tools").path], in: repository.path)
        try #require(made.status == 0, "Tools/python-tools: \(made.errors)")
        return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func tool(_ name: String) throws -> String { try tools.get() + "/" + name }

    /// A script beside these tests, run by the Python that has the packages.
    static func reader(_ name: String, _ arguments: String..., in directory: String) throws -> Executable.Answer {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Readers/\(name)").path
        return try run([try tool("python"), script] + arguments, in: directory)
    }

    static func sqlite(_ sql: String, _ file: String, in directory: String) throws -> String {
        let answer = try run(["/usr/bin/env", "sqlite3", "-readonly", "-bail", file, sql], in: directory)
        try #require(answer.status == 0, "\(sql): \(answer.errors)")
        return answer.output
    }

    static func run(_ command: [String], in directory: String) throws -> Executable.Answer {
        let files = try TemporaryDirectory()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        for name in ["out", "err"] { try Data().write(to: files.url(name)) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files.url("out"))
        process.standardError = try FileHandle(forWritingTo: files.url("err"))
        try process.run()
        process.waitUntilExit()
        return Executable.Answer(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: files.url("out")), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files.url("err")), as: UTF8.self))
    }
}
