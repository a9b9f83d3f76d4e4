import Foundation
import Testing

@Suite struct `A certificate of membership` {
    private static let hasOpenSSL = ["/usr/bin/openssl", "/usr/local/bin/openssl"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    private static func run(_ command: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Three programs check one folder; all of them must agree.
    private static func verdicts(_ folder: URL, key: URL) throws -> [Int32] {
        var found = [try Executable.run(["check", folder.path, "--key", key.path], in: "/").status]
        if hasOpenSSL {
            found.append(try run("sh", folder.appendingPathComponent("check.sh").path, key.path).status)
            if hasPython {
                found.append(try run("python3", folder.appendingPathComponent("check.py").path, key.path).status)
            }
        }
        return found
    }

    @Test(arguments: ["institution/nlc", "institution/nalis", "institution/u09"])
    func `is found good by three programs`(subject: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let files = try TemporaryDirectory()
        let folder = files.url("certificate")
        let made = try ledger.alliance("certificate", subject, "--out", folder.path)
        #expect(made.status == 0, "\(made.errors)")
        let verdicts = try Self.verdicts(folder, key: ledger.directory.url("ledger/verifier.key"))
        #expect(verdicts.allSatisfy { $0 == 0 }, "\(verdicts)")
        let again = try ledger.alliance("certificate", subject, "--out", folder.path)
        #expect(again.status == 2 && again.errors.contains("holds a certificate already"))
    }

    @Test func `that was altered anywhere is found out by all of them`() throws {
        let ledger = try SilkRoadLedger.imported()
        let key = ledger.directory.url("ledger/verifier.key")
        let changes: [(name: String, change: (String) -> String)] = [
            ("entries/194.entry", { $0.replacingOccurrences(of: "2018-05-28", with: "2018-05-27") }),
            ("entries/194.tlog-proof", { $0.replacingOccurrences(of: "index 194", with: "index 195") }),
            ("entries/194.tlog-proof", { $0.replacingOccurrences(of: "\n385\n", with: "\n386\n") }),
        ]
        for (name, change) in changes {
            let files = try TemporaryDirectory()
            let folder = files.url("certificate")
            #expect(try ledger.alliance("certificate", "institution/nlc", "--out", folder.path).status == 0)
            let file = folder.appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            try #require(change(text) != text)
            try Data(change(text).utf8).write(to: file)
            let verdicts = try Self.verdicts(folder, key: key)
            #expect(verdicts.allSatisfy { $0 == 1 }, "\(name): \(verdicts)")
        }
    }

    @Test func `of another log's key is not believed`() throws {
        let ledger = try SilkRoadLedger.imported()
        let other = try TestLedger()
        let files = try TemporaryDirectory()
        let folder = files.url("certificate")
        #expect(try ledger.alliance("certificate", "institution/nlc", "--out", folder.path).status == 0)
        let verdicts = try Self.verdicts(folder, key: other.directory.url("ledger/verifier.key"))
        #expect(verdicts.allSatisfy { $0 == 1 }, "\(verdicts)")
    }

    @Test func `tells who is a member since when on which evidence`() throws {
        let ledger = try SilkRoadLedger.imported()
        let files = try TemporaryDirectory()
        let folder = files.url("certificate")
        let made = try ledger.alliance(
            "certificate", "institution/nlc", "--out", folder.path, "--as-of", "2021-09-02")
        #expect(
            made.output.hasPrefix(
                "National Library of China was a founding member of Silk Road International Library Alliance on "
                    + "2021-09-02, since 2018-05-28"), "\(made.output)")
        let page = try String(contentsOf: folder.appendingPathComponent("certificate.html"), encoding: .utf8)
        for text in ["membership admitted", "cgtn-20180528", "#194", "中国国家图书馆", "385"] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("\\u{"), "lines stay lines")
        #expect(page.contains("<pre>\(SilkRoadLedger.origin)\n385\n"))
        let stored = try ledger.alliance("log", "--from", "194", "--until", "194").output
        let entry = try String(contentsOf: folder.appendingPathComponent("entries/194.entry"), encoding: .utf8)
        #expect(entry + "\n" == stored)
        // Every document an entry cites is there with its own proof.
        let json = try JSONSerialization.jsonObject(
            with: try Data(contentsOf: folder.appendingPathComponent("certificate.json")))
        let entries = try #require((json as? [String: Any])?["entries"] as? [Int])
        #expect(entries.contains(194) && entries.count > 2)
    }

    @Test func `of one that left tells when and how`() throws {
        let ledger = try TestLedger()
        let left = try ledger.alliance(
            "record", "membership.withdrawn", "--subject", "institution/rsl", "--effective", "2022-03-01")
        #expect(left.status == 0)
        let made = try ledger.alliance("certificate", "institution/rsl", "--out", "rsl", "--as-of", "2023-01-01")
        #expect(
            made.output.hasPrefix(
                "Russian State Library was a member of Silk Road International Library Alliance from a day between "
                    + "2018-05-01 and 2018-05-31 until 2022-03-01 (withdrawn). It was none on 2023-01-01."),
            "\(made.output)")
        let before = try ledger.alliance("certificate", "institution/rsl", "--out", "before", "--as-of", "2018-05-10")
        #expect(before.output.contains("Russian State Library can have been a member of"))
        let never = try ledger.alliance("certificate", "institution/rsl", "--out", "never", "--as-of", "2017-01-01")
        #expect(never.status == 1 && never.output.isEmpty)
        let agreement = try ledger.alliance("certificate", "agreement/nlc-rsl-2023", "--out", "never")
        #expect(agreement.status == 2)
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("never").path))
    }

    @Test func `is put among no other files, nor into a ledger`() throws {
        let ledger = try TestLedger()
        try FileManager.default.createDirectory(at: ledger.directory.url("place"), withIntermediateDirectories: false)
        try ledger.directory.write("kept", to: "place/verifier.key")
        let before = try ledger.bytes()
        for place in ["place", "ledger", "ledger/certificate"] {
            let answer = try ledger.alliance("certificate", "institution/nlc", "--out", place)
            #expect(answer.status == 2, "\(answer.errors)")
        }
        #expect(try String(contentsOf: ledger.directory.url("place/verifier.key"), encoding: .utf8) == "kept")
        #expect(try ledger.bytes() == before)
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("ledger/entries").path))
    }

    @Test func `shows names with markup harmlessly`() throws {
        let ledger = try TestLedger()
        let name = #"<script>alert(1)</script> & "Sons" <b>"#
        let draft = try JSONSerialization.data(withJSONObject: [
            "type": "institution.registered", "subject": "institution/evil",
            "data": ["identified": true, "names": ["en": name], "city": "<img src=x onerror=alert(1)>"],
        ])
        let admission =
            #"{"type":"membership.admitted","subject":"institution/evil","effective":"2020","#
            + #""data":{"category":"honorary"},"note":"</td></table><iframe>"}"#
        try ledger.directory.write(String(decoding: draft, as: UTF8.self) + "\n" + admission + "\n", to: "evil.jsonl")
        let imported = try ledger.alliance("import", "evil.jsonl")
        try #require(imported.status == 0, "\(imported.errors)")
        let made = try ledger.alliance("certificate", "institution/evil", "--out", "evil")
        #expect(made.status == 0, "\(made.errors)")
        let page = try String(contentsOf: ledger.directory.url("evil/certificate.html"), encoding: .utf8)
        for markup in ["<script", "<img", "<iframe", "</td></table><", "<b>\"", "onerror=alert(1)>"] {
            #expect(!page.contains(markup), "\(markup)")
        }
        #expect(
            page.contains(
                #"<h1><bdi lang="en">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot; &lt;b&gt;</bdi></h1>"#
            ))
        #expect(page.contains("default-src &#39;none&#39;"))
    }
}
