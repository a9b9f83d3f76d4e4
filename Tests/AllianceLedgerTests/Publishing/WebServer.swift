import Foundation

/// A web server of this test's own, on a port that the system gives it.
final class WebServer {
    let port: Int
    private let process = Process()

    /// What `python3 -m http.server` serves of a directory.
    convenience init(serving directory: String) throws {
        try self.init(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", directory])
    }

    /// A program that says `port N` when it listens on 127.0.0.1.
    convenience init(program: String) throws { try self.init(["-u", "-c", program]) }

    private init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
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

    /// To be called in any case: a server nobody stops would outlive the tests. Not waited for: that would run a loop of
    /// this thread's own.
    func stop() {
        process.terminate()
        kill(process.processIdentifier, SIGKILL)
    }

    var url: String { "http://127.0.0.1:\(port)" }
}
