import Foundation
import Testing

@Suite struct `A certificate of a replay` {
    private let ledger: SilkRoadLedger
    private let files: TemporaryDirectory

    init() throws {
        ledger = try .imported()
        files = try TemporaryDirectory()
    }

    private func certificate(of ledger: String, _ more: [String] = [], environment: [String: String] = [:]) throws
        -> String
    {
        let file = files.url(UUID().uuidString)
        let answer = try Executable.run(
            ["replay", "--ledger", ledger, "--as-of", "2025-12-31", "--certificate", file.path] + more, in: files.path,
            environment: environment)
        #expect(answer.status == 0, "\(answer.errors)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test func `states the snapshot's hash, the checks and the root`() throws {
        let text = try certificate(of: ledger.directory.url("ledger").path)
        #expect(text.hasSuffix("}\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["origin"] as? String == SilkRoadLedger.origin && object["size"] as? Int == SilkRoadLedger.size)
        #expect(object["asOf"] as? String == "2025-12-31" && (object["snapshot"] as? String)?.count == 64)
        let checks = try #require(object["checks"] as? [[String: String]])
        #expect(checks.count == 10 && checks.allSatisfy { $0["result"] == "passed" })
        let root = try #require(object["root"] as? String)
        #expect(try ledger.alliance("checkpoint").output.contains("\n\(root)\n"))
    }

    @Test func `is the same elsewhere, under another clock and in another language`() throws {
        let copy = files.url("copy")
        try FileManager.default.copyItem(at: ledger.directory.url("ledger"), to: copy)
        let here = try certificate(of: ledger.directory.url("ledger").path)
        let there = try certificate(
            of: copy.path, environment: ["TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "COLUMNS": "40"])
        #expect(here == there)
    }

    @Test func `signed by an auditor is checked with the auditor's key`() throws {
        let made = try Executable.run(["key", "make", "auditor.example.org", "--out", "a.key"], in: files.path)
        #expect(made.status == 0, "\(made.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: files.url("a.key").path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let again = try Executable.run(["key", "make", "auditor.example.org", "--out", "a.key"], in: files.path)
        #expect(again.status == 2)
        let text = try certificate(of: ledger.directory.url("ledger").path, ["--sign", "a.key"])
        try files.write(text, to: "signed")
        func check(_ file: String, _ key: String = "a.key.pub") throws -> Executable.Answer {
            try Executable.run(["check", file, "--key", key], in: files.path)
        }
        let good = try check("signed")
        #expect(good.status == 0, "\(good.errors)")
        #expect(good.output.hasPrefix("ok: auditor.example.org attests a replay of \(SilkRoadLedger.origin) with 385"))
        try files.write(text.replacingOccurrences(of: #""size":385"#, with: #""size":384"#), to: "forged")
        #expect(try check("forged").status == 1)
        #expect(try check("signed", ledger.directory.url("ledger/verifier.key").path).status == 1)
        try files.write(try certificate(of: ledger.directory.url("ledger").path), to: "unsigned")
        let unsigned = try check("unsigned")
        #expect(unsigned.status == 1 && unsigned.errors.contains("the certificate is not signed"))
    }

    @Test func `is signed only if there is one, and a good key`() throws {
        let directory = ledger.directory.url("ledger").path
        let alone = try Executable.run(["replay", "--ledger", directory, "--sign", "a.key"], in: files.path)
        #expect(alone.status == 2)
        let missing = try Executable.run(
            ["replay", "--ledger", directory, "--certificate", "c", "--sign", "nowhere.key"], in: files.path)
        #expect(missing.status == 3 && !FileManager.default.fileExists(atPath: files.url("c").path))
    }
}
