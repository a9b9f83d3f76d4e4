import Foundation
import Testing

/// What `faults.c` is told: which calls to write down, to fail, or to be killed at.
struct Faults {
    enum Way: String {
        case before = ""
        case after = ":after"
        case half = ":half"
    }

    var only: [String] = []
    var kill: Int?
    var killsHalfway = false
    var stop: Int?
    /// Calls from … to … fail with an errno.
    var fail: (calls: ClosedRange<Int>, errno: Int32, way: Way)?
    /// In seconds.
    var clockAhead = 0
    /// In bytes.
    var map: Int?
    var readers: Int?
    /// Stops while this read transaction is open.
    var hold: Int?

    /// Compiled once in a run of the tests; nil where there is no compiler or no Linux.
    static var library: String? { compiled.map { $0.path + "/faults.so" } }

    private static let compiled: Place? = {
        #if os(Linux)
            let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Faults/faults.c").path
            guard let place = try? Place() else { return nil }
            let compiler = Process()
            compiler.executableURL = URL(filePath: "/usr/bin/env")
            compiler.arguments = [
                "cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", place.path + "/faults.so", source,
                "-ldl",
            ]
            guard (try? compiler.run()) != nil else { return nil }
            compiler.waitUntilExit()
            return compiler.terminationStatus == 0 ? place : nil
        #else
            return nil
        #endif
    }()

    /// A system call that touched what is watched.
    struct Call {
        let number: Int
        let kind: String
        /// Absolute; `-` is standard output.
        let path: String
        let other: String
        let offset: Int
        /// Asked for, in bytes.
        let length: Int
        let flags: Int32
        let result: Int
        let errno: Int32
        /// What was written.
        let bytes: ArraySlice<UInt8>

        var isAnswer: Bool { kind == "answer" }
    }

    private func environment(_ root: String, log: String) throws -> [String: String] {
        var words = ["LD_PRELOAD": try #require(Faults.library), "FAULTS_ROOT": root, "FAULTS_LOG": log]
        if !only.isEmpty { words["FAULTS_ONLY"] = only.map { $0 + "," }.joined() }
        if let kill { words["FAULTS_KILL"] = "\(kill)\(killsHalfway ? "/half" : "")" }
        if let stop { words["FAULTS_STOP"] = "\(stop)" }
        if let fail {
            words["FAULTS_FAIL"] = "\(fail.calls.lowerBound)-\(fail.calls.upperBound):\(fail.errno)\(fail.way.rawValue)"
        }
        if clockAhead != 0 { words["FAULTS_CLOCK"] = "\(clockAhead)" }
        if let map { words["FAULTS_MAP"] = "\(map)" }
        if let readers { words["FAULTS_READERS"] = "\(readers)" }
        if let hold { words["FAULTS_HOLD"] = "\(hold)" }
        return words
    }

    /// Runs the program with these faults.
    func run(
        _ arguments: [String], in place: Place, input: String = "", meanwhile: (pid_t) -> Void = { _ in }
    ) throws -> (answer: Program.Answer, calls: [Call]) {
        let files = try Place()
        let answer = try Program.run(
            arguments, in: place.path, input: input,
            environment: try environment(place.path, log: files.path + "/log"), meanwhile: meanwhile)
        return (answer, try Faults.calls(files))
    }

    private static func calls(_ files: Place) throws -> [Call] {
        let data = [UInt8](try Data(contentsOf: files.url("log.data")))
        return try files.text("log").split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(fields.count == 11, "\(line)")
            let numbers = [0, 5, 6, 7, 8, 9, 10].map { Int(fields[$0]) ?? -1 }
            let start = numbers[6]
            return Call(
                number: numbers[0], kind: String(fields[1]), path: String(fields[3]), other: String(fields[4]),
                offset: numbers[1], length: numbers[2], flags: Int32(truncatingIfNeeded: numbers[3]),
                result: numbers[4], errno: Int32(truncatingIfNeeded: numbers[5]),
                bytes: start >= 0 ? data[start..<start + numbers[4]] : [])
        }
    }
}
