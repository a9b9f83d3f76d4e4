import Foundation
import Testing

/// A web server that means ill: what it does is bounded, and nothing but the log is fetched.
@Suite(.timeLimit(.minutes(2))) struct HostileServerTests {
    private static let program = """
        import gzip, http.server, os, sys, threading, time
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        bomb = gzip.compress(bytes(1 << 26), 1)

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words): pass
            def do_GET(self):
                mood = self.path[1:].partition("/")[0]
                places = {"file": "file:///etc/passwd", "scheme": "gopher://127.0.0.1:1/", "loop": self.path}
                self.send_response(302 if mood in places else 503 if mood == "later" else 200)
                if mood in places: self.send_header("Location", places[mood])
                if mood == "later": self.send_header("Retry-After", "86400")
                if mood == "bomb": self.send_header("Content-Encoding", "gzip")
                if mood == "long": self.send_header("Content-Length", "10737418240")
                self.end_headers()
                try:
                    if mood == "bomb": self.wfile.write(bomb)
                    while mood in ("endless", "long"): self.wfile.write(bytes(1 << 20))
                    while mood == "drip":
                        self.wfile.write(b".")
                        self.wfile.flush()
                        time.sleep(0.1)
                except OSError:
                    pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port)
        server.serve_forever()
        """

    @Test(
        "What a server answers instead of a log is bounded",
        arguments: [
            ("file", "Protocol \"file\" not supported"), ("scheme", "Protocol \"gopher\" not supported"),
            ("loop", "Maximum (5) redirects followed"), ("bomb", "larger than any file of a log"),
            ("endless", "larger than any file of a log"), ("long", "larger than any file of a log"),
            ("drip", "the server took longer than 4 s"), ("later", "the server answered 503"),
        ])
    func moods(mood: String, told: String) throws {
        let ledger = try TestLedger()
        let server = try FailingServer(serving: ledger.directory.path, program: Self.program)
        defer { server.stop() }
        let audit = try Executable.run(
            ["audit", "\(server.url)/\(mood)", "--key", "ledger/verifier.key", "--timeout", "4"],
            in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin", "TMPDIR": ledger.directory.path])
        #expect(audit.status == 3)
        #expect(audit.errors.contains(told), "\(audit.errors)")
        #expect(!(audit.output + audit.errors).contains("root:"))
        let left = try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path)
        #expect(!left.contains { $0.hasPrefix("alliance-") }, "nothing stays in the folder for temporary files")
    }

    @Test("Nobody's settings of curl count")
    func settings() throws {
        let ledger = try TestLedger()
        try #require(try ledger.alliance("publish", "published").status == 0)
        let server = try FailingServer(serving: ledger.directory.url("published").path)
        defer { server.stop() }
        try ledger.directory.write("output = \"taken\"\nproxy = \"http://127.0.0.1:1\"\n", to: ".curlrc")
        let audit = try Executable.run(
            ["audit", "\(server.url)/plain", "--key", "ledger/verifier.key"], in: ledger.directory.path,
            environment: ["PATH": "/usr/bin:/bin", "HOME": ledger.directory.path, "CURL_HOME": ledger.directory.path])
        #expect(audit.status == 0, "\(audit.errors)")
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("taken").path))
    }
}
