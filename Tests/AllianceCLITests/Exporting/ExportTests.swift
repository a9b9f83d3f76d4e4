import Foundation
import Testing

/// What other people's programs make of our exports.
@Suite struct `Exports` {
    private static let days = ["2017-01-01", "2018-05-28", "2021-09-02", "2025-06-01", "2026-11-20"]

    private func exported(_ arguments: String..., from ledger: SilkRoadLedger) throws -> TemporaryDirectory {
        let place = try TemporaryDirectory()
        let answer = try Executable.run(
            ["export"] + arguments + ["--ledger", ledger.directory.path + "/ledger"], in: place.path)
        try #require(answer.status == 0, "\(arguments): \(answer.errors)")
        #expect(answer.errors == "")
        let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
        #expect(left == [arguments[1]], "nothing else is left behind")
        return place
    }

    @Test(arguments: days) func `sqlite: keys are met and views say what the program says`(day: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try exported("sqlite", "a.sqlite", "--as-of", day, from: ledger)
        func ask(_ sql: String) throws -> String {
            try OtherProgram.sqlite(sql, "a.sqlite", in: place.path).trimmingCharacters(in: .newlines)
        }
        #expect(try ask("PRAGMA foreign_key_check") == "")
        #expect(try ask("PRAGMA integrity_check") == "ok")
        #expect(try ask("SELECT count(*) FROM entries") == "\(SilkRoadLedger.size)")
        #expect(try ask("SELECT count(*), min(position), max(position) FROM entries") == "385|0|384")
        let members = try ledger.json("members", "--as-of", day)
        let count = try #require(members["count"] as? [String: Int])
        #expect(
            try ask("SELECT count(*) FILTER (WHERE standing = 'certain'), count(*) FROM members")
                == "\(count["certain"] ?? -1)|\(count["possible"] ?? -1)")
        let listed = try #require(members["members"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(try ask("SELECT id FROM members ORDER BY id") == listed.sorted().joined(separator: "\n"))
        for (table, list) in [
            ("agreements", "agreements"), ("conferences", "conferences"), ("programmes", "programmes"),
        ] {
            let shown = try #require(try ledger.json(list, "--as-of", day)[list] as? [[String: Any]])
            #expect(try ask("SELECT count(*) FROM \(table) WHERE status IS NOT NULL") == "\(shown.count)", "\(table)")
        }
        #expect(try ask("SELECT as_of, size FROM ledger") == "\(day)|385")
        for view in ["members_by_country", "agreements_in_force", "unsupported", "sourced_lineage", "current_entries"] {
            #expect(try ask("SELECT count(*) >= 0 FROM \(view)") == "1")
        }
        #expect(
            try ask("SELECT count(*) FROM lineage l LEFT JOIN steps s ON s.entry = l.entry WHERE s.entry IS NULL")
                == "0",
            "each value goes back to a step that counts")
    }

    @Test func `sqlite: the root is that of the checkpoint, a past state has its own`() throws {
        let ledger = try SilkRoadLedger()
        let checkpoint = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        let root = checkpoint.split(separator: "\n")[2]
        let corrected = try ledger.alliance(
            "correct", "195", "--effective", "2018-05", "--reason", "the page gives the month only")
        try #require(corrected.status == 0, "\(corrected.errors)")
        let past = try exported(
            "sqlite", "a.sqlite", "--as-of", "2018-05-28", "--known-at", "384", from: ledger)
        #expect(try OtherProgram.sqlite("SELECT root FROM ledger", "a.sqlite", in: past.path) == root + "\n")
        let tally = "SELECT sum(standing = 'certain'), count(*) FROM members"
        #expect(try OtherProgram.sqlite(tally, "a.sqlite", in: past.path) == "24|24\n")
        let now = try exported("sqlite", "a.sqlite", "--as-of", "2018-05-28", from: ledger)
        #expect(try OtherProgram.sqlite(tally, "a.sqlite", in: now.path) == "23|24\n")
        #expect(
            try OtherProgram.sqlite("SELECT taken_out_by FROM entries WHERE position = 195", "a.sqlite", in: now.path)
                == "385\n")
        // The tables made of rows stored and of rows folded again are the same.
        let again = try exported("csv", "t", "--as-of", "2018-05-28", "--known-at", "385", from: ledger)
        let same = try OtherProgram.reader(
            "same-tables.py", now.path + "/a.sqlite", again.path + "/t", in: again.path)
        #expect(same.status == 0, "\(same.errors)")
    }

    @Test(arguments: days) func `csv: the same cells as in SQLite`(day: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let file = try exported("sqlite", "a.sqlite", "--as-of", day, from: ledger)
        let folder = try exported("csv", "tables", "--as-of", day, from: ledger)
        let same = try OtherProgram.reader(
            "same-tables.py", file.path + "/a.sqlite", folder.path + "/tables", in: folder.path)
        #expect(same.status == 0, "\(same.errors)")
        #expect((Int(same.output.trimmingCharacters(in: .newlines)) ?? 0) > 1_500)
    }

    @Test func `csv: frictionless finds the package valid`() throws {
        let ledger = try SilkRoadLedger.imported()
        let folder = try exported("csv", "tables", "--as-of", "2025-06-01", from: ledger)
        let command = [try OtherProgram.tool("frictionless"), "validate", "tables/datapackage.json"]
        let good = try OtherProgram.run(command, in: folder.path)
        #expect(good.status == 0, "\(good.output)\(good.errors)")
        // It can say no: a period of an institution that is not there.
        let path = folder.url("tables/conference_hosts.csv")
        let text = try String(contentsOf: path, encoding: .utf8)
        try text.replacingOccurrences(of: ",nlc\r\n", with: ",nlx\r\n").write(
            to: path, atomically: true, encoding: .utf8)
        #expect(try OtherProgram.run(command, in: folder.path).status == 1)
    }

    @Test func `csv: formulas stand as recorded, or defused where that is asked for`() throws {
        let ledger = try TestLedger()
        let title = #"=HYPERLINK("http://x","y"), 1"#
        let made = try ledger.alliance(
            "evidence", "register", "formula", "--title", title, "--publisher=-1+1")
        try #require(made.status == 0, "\(made.errors)")
        for (flags, quote) in [([], ""), (["--spreadsheet-safe"], "'")] {
            let answer = try ledger.alliance(["export", "csv", "t" + quote] + flags)
            #expect(answer.status == 0, "\(answer.errors)")
            let text = try String(contentsOf: ledger.directory.url("t\(quote)/evidence.csv"), encoding: .utf8)
            let records = try #require(CSVReader.records(of: text))
            let row = try #require(records.first { $0[0] == "formula" })
            #expect(row[1] == quote + title)
            #expect(row[2] == quote + "-1+1")
        }
    }

    @Test func `rdf: rdflib reads memberships with dates and sources`() throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try exported("rdf", "a.ttl", "--as-of", "2021-09-02", from: ledger)
        let answer = try OtherProgram.reader("memberships.py", "a.ttl", in: place.path)
        try #require(answer.status == 0, "\(answer.errors)")
        let said = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let count = try #require(
            try ledger.json("members", "--as-of", "2021-09-02")["count"] as? [String: Int])
        #expect(said["members"] as? Int == count["certain"])
        #expect(said["statements"] as? Int == count["possible"])
        #expect(said["alliances"] as? [String] == ["https://\(SilkRoadLedger.origin)/alliance/srila"])
        #expect((said["edtf"] as? Int ?? 0) > 0, "some are known as a range only")
        #expect((said["sources"] as? Int ?? 0) >= count["certain"] ?? 0)
        #expect((said["precisions"] as? [Int])?.contains(11) == true)
        #expect(said["nlc"] as? [String] == ["bg", "en", "ja", "ru", "zh-Hans"])
    }

    @Test func `datasette serves the file`() throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try exported("sqlite", "a.sqlite", "--as-of", "2025-06-01", from: ledger)
        let answer = try OtherProgram.run(
            [
                try OtherProgram.tool("datasette"), "a.sqlite", "--get",
                "/a/institutions/nlc.json?_shape=array",
            ], in: place.path)
        try #require(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("National Library of China"))
    }

    @Test func `are the same bytes each time, and of a restored ledger`() throws {
        let ledger = try SilkRoadLedger.imported()
        let lines = try exported("jsonl", "e.jsonl", from: ledger)
        let restored = try Executable.run(["restore", "e.jsonl", "--into", "ledger"], in: lines.path)
        try #require(restored.status == 0, "\(restored.errors)")
        #expect(try Executable.run(["log"], in: lines.path).output == ledger.alliance("log").output)
        for (format, name) in [("sqlite", "a.sqlite"), ("rdf", "a.ttl"), ("csv", "tables"), ("jsonl", "a.jsonl")] {
            let day = format == "jsonl" ? [] : ["--as-of", "2025-06-01"]
            let first = try TemporaryDirectory()
            for (place, source) in [("1", ledger.directory.path), ("2", ledger.directory.path), ("3", lines.path)] {
                try FileManager.default.createDirectory(at: first.url(place), withIntermediateDirectories: false)
                let answer = try Executable.run(
                    ["export", format, "\(place)/\(name)", "--ledger", source + "/ledger"] + day, in: first.path)
                #expect(answer.status == 0, "\(answer.errors)")
            }
            for other in ["2", "3"] {
                let difference = try OtherProgram.run(["/usr/bin/env", "diff", "-r", "1", other], in: first.path)
                #expect(difference.status == 0, "\(format): \(difference.output.prefix(300))")
            }
        }
        let standard = try ledger.alliance("export", "rdf", "--as-of", "2025-06-01")
        let place = try exported("rdf", "a.ttl", "--as-of", "2025-06-01", from: ledger)
        #expect(try String(contentsOf: place.url("a.ttl"), encoding: .utf8) == standard.output)
        #expect(try ledger.alliance("export", "jsonl").output == ledger.alliance("log").output)
    }
}
