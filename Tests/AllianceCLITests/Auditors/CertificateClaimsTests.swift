import Foundation
import Testing

/// Whoever holds a certificate and a key finds out whether its entries make what it states.
@Suite struct `What a certificate states` {
    private static let key = "ledger/verifier.key"

    /// Corrected twice, suspended, disputed and with dates that leave much open.
    private static func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        let history = #"""
            {"type":"institution.registered","subject":"institution/nl-kz","data":{"identified":true,"names":{"en":"National Library","kk":"Ұлттық кітапхана","zh-Hans":"国家图书馆"},"country":"KZ"}}
            {"type":"membership.admitted","subject":"institution/nl-kz","effective":"2018","data":{"category":"associate"}}
            {"type":"membership.suspended","subject":"institution/nl-kz","effective":"2021~"}
            {"type":"membership.reinstated","subject":"institution/nl-kz","effective":"[2021-01..2022-03]"}
            {"type":"membership.category-changed","subject":"institution/nl-kz","effective":"2023","data":{"category":"member"}}
            {"type":"membership.withdrawn","subject":"institution/nl-kz","effective":"2024-05"}

            """#
        try ledger.directory.write(history, to: "kz.jsonl")
        for call in [
            ["import", "kz.jsonl"],
            ["correct", "9", "--effective", "2018-06", "--reason", "misread"],
            ["dispute", "14", "--claim", "it was 2019", "--evidence", "cgtn-20180528"],
            ["correct", "14", "--effective", "2018-06-02", "--reason", "misread again"],
            ["retract", "13", "--reason", "of another library"],
        ] {
            let answer = try ledger.alliance(call)
            try #require(answer.status == 0, "\(answer.errors)")
        }
        return ledger
    }

    private static func stated(_ ledger: TestLedger, _ change: (inout [String: Any]) throws -> Void) throws {
        let file = ledger.directory.url("c/certificate.json")
        var value = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        try change(&value)
        try JSONSerialization.data(withJSONObject: value).write(to: file)
    }

    @Test func `is what its entries make, folded again`() throws {
        let ledger = try Self.ledger()
        for (day, says) in [
            ("2017-01-01", nil), ("2018-06-01", nil), ("2018-07-01", "was an associate member"),
            ("2021-06-01", "was an associate member"), ("2026-01-01", "was a member"),
        ] {
            let made = try ledger.alliance("certificate", "institution/nl-kz", "--out", "c-" + day, "--as-of", day)
            guard let says else {
                #expect(made.status == 1, "\(day): \(made.output)")
                continue
            }
            #expect(made.status == 0, "\(day): \(made.errors)")
            let checked = try ledger.alliance("check", "c-" + day, "--key", Self.key)
            #expect(checked.status == 0, "\(day): \(checked.errors)")
            #expect(checked.output.contains("National Library \(says) of the alliance on \(day)"), "\(checked.output)")
            #expect(checked.output.contains("cannot be seen from proofs that others are there"))
        }
    }

    @Test func `of every member of the Silk Road is what its entries make`() throws {
        let ledger = try SilkRoadLedger.imported()
        let files = try TemporaryDirectory()
        let members = try ledger.alliance("members", "--as-of", "2025-06-01", "--format", "json")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(members.output.utf8)) as? [String: Any])
        let ids = try #require(answer["members"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(ids.count == 51)
        for id in ids {
            let folder = files.url(id).path
            #expect(
                try ledger.alliance("certificate", "institution/" + id, "--out", folder, "--as-of", "2025-06-01").status
                    == 0)
            let checked = try ledger.alliance(
                "check", folder, "--key", ledger.directory.url("ledger/verifier.key").path)
            #expect(checked.status == 0, "\(id): \(checked.errors)")
        }
    }

    @Test func `is refused where the entries make something else`() throws {
        let ledger = try Self.ledger()
        typealias Change = (inout [String: Any]) throws -> Void
        func institution(_ change: @escaping (inout [String: Any]) -> Void) -> Change {
            return { value in
                guard var institution = value["institution"] as? [String: Any] else { return }
                change(&institution)
                value["institution"] = institution
            }
        }
        let changes: [(says: String, change: Change)] = [
            ("names.en", institution { $0["names"] = ["en": "National Museum"] }),
            ("category", institution { $0["category"] = "honorary" }),
            ("state", institution { $0["state"] = "suspended" }),
            ("founding", institution { $0["founding"] = true }),
            ("standing", institution { $0["standing"] = "possible" }),
            ("periods", institution { $0["periods"] = [] }),
            ("disputes", institution { $0["disputes"] = nil }),
            ("state", { $0["asOf"] = "2021-06-01" }),
            ("the entries make no membership: #8", { $0["subject"] = "institution/rsl" }),
            ("the certificate states the log", { $0["origin"] = "ledger.example.org/other" }),
            ("the proof is of a checkpoint of", { $0["size"] = 17 }),
            ("it states no root", { $0["root"] = "AAAA" }),
            ("it makes no statement", { $0["institution"] = nil }),
            ("it names no entries", { $0["entries"] = [] }),
            ("“entries” are positions", { $0["entries"] = [-1] }),
            ("4711.entry", { $0["entries"] = [0, 8, 4711] }),
            // An entry that others rest on is left out.
            ("cannot be true after the others", { $0["entries"] = ($0["entries"] as? [Int])?.filter { $0 != 10 } }),
            ("what it disputes is not among", { $0["entries"] = [0, 8, 15] }),
        ]
        for (says, change) in changes {
            let made = try ledger.alliance("certificate", "institution/nl-kz", "--out", "c", "--as-of", "2026-01-01")
            #expect(made.status == 0, "\(made.errors)")
            try Self.stated(ledger, change)
            let checked = try ledger.alliance("check", "c", "--key", Self.key)
            #expect(checked.status == 1, "\(says): \(checked.output)\(checked.errors)")
            #expect(checked.errors.contains(says), "\(says): \(checked.errors)")
            #expect(checked.output == "")
            try FileManager.default.removeItem(at: ledger.directory.url("c"))
        }
    }

    /// What no proof of inclusion can show: the program says so instead of pretending.
    @Test func `can leave out a withdrawal, and the answer says that it can`() throws {
        let ledger = try TestLedger()
        for call in [
            ["member", "withdraw", "rsl", "--effective", "2022-03-01"],
            ["certificate", "institution/rsl", "--out", "c", "--as-of", "2022-02-01"],
        ] { #expect(try ledger.alliance(call).status == 0) }
        try Self.stated(ledger) { value in
            var left = try #require(value["entries"] as? [Int])
            left.removeAll { $0 == 8 }
            value["entries"] = left
            value["asOf"] = "2023-01-01"
            var institution = try #require(value["institution"] as? [String: Any])
            var periods = try #require(institution["periods"] as? [[String: Any]])
            periods[0]["end"] = nil
            institution["periods"] = periods
            value["institution"] = institution
        }
        let checked = try ledger.alliance("check", "c", "--key", Self.key)
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.output.contains("not shown: that these are all entries about institution/rsl."))
    }

    @Test func `is checked with witnesses where they are demanded`() throws {
        let ledger = try TestLedger()
        for call in [
            ["witness", "init", "--name", "w.example.org/1", "--state", "w1"],
            ["witness", "init", "--name", "w.example.org/2", "--state", "w2"],
            ["publish", "out"],
            ["witness", "cosign", "out", "--key", Self.key, "--state", "w1", "--out", "w1.line"],
            ["witness", "add", "w1.line", "--key", "w1/witness.vkey"],
            ["certificate", "institution/nlc", "--out", "c"],
            ["prove", "inclusion", "5", "--out", "r"],
        ] {
            let answer = try ledger.alliance(call)
            try #require(answer.status == 0, "\(call): \(answer.errors)")
        }
        try ledger.directory.write(try ledger.alliance("prove", "consistency", "3").output, to: "proof")
        for proof in ["c", "r/5.tlog-proof"] {
            let call = ["check", proof, "--key", Self.key, "--witness", "w1/witness.vkey"]
            #expect(try ledger.alliance(call).status == 0)
            #expect(try ledger.alliance(call + ["--witness", "w2/witness.vkey", "--quorum", "1"]).status == 0)
            let both = try ledger.alliance(call + ["--witness", "w2/witness.vkey"])
            #expect(both.status == 1 && both.errors.contains("is not cosigned by w.example.org/2"), "\(both.errors)")
            #expect(both.errors.contains("after the witnesses cosigned"))
            let none = try ledger.alliance(call + ["--quorum", "2"])
            #expect(none.status == 2)
            let wrong = try ledger.alliance("check", proof, "--key", Self.key, "--witness", Self.key)
            #expect(wrong.status == 2 && wrong.errors.contains("no witness's"), "\(wrong.errors)")
            let other = try ledger.alliance("check", proof, "--key", "w1/witness.vkey")
            #expect(other.status == 2 && other.errors.contains("the key of a witness"), "\(other.errors)")
        }
    }
}
