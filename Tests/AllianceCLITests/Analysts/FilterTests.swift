import Foundation
import Testing

@Suite struct `A filtered listing` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    private func ids(_ arguments: String...) throws -> [String] {
        let answer = try Executable.run(arguments + ["--format", "csv"], in: ledger.directory.path)
        try #require(answer.status == 0, "\(answer.errors)")
        let records = try #require(CSVReader.records(of: answer.output))
        let place = try #require(records.first?.firstIndex(of: "id"))
        return records.dropFirst().map { $0[place] }
    }

    @Test(arguments: [
        ["members", "--country", "Kazakhstan"], ["members", "--region", "Central Asia", "--region", "035"],
        ["members", "--during", "2018/2019", "--identified"],
        ["members", "--kind", "national-library", "--limit", "3"],
        ["members", "--joined-between", "2019/2020", "--as-of", "2021-09-02"], ["members", "--text", "нац"],
        ["members", "--unidentified", "--as-of", "2021-09-02"], ["agreements", "--country", "Russia"],
        ["agreements", "--party", "nlc", "--state", "signed"], ["conferences", "--region", "Europe"],
        ["conferences", "--series", "srila-forum"], ["programmes", "--state", "launched", "--sort", "title"],
        ["evidence", "--text", "国家图书馆"],
    ])
    func `counts what it lists, the same in each format, and names the total`(call: [String]) throws {
        func run(_ arguments: [String]) throws -> Executable.Answer {
            let answer = try Executable.run(arguments, in: ledger.directory.path)
            try #require(answer.status == 0, "\(answer.errors)")
            return answer
        }
        let json = try JSONSerialization.jsonObject(with: Data(run(call + ["--format", "json"]).output.utf8))
        let object = try #require(json as? [String: Any])
        let listed = try #require(object[call[0]] as? [[String: Any]])
        #expect(!listed.isEmpty)
        let filters = try #require(object["filters"] as? [String: Any])
        let matching = try #require(filters["matching"] as? [String: Int])
        let total = try #require(filters["total"] as? [String: Int])
        if !call.contains("--limit") { #expect(matching["possible"] == listed.count) }
        let all = try JSONSerialization.jsonObject(
            with: Data(
                run(
                    [call[0], "--format", "json"]
                        + ["--as-of", "--during"].flatMap { name in call.drop { $0 != name }.prefix(2) }
                ).output.utf8))
        #expect(((all as? [String: Any])?[call[0]] as? [Any])?.count == total["possible"])
        let isCertain = { (item: [String: Any]) in
            item["match"] == nil && (call[0] != "members" || item["standing"] as? String == "certain")
        }
        let certain = listed.count(where: isCertain)
        if call[0] == "members" {
            #expect(object["count"] as? [String: Int] == ["certain": certain, "possible": listed.count])
        }
        #expect(try #require(total["possible"]) >= listed.count)
        let csv = try #require(CSVReader.records(of: run(call + ["--format", "csv"]).output)?.dropFirst())
        #expect(csv.map { $0.first } == listed.map { $0["id"] as? String })
        let table = try run(call).output
        #expect(table.contains(": \(certain) certain, \(listed.count) possible"))
        #expect(table.contains("of \(total["certain"] ?? -1) certain, \(total["possible"] ?? -1) possible in all"))
    }

    @Test func `has no filters in its JSON where none are given`() throws {
        for listing in ["members", "agreements", "conferences", "programmes", "evidence"] {
            #expect(try ledger.json(listing)["filters"] == nil)
        }
    }

    @Test func `composes`() throws {
        let asia = try Set(ids("members", "--region", "Asia"))
        let national = try Set(ids("members", "--kind", "national-library"))
        #expect(
            try Set(ids("members", "--region", "Asia", "--kind", "national-library")) == asia.intersection(national))
        let parts = try ["Eastern Asia", "143", "Southern Asia", "south-eastern asia", "Western Asia"].map {
            try ids("members", "--region", $0)
        }
        #expect(Set(parts.joined()) == asia && parts.joined().count == asia.count)
        let identified = try ids("members", "--identified", "--as-of", "2021-09-02")
        let others = try ids("members", "--unidentified", "--as-of", "2021-09-02")
        #expect(try Set(identified + others) == Set(ids("members", "--as-of", "2021-09-02")))
        #expect(
            try Set(ids("members", "--country", "CN", "--country", "KZ"))
                == Set(
                    ids("members", "--country", "cn") + ids("members", "--country", "Kazakhstan")))
    }

    @Test func `finds names in any script, former ones too`() throws {
        #expect(try ids("members", "--text", "中国国家图书馆") == ["nlc"])
        #expect(try ids("members", "--text", "ＣＨＩＮＡ").contains("nlc"))
        #expect(try !ids("members", "--text", "БИБЛИОТЕКА").isEmpty)
        #expect(try ids("members", "--text", "no such name").isEmpty)
    }

    @Test func `is of whoever was a member in some days, whatever the days asked about otherwise`() throws {
        let early = try ledger.json("members", "--during", "2018-05-28")
        #expect(early["count"] as? [String: Int] == ["certain": 24, "possible": 24])
        let later = try ledger.json("members", "--during", "2018/2019-11-23")
        #expect(later["count"] as? [String: Int] == ["certain": 27, "possible": 38])
        let beyond = try ledger.alliance("members", "--during", "2025", "--as-of", "2024-12-31")
        #expect(beyond.status == 2 && beyond.errors.contains("lies after 2024-12-31"))
    }

    @Test func `knows what was known`() throws {
        #expect(try ids("members", "--country", "CN", "--known-at", "2018-05-28T00:00:00Z").isEmpty)
        #expect(try ids("members", "--country", "CN", "--known-at", "#17") == ids("members", "--country", "CN"))
    }

    @Test func `stands in order of a column, either way, and what has no value stands last`() throws {
        func countries(_ direction: [String]) throws -> [String] {
            let call = ["members", "--as-of", "2021-09-02", "--columns", "country", "--sort", "country"]
            let answer = try Executable.run(call + direction + ["--format", "csv"], in: ledger.directory.path)
            return try #require(CSVReader.records(of: answer.output)).dropFirst().map { $0[0] }
        }
        let up = try countries([])
        let down = try countries(["--descending"])
        let known = up.filter { !$0.isEmpty }
        #expect(known == known.sorted() && up.last == "" && up.first == known.first)
        #expect(down.filter { !$0.isEmpty } == known.reversed() && down.last == "")
    }

    @Test func `has the columns asked for, in tables and CSV`() throws {
        let csv = try ledger.alliance("members", "--columns", "country,name", "--format", "csv", "--limit", "1").output
        #expect(csv.hasPrefix("country,name\r\n"))
        let table = try ledger.alliance("conferences", "--columns", "series,ordinal").output
        #expect(table.hasPrefix("series"))
    }

    @Test func `of nothing says so and is no failure`() throws {
        let answer = try ledger.alliance("members", "--country", "Iceland")
        #expect(answer.status == 0 && answer.output.contains("\nNothing matches.\n"))
        #expect(answer.output.hasPrefix("Members: 0 certain, 0 possible"))
    }
}
