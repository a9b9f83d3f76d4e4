import Foundation

/// A web server of this test's own, on a port that the system gives it.
final class WebServer {
    let port: Int
    private let process = Process()
    /// The server ends with it, however the tests end: what starts `python3` may be a script that does not pass signals on.
    private let life = Pipe()
    private static let untilInputEnds = """
        import os, sys, threading
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()

        """

    /// `python3 -m http.server` over a directory.
    convenience init(serving directory: String) throws {
        try self.init(
            program: """
                import runpy
                sys.argv = ["http.server", "0", "--bind", "127.0.0.1", "--directory", '\(directory)']
                runpy.run_module("http.server", run_name="__main__")
                """)
    }

    /// A program that says `port N` when it listens on 127.0.0.1.
    init(program: String) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.untilInputEnds + program]
        process.standardInput = life
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text += String(decoding: more, as: UTF8.self)
        }
        guard let start = text.range(of: "port ")?.upperBound, let port = Int(text[start...].prefix { $0.isNumber })
        else {
            process.terminate()
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    func stop() { try? life.fileHandleForWriting.close() }

    var url: String { "http://127.0.0.1:\(port)" }
}
