import Foundation
import Testing

/// The chapter of the gallery on what is published, proven, watched and signed: the good answers and the bad ones.
struct AuditorsMessages {
    private let ledger: TestLedger
    private var files: TemporaryDirectory { ledger.directory }
    private static let key = "ledger/verifier.key"

    private typealias Case = (title: String, call: [String], status: Int32)

    init() throws { ledger = try TestLedger() }

    func show(in gallery: inout MessageGallery) throws {
        gallery.begin("Publishing")
        try show(publishing, in: &gallery)
        try keepWhatOthersKeep()
        gallery.begin("Auditing")
        try show(auditing, in: &gallery)
        try tamper()
        try show(tampered, in: &gallery)
        gallery.begin("Served over HTTP")
        try showServers(in: &gallery)
        gallery.begin("Proving and checking")
        try show(proving, in: &gallery)
        try breakProofs()
        try show(checking, in: &gallery)
        gallery.begin("Certificates")
        try show(certificates, in: &gallery)
        try breakCertificates()
        try show(brokenCertificates, in: &gallery)
        gallery.begin("Witnesses")
        try show(witnesses, in: &gallery)
        gallery.begin("The key")
        try show(keys, in: &gallery)
        gallery.begin("Explaining")
        try show(explaining, in: &gallery)
    }

    private func show(_ cases: [Case], in gallery: inout MessageGallery) throws {
        for (title, call, status) in cases {
            let answer = try ledger.alliance(call)
            #expect(answer.status == status, "\(title): \(answer.output)\(answer.errors)")
            if status > 1 { #expect(answer.errors.contains("what to do: "), "\(title)") }
            gallery.show(title, call, answer, in: files.path)
        }
    }

    private func done(_ call: String...) throws {
        let answer = try ledger.alliance(call)
        try #require(answer.status == 0, "\(call): \(answer.output)\(answer.errors)")
    }

    private func copy(_ file: String, to name: String) throws {
        try FileManager.default.copyItem(at: files.url(file), to: files.url(name))
    }

    private func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: files.url(file))) }

    private func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: files.url(name)) }

    /// A copy of the published directory, changed.
    private func published(as name: String, _ change: (URL) throws -> Void) throws {
        try copy("out", to: name)
        try change(files.url(name))
    }

    // MARK: - Publishing

    private var publishing: [Case] {
        [
            ("Published", ["publish", "out"], 0),
            ("Published again", ["publish", "out"], 0),
            ("The ledger's own directory", ["publish", "ledger"], 2),
            ("A file in its place", ["publish", "history.jsonl"], 3),
            ("No ledger", ["publish", "out", "--ledger", "nowhere"], 3),
        ]
    }

    /// Checkpoints, another log, an old and a forked copy of the store.
    private func keepWhatOthersKeep() throws {
        try copy("out/checkpoint", to: "saved")
        let other = try TestLedger()
        _ = try other.alliance("publish", files.url("other").path)
        try copy("ledger", to: "old")
        try copy("ledger", to: "fork")
        try done("member", "invite", "rsl", "--effective", "[..2018-01-01]")
        let forked = try ledger.alliance("member", "invite", "nlc", "--effective", "[..2018-01-01]", "--ledger", "fork")
        try #require(forked.status == 0, "\(forked.errors)")
        try done("publish", "out")
        try done("publish", "forked", "--ledger", "fork")
        try done("publish", "old-out", "--ledger", "old")
        try copy("forked/checkpoint", to: "saved-fork")
        try FileManager.default.createDirectory(at: files.url("empty"), withIntermediateDirectories: false)
        try files.write("<!DOCTYPE html><title>Welcome</title>\n", to: "page")
        try files.write("-----BEGIN PUBLIC KEY-----\nMCow\n", to: "key.pem")
        try files.write("", to: "key.empty")
        let text = try String(contentsOf: files.url(Self.key), encoding: .utf8)
        try files.write(String(text.dropLast(3)) + "\n", to: "key.cut")
        try done("witness", "init", "--name", "witness.example.org/w1", "--state", "w1")
        try done("witness", "init", "--name", "witness.example.org/w2", "--state", "w2")
    }

    // MARK: - Auditing

    private var auditing: [Case] {
        func audit(_ place: String, _ more: String...) -> [String] { ["audit", place, "--key", Self.key] + more }
        return [
            ("An old copy of the ledger is published", ["publish", "out", "--ledger", "old"], 1),
            ("Another history is published", ["publish", "out", "--ledger", "fork"], 1),
            ("A directory of another log", ["publish", "other"], 1),
            ("All is well", audit("out", "--since", "saved", "--keep", "kept"), 0),
            ("Without a key", ["audit", "out", "--hashes-only"], 0),
            (
                "The members that the published files make", audit("out", "--show", "members", "--as-of", "2019-01-01"),
                0
            ),
            ("A place that is not there", audit("nowhere"), 3),
            ("A directory that is no log", audit("empty"), 3),
            ("An address that is none", audit("gopher://ledger.example.org"), 2),
            ("Another log's key", ["audit", "out", "--key", "other/verifier.key"], 1),
            ("The secret key", ["audit", "out", "--key", "ledger/signer.key"], 2),
            ("A witness's key", ["audit", "out", "--key", "w1/witness.vkey"], 2),
            ("A key in PEM", ["audit", "out", "--key", "key.pem"], 2),
            ("An empty key file", ["audit", "out", "--key", "key.empty"], 2),
            ("A key that was cut off", ["audit", "out", "--key", "key.cut"], 2),
            ("A key that is not there", ["audit", "out", "--key", "no-such.key"], 2),
            ("A saved checkpoint that is not there", audit("out", "--since", "no-such"), 2),
            ("A saved checkpoint that is a web page", audit("out", "--since", "page"), 1),
            ("A fork of the same size", audit("out", "--since", "saved-fork"), 1),
            ("A rollback", audit("old-out", "--since", "out/checkpoint"), 1),
            ("Saved from another log", audit("out", "--since", "other/checkpoint"), 1),
            ("No witness has cosigned", audit("out", "--witness", "w1/witness.vkey"), 1),
            ("A quorum without witnesses", audit("out", "--quorum", "1"), 2),
            ("A log's key as a witness", audit("out", "--witness", Self.key), 2),
            ("A snapshot that is none", audit("out", "--compare", "page"), 2),
        ]
    }

    private func tamper() throws {
        let bundle = "tile/entries/000.p/9"
        try published(as: "flipped") { place in
            var bytes = [UInt8](try Data(contentsOf: place.appendingPathComponent(bundle)))
            bytes[120] ^= 1
            try Data(bytes).write(to: place.appendingPathComponent(bundle))
        }
        try published(as: "missing") { try FileManager.default.removeItem(at: $0.appendingPathComponent(bundle)) }
        try published(as: "cut") { place in
            let bytes = try Data(contentsOf: place.appendingPathComponent(bundle))
            try bytes.prefix(700).write(to: place.appendingPathComponent(bundle))
        }
        try published(as: "no-tile") {
            try FileManager.default.removeItem(at: $0.appendingPathComponent("tile/0/000.p/9"))
        }
        try published(as: "page-inside") { place in
            try Data(contentsOf: files.url("page")).write(to: place.appendingPathComponent(bundle))
        }
        try published(as: "all-pages") { place in
            try Data(contentsOf: files.url("page")).write(to: place.appendingPathComponent("checkpoint"))
        }
        func checkpoint(_ name: String, _ change: (String) -> String) throws {
            try published(as: name) { place in
                let file = place.appendingPathComponent("checkpoint")
                try Data(change(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
            }
        }
        try checkpoint("other-size") { $0.replacingOccurrences(of: "\n9\n", with: "\n8\n") }
        try checkpoint("unsigned") { String($0[..<($0.range(of: "\n\n")?.upperBound ?? $0.endIndex)]) }
        try checkpoint("cut-checkpoint") { String($0.prefix(40)) }
        // The last digit before `=` carries two bits that no byte needs: another spelling of the same root.
        try checkpoint("other-spelling") { text in
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            guard lines.count > 4, let last = lines[4].dropLast(2).last, let digit = alphabet.firstIndex(of: last)
            else {
                return text
            }
            lines[4] = lines[4].dropLast(3) + [alphabet[digit ^ 1]] + "=="
            return lines.joined(separator: "\n")
        }
        try checkpoint("more-lines") { text in
            text + "— unknown.example.org/x AAAAAAAA" + String(repeating: "A", count: 80) + "\n"
        }
        try published(as: "no-checkpoint") {
            try FileManager.default.removeItem(at: $0.appendingPathComponent("checkpoint"))
        }
    }

    private var tampered: [Case] {
        [
            ("A bit of an entry", "flipped", 1), ("A bundle is missing", "missing", 1),
            ("A bundle is cut off", "cut", 1),
            ("A tile is missing", "no-tile", 1), ("A web page in place of a bundle", "page-inside", 1),
            ("A web page in place of the checkpoint", "all-pages", 3), ("The checkpoint's size", "other-size", 1),
            ("No signature", "unsigned", 1), ("A checkpoint that is cut off", "cut-checkpoint", 1),
            ("A signature in another base64", "other-spelling", 1), ("No checkpoint", "no-checkpoint", 3),
            ("A line of an unknown key, which is accepted", "more-lines", 0),
        ].map { ($0.0, ["audit", $0.1, "--key", Self.key], $0.2) }
    }

    private func showServers(in gallery: inout MessageGallery) throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
            FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")
        else { return }
        let server = try FailingServer(serving: files.url("out").path)
        defer { server.stop() }
        try show(
            [
                ("Served", ["audit", server.url + "/plain", "--key", Self.key, "--since", "saved"], 0),
                ("Nothing there", ["audit", server.url + "/nowhere", "--key", Self.key], 3),
                ("A server that answers a page to everything", ["audit", server.url + "/page", "--key", Self.key], 3),
                ("A server that fails", ["audit", server.url + "/error", "--key", Self.key], 3),
                (
                    "A server that takes too long",
                    ["audit", server.url + "/slow", "--key", Self.key, "--timeout", "1"], 3
                ),
                ("No server", ["audit", "http://127.0.0.1:1", "--key", Self.key], 3),
            ], in: &gallery)
    }

    // MARK: - Proofs

    private var proving: [Case] {
        [
            ("A receipt", ["prove", "inclusion", "5", "--out", "receipts"], 0),
            ("Of an entry that is not there", ["prove", "inclusion", "4711"], 1),
            ("Of what is no position", ["prove", "inclusion", "five"], 2),
            ("Consistency", ["prove", "consistency", "8"], 0),
            ("Of a size the log never had", ["prove", "consistency", "4711"], 2),
            ("Of what is no size", ["prove", "consistency", "eight"], 2),
            ("To a size that is not the newest", ["prove", "consistency", "3", "5"], 2),
        ]
    }

    private func breakProofs() throws {
        try files.write(try ledger.alliance("prove", "consistency", "8").output, to: "proof")
        for (name, change) in [
            ("other-entry", { $0.replacingOccurrences(of: "2018-05-28", with: "2018-05-29") }),
            ("other-index", { $0.replacingOccurrences(of: "index 5", with: "index 6") }),
            ("cut-proof", { String($0.prefix(60)) }),
        ] as [(String, (String) -> String)] {
            for part in [".entry", ".tlog-proof"] {
                let text = try String(contentsOf: files.url("receipts/5" + part), encoding: .utf8)
                try files.write(change(text), to: name + part)
            }
        }
        try copy("receipts/5.tlog-proof", to: "alone.tlog-proof")
    }

    private var checking: [Case] {
        func check(_ file: String, _ more: String...) -> [String] { ["check", file, "--key", Self.key] + more }
        return [
            ("A receipt is good", check("receipts/5.tlog-proof"), 0),
            ("An altered entry", check("other-entry.tlog-proof"), 1),
            ("Another number", check("other-index.tlog-proof"), 1),
            ("A proof that is cut off", check("cut-proof.tlog-proof"), 1),
            ("The entry is not beside it", check("alone.tlog-proof"), 2),
            ("By another log's key", ["check", "receipts/5.tlog-proof", "--key", "other/verifier.key"], 1),
            ("By a witness's key", ["check", "receipts/5.tlog-proof", "--key", "w1/witness.vkey"], 2),
            ("Not cosigned", check("receipts/5.tlog-proof", "--witness", "w1/witness.vkey"), 1),
            ("Consistency is good", check("proof", "--since", "saved"), 0),
            ("Without the checkpoint that was kept", check("proof"), 2),
            ("With one of another size", check("proof", "--since", "saved-fork"), 1),
            ("With another log's", check("proof", "--since", "other/checkpoint"), 1),
            ("What is no proof", check("page"), 1),
            ("What is not there", check("no-such.tlog-proof"), 2),
            ("A folder that is no certificate", check("empty"), 2),
        ]
    }

    // MARK: - Certificates

    private var certificates: [Case] {
        [
            ("Of a member", ["certificate", "institution/nlc", "--out", "c", "--as-of", "2024-01-01"], 0),
            ("It is checked", ["check", "c", "--key", Self.key], 0),
            ("Into a folder that has one", ["certificate", "institution/rsl", "--out", "c"], 2),
            ("Of nobody", ["certificate", "institution/nlm", "--out", "d"], 1),
            ("Of an agreement", ["certificate", "agreement/nlc-rsl-2023", "--out", "d"], 2),
            ("Before it was a member", ["certificate", "institution/nlc", "--out", "d", "--as-of", "2017-01-01"], 1),
            ("An auditor's key", ["key", "make", "auditor.example.org", "--out", "a.key"], 0),
            (
                "A certificate of a replay",
                ["replay", "--as-of", "2024-01-01", "--certificate", "r", "--sign", "a.key"], 0
            ),
            ("That is checked", ["check", "r", "--key", "a.key.pub"], 0),
            ("With the log's key", ["check", "r", "--key", Self.key], 1),
            ("With witnesses", ["check", "r", "--key", "a.key.pub", "--witness", "w1/witness.vkey"], 2),
            ("Signed with no key", ["replay", "--certificate", "r2", "--sign", "no-such.key"], 3),
            ("Signed with a public key", ["replay", "--certificate", "r2", "--sign", "a.key.pub"], 3),
        ]
    }

    private func breakCertificates() throws {
        for (name, change) in [
            ("other-name", { $0.replacingOccurrences(of: "National Library of China", with: "National Museum") }),
            (
                "other-category",
                { $0.replacingOccurrences(of: #""category":"member""#, with: #""category":"honorary""#) }
            ),
            ("no-claims", { $0.replacingOccurrences(of: #""institution":"#, with: #""claims":"#) }),
            ("cut-certificate", { String($0.prefix(100)) }),
        ] as [(String, (String) -> String)] {
            try copy("c", to: name)
            let text = try String(contentsOf: files.url("c/certificate.json"), encoding: .utf8)
            try files.write(change(text), to: name + "/certificate.json")
        }
        try copy("c", to: "no-entry")
        try FileManager.default.removeItem(at: files.url("no-entry/entries/5.entry"))
    }

    private var brokenCertificates: [Case] {
        [
            ("That states another name", "other-name", 1), ("That states another category", "other-category", 1),
            ("That states nothing", "no-claims", 1), ("That is cut off", "cut-certificate", 1),
            ("From which a file was lost", "no-entry", 1),
        ].map { ($0.0, ["check", $0.1, "--key", Self.key], $0.2) }
    }

    // MARK: - Witnesses

    private var witnesses: [Case] {
        func cosign(_ place: String, _ more: String...) -> [String] {
            ["witness", "cosign", place, "--key", Self.key, "--state", "w1"] + more
        }
        return [
            ("A witness is made", ["witness", "init", "--name", "witness.example.org/w3", "--state", "w3"], 0),
            ("Made again", ["witness", "init", "--name", "witness.example.org/w3", "--state", "w3"], 2),
            ("A name that cannot be one", ["witness", "init", "--name", "a witness", "--state", "w4"], 2),
            ("Cosigned", cosign("out", "--out", "w1.line"), 0),
            ("Of the same size, another history", cosign("forked"), 1),
            ("Of another log", cosign("other"), 1),
            ("Of a directory that is no log", cosign("empty"), 1),
            ("The same head again, whose tiles are not needed", cosign("no-tile"), 0),
            ("By no witness", ["witness", "cosign", "out", "--key", Self.key, "--state", "nowhere"], 3),
            ("The line is added", ["witness", "add", "w1.line", "--key", "w1/witness.vkey"], 0),
            ("With another witness's key", ["witness", "add", "w1.line", "--key", "w2/witness.vkey"], 1),
            ("With the log's key", ["witness", "add", "w1.line", "--key", Self.key], 2),
            ("What is no line", ["witness", "add", "page", "--key", "w1/witness.vkey"], 1),
            ("Published with it", ["publish", "out"], 0),
            (
                "Audited with a quorum",
                [
                    "audit", "out", "--key", Self.key, "--witness", "w1/witness.vkey", "--witness", "w2/witness.vkey",
                    "--quorum", "1", "--hashes-only",
                ], 0
            ),
            (
                "More are demanded than have",
                [
                    "audit", "out", "--key", Self.key, "--witness", "w1/witness.vkey", "--witness", "w2/witness.vkey",
                    "--hashes-only",
                ], 1
            ),
        ]
    }

    // MARK: - The key

    private var keys: [Case] {
        [
            ("Shown", ["key", "show"], 0),
            ("An overlap that has not begun", ["key", "finish"], 2),
            ("Lost, but it is there", ["key", "rotate", "--lost"], 2),
            ("Rotated", ["key", "rotate"], 0),
            ("Rotated twice", ["key", "rotate"], 2),
            ("The overlap ends", ["key", "finish"], 0),
            ("A file that is there", ["key", "make", "auditor.example.org", "--out", "a.key"], 2),
            ("The head still has both lines", ["publish", "out"], 0),
            (
                "The old key as an old one and as the present one",
                ["audit", "out", "--key", Self.key, "--old-key", Self.key], 2
            ),
            ("Saved under the old key", ["audit", "out", "--key", Self.key, "--since", "saved", "--hashes-only"], 1),
            (
                "With the old key named",
                [
                    "audit", "out", "--key", Self.key, "--since", "saved", "--old-key", "out-key-of-before",
                    "--hashes-only",
                ], 2
            ),
        ]
    }

    private var explaining: [Case] {
        [
            ("An institution", ["explain", "institution/nlc", "--as-of", "2024-01-01"], 0),
            ("Of nothing", ["explain", "institution/nlm"], 1),
            ("Nearly the right name", ["explain", "institution/ncl"], 1),
            ("Two days", ["diff", "--as-of", "2018-01-01", "--as-of", "2018-05-28"], 0),
            ("One day", ["diff", "--as-of", "2018-01-01"], 2),
            ("An entry that is not there", ["diff", "--known-at", "5", "--known-at", "4711"], 2),
            ("Beyond the end of the log", ["log", "--from", "8", "--until", "4711"], 0),
        ]
    }
}
