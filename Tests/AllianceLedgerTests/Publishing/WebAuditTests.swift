import Foundation
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Auditing over HTTP", .serialized)
struct WebAuditTests {
    private func audit(_ url: String, _ log: SyntheticLog, seconds: Int = 20) throws -> AuditReport {
        var options = AuditOptions()
        options.key = try AuditKey(log.verifier.text, auditing: url)
        options.isOfHashesOnly = true
        options.secondsPerFile = seconds
        return try Audit.run(url, options)
    }

    @Test("a served directory is audited as it lies there", arguments: [0, 1, 256, 20_000])
    func served(size: Int) throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(size)
        try place.publish(log)
        let server = try WebServer(serving: place.path)
        defer { server.stop() }
        let report = try audit(server.url, log)
        #expect(report.isGood, "\(report.checks)")
        #expect(report.size == UInt64(size))
        // The key beside it is used only if none is given.
        var options = AuditOptions()
        options.isOfHashesOnly = true
        #expect(try Audit.run(server.url + "/", options).key.isFromLog)
    }

    @Test("what is tampered with is found, and what is missing is named")
    func tampered() throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(1_000)
        try place.publish(log)
        let server = try WebServer(serving: place.path)
        defer { server.stop() }
        var bytes = try place.read("tile/entries/002")
        bytes[9] ^= 1
        try place.write("tile/entries/002", bytes)
        #expect(try audit(server.url, log).firstBad == 512)
        try place.remove("tile/entries/001")
        let report = try audit(server.url, log)
        #expect(report.finding("bundles") == "tile/entries/001, from #256 on: the server answered 404")
        try place.remove("checkpoint")
        #expect(throws: AuditError.notALog(server.url, why: "checkpoint: the server answered 404")) {
            try audit(server.url, log)
        }
    }

    @Test("partial files that were deleted are read from the full ones")
    func deletedPartials() throws {
        let place = PublishedPlace()
        let leaves = SyntheticLog.leaves(512)
        let old = try SyntheticLog(Array(leaves[..<300]))
        try place.publish(old)
        try place.publish(SyntheticLog(leaves))
        try place.remove("tile/0/001.p/44")
        try place.remove("tile/entries/001.p/44")
        try place.write("checkpoint", old.note)
        let server = try WebServer(serving: place.path)
        defer { server.stop() }
        #expect(try audit(server.url, old).isGood)
    }

    /// Answers by the first part of the path: a page for everything, an error, nothing for long, or files in gzip.
    private static let moods = """
        import gzip, http.server, os, sys, time

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words): pass
            def do_GET(self):
                mood, _, path = self.path[1:].partition("/")
                if mood == "slow":
                    time.sleep(30)
                if mood == "moved":
                    self.send_response(302)
                    self.send_header("Location", "/plain/" + path)
                    self.end_headers()
                    return
                if mood == "file":
                    self.send_response(302)
                    self.send_header("Location", "file:///etc/hostname")
                    self.end_headers()
                    return
                if mood == "error":
                    self.send_response(500)
                    self.end_headers()
                    return
                name = os.path.join(DIRECTORY, path)
                kind = "application/octet-stream"
                if mood == "page" or mood == "half" and path != "checkpoint":
                    body, kind = b"<!DOCTYPE html><title>Welcome</title>", "text/html; charset=utf-8"
                elif os.path.isfile(name):
                    body = open(name, "rb").read()
                else:
                    self.send_response(404)
                    self.end_headers()
                    return
                self.send_response(200)
                self.send_header("Content-Type", kind)
                if mood == "gzip":
                    body = gzip.compress(body)
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print("port", server.server_port)
        server.serve_forever()
        """

    @Test("each way in which a server fails has its own words")
    func moods() throws {
        let place = PublishedPlace()
        let log = try SyntheticLog(300)
        try place.publish(log)
        let server = try WebServer(program: "DIRECTORY = '\(place.path)'\n" + Self.moods)
        defer { server.stop() }
        let url = server.url
        for mood in ["plain", "gzip", "moved"] { #expect(try audit("\(url)/\(mood)", log).isGood, "\(mood)") }

        #expect(
            throws: AuditError.notALog("\(url)/page", why: "checkpoint: the server answered a web page instead")
        ) { try audit("\(url)/page", log) }
        let half = try audit("\(url)/half", log)
        #expect(half.finding("bundles") == "tile/entries/000, from #0 on: the server answered a web page instead")
        #expect(throws: AuditError.unreachable("\(url)/error/checkpoint", why: "the server answered 500")) {
            try audit("\(url)/error", log)
        }
        #expect(throws: AuditError.unreachable("\(url)/slow/checkpoint", why: "the server took longer than 1 s")) {
            try audit("\(url)/slow", log, seconds: 1)
        }
        // A server cannot make an auditor read a file of his own.
        #expect { try audit("\(url)/file", log) } throws: { error in
            guard case .unreachable(_, let why)? = error as? AuditError else { return false }
            return why.contains("file")
        }
    }

    @Test("a server that is not there is told")
    func nobody() throws {
        let log = try SyntheticLog(1)
        #expect { try audit("http://127.0.0.1:1", log) } throws: { error in
            guard case .unreachable("http://127.0.0.1:1/checkpoint", let why)? = error as? AuditError else {
                return false
            }
            return why.contains("connect")
        }
        #expect { try audit("http://nobody.invalid/log", log) } throws: { error in
            guard case .unreachable? = error as? AuditError else { return false }
            return true
        }
    }
}
