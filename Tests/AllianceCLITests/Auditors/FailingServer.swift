import Foundation

/// Serves a directory below `/plain` as it is, and fails below other names: `page`, `error`, `slow`; elsewhere 404.
final class FailingServer {
    let url: String
    private let process = Process()
    /// The server ends with it, however the tests end.
    private let life = Pipe()

    private static let program = """
        import http.server, os, sys, threading, time
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *words): pass
            def do_GET(self):
                mood, _, path = self.path[1:].partition("/")
                if mood == "slow":
                    time.sleep(30)
                if mood == "plain":
                    self.path = "/" + path
                    return super().do_GET()
                body = b"<!DOCTYPE html><title>Welcome</title>"
                self.send_response({"page": 200, "error": 500}.get(mood, 404))
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        os.chdir(sys.argv[1])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port)
        server.serve_forever()
        """

    init(serving directory: String, program: String = program) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-u", "-c", program, directory]
        process.standardInput = life
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(text.prefix { $0.isNumber }) else {
            process.terminate()
            throw CocoaError(.fileReadUnknown)
        }
        url = "http://127.0.0.1:\(port)"
    }

    func stop() { try? life.fileHandleForWriting.close() }
}
