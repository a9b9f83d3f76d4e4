import AllianceCLI
import Charts
import Foundation
import Testing

@Suite struct `The members of the Silk Road alliance` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    @Test(arguments: [
        ("2018-05-27", 0, 0), ("2018-05-28", 24, 24), ("2018-05-29", 24, 29), ("2019-11-22", 27, 29),
        ("2019-11-23", 27, 38), ("2021-09-02", 36, 38), ("2021-09-03", 36, 51), ("2024-10-25", 37, 51),
        ("2025-05-27", 51, 51),
    ])
    func `are as many as the sources leave open`(day: String, certain: Int, possible: Int) throws {
        let answer = try ledger.json("members", "--as-of", day)
        #expect(answer["count"] as? [String: Int] == ["certain": certain, "possible": possible])
        let members = try #require(answer["members"] as? [[String: Any]])
        #expect(members.count == possible)
        #expect(members.count { $0["standing"] as? String == "certain" } == certain)
        #expect(try ledger.csv("members", "--as-of", day).count == possible)
        let table = try ledger.alliance("members", "--as-of", day).output
        #expect(table.hasPrefix("Members: \(certain) certain, \(possible) possible · countries: "))
        let growth = try ledger.csv("growth", "--as-of", day).last
        #expect(growth?["certain"] ?? "0" == String(certain) && growth?["possible"] ?? "0" == String(possible))
    }

    @Test func `are one JSON object with fixed names`() throws {
        let answer = try ledger.json("members", "--as-of", "2021-09-02")
        #expect(
            Set(answer.keys) == [
                "origin", "size", "asOf", "knownAt", "recorded", "count", "countries", "members",
            ])
        #expect(answer["origin"] as? String == SilkRoadLedger.origin)
        #expect(answer["size"] as? Int == SilkRoadLedger.size)
        #expect(answer["asOf"] as? String == "2021-09-02")
        #expect(answer["knownAt"] as? Int == SilkRoadLedger.size - 1)
        #expect(answer["countries"] as? [String: Int] == ["certain": 16, "possible": 38])
    }

    @Test func `stand in order of their first possible day, the unidentified last`() throws {
        let members = try #require(try ledger.json("members", "--as-of", "2025-05-27")["members"] as? [[String: Any]])
        let keys = members.map { member -> String in
            let since = member["since"] as? [String: Any]
            return "\(since?["earliest"] ?? "") \(member["identified"] as? Bool == true ? 0 : 1)"
        }
        #expect(keys == keys.sorted() && Set(keys).count > 4)
    }

    @Test(arguments: ["zh-Hans", "bn", "ru", "en", "th"])
    func `stand in straight columns in any script`(language: String) throws {
        let output = try ledger.alliance("members", "--as-of", "2021-09-02", "--language", language).output
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let header = try #require(lines.first { $0.hasPrefix("name ") })
        let start = header.distance(
            from: header.startIndex, to: try #require(header.range(of: "country")).lowerBound)
        let rows = lines.drop { !$0.hasPrefix("──") }.dropFirst().prefix { !$0.isEmpty && !$0.hasPrefix("*") }
        #expect(rows.count == 38)
        for row in rows {
            var width = 0
            let rest = row.drop { character in
                guard width < start else { return false }
                width += DisplayWidth.of(character)
                return true
            }
            #expect(width == start, "\(row)")
            let country = rest.prefix(2)
            #expect(country == "  " || country.allSatisfy { ("A"..."Z").contains($0) }, "\(row)")
        }
        #expect(rows.contains { $0.hasPrefix(language == "zh-Hans" ? "中国国家图书馆 " : "(not identified) ") })
    }

    @Test func `end with what the answer rests on`() throws {
        let lines = try ledger.alliance("members", "--as-of", "2025-05-27").output.split(separator: "\n")
        let last = try #require(lines.last)
        #expect(last.hasPrefix("as of 2025-05-27 · known at #384 ("))
        #expect(last.hasSuffix(") · ledger.example.org/silk-road, 385 entries"))
    }

    @Test func `by an earlier entry count with its whole batch`() throws {
        let answer = try ledger.alliance("members", "--known-at", "#17")
        #expect(answer.output.hasSuffix("\nthe whole batch up to #384 counts\n"))
        #expect(try ledger.json("members", "--known-at", "17")["completedBatch"] as? Bool == true)
        let before = try ledger.json("members", "--known-at", "2018-05-28T00:00:00Z")
        #expect(before["size"] as? Int == 0 && before["knownAt"] == nil)
        let beyond = try ledger.alliance("members", "--known-at", "#385")
        #expect(beyond.status == 2 && beyond.output.isEmpty)
        #expect(beyond.errors.contains("the log holds 385 entries: there is no #385"))
    }

    @Test(arguments: [
        ["--as-of", "2021"], ["--as-of", "2021-02-30"], ["--known-at", "now"], ["--language", "zh_CN"],
    ])
    func `are not told to a question that cannot be understood`(arguments: [String]) throws {
        let answer = try Executable.run(["members"] + arguments, in: ledger.directory.path)
        #expect(answer.status == 2 && answer.output.isEmpty)
        #expect(answer.errors.contains(arguments[1]))
    }
}
