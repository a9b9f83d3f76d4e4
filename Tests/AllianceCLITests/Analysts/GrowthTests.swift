import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct `Growth and charts` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    @Test(arguments: ["entry", "year", "month"])
    func `have the counts that members has on each day`(every: String) throws {
        let answer = try ledger.json("growth", "--every", every, "--as-of", "2025-12-31")
        let rows = try #require(answer["growth"] as? [[String: Any]])
        #expect(rows.count == ["entry": 8, "year": 8, "month": 92][every])
        for row in rows where every != "month" || (row["day"] as? String)?.contains("-05-") == true {
            let day = try #require(row["day"] as? String)
            let members = try ledger.json("members", "--as-of", day)
            let count = try #require(members["count"] as? [String: Int])
            #expect(
                row["certain"] as? Int == count["certain"] && row["possible"] as? Int == count["possible"], "\(day)")
            #expect(row["countries"] as? [String: Int] == members["countries"] as? [String: Int], "\(day)")
        }
        let csv = try ledger.csv("growth", "--every", every, "--as-of", "2025-12-31")
        #expect(csv.map { $0["day"] } == rows.map { $0["day"] as? String })
    }

    @Test func `name the entries that account for a change, and put every total into its year`() throws {
        let rows = try #require(try ledger.json("growth")["growth"] as? [[String: Any]])
        #expect((rows[0]["entries"] as? [Int])?.count == 24)
        let years = try ledger.csv("growth", "--every", "year", "--as-of", "2021-09-02")
        #expect(years.map { $0["year"] } == ["2018", "2019", "2020", "2021"])
        #expect(years.map { $0["published"] } == ["24", "28", "", "37"])
        #expect(years.last?["day"] == "2021-09-02", "a year that is not over ends with the day asked about")
    }

    @Test func `add up to the members, and to the countries of those whose country is known`() throws {
        for day in ["2018-05-28", "2021-09-02", "2025-12-31"] {
            let members = try ledger.json("members", "--as-of", day)
            let certain = try #require((members["count"] as? [String: Int])?["certain"])
            for name in ["countries", "regions", "categories"] {
                let answer = try ledger.json("chart", name, "--as-of", day)
                let rows = try #require(answer["rows"] as? [[String: Any]])
                #expect(rows.reduce(0) { $0 + ($1["certain"] as? Int ?? 0) } == certain, "\(name) \(day)")
                if name == "countries" {
                    let known = rows.count { $0["country"] as? String != "" && $0["certain"] as? Int != 0 }
                    #expect(known == (members["countries"] as? [String: Int])?["certain"])
                }
            }
        }
    }

    @Test func `count each agreement once, and as open where its status is`() throws {
        for day in ["2018-12-31", "2021-09-02", "2026-11-20"] {
            let agreements = try #require(
                try ledger.json("agreements", "--as-of", day)["agreements"] as? [[String: Any]])
            var expected: [String: Int] = [:]
            for agreement in agreements {
                let isOpen = (agreement["possibleStatuses"] as? [String])?.isEmpty == false
                let status = agreement["status"] as? String ?? ""
                expected[isOpen ? "open" : status == "in force" ? "inForce" : status, default: 0] += 1
            }
            let rows = try #require(try ledger.json("chart", "agreements", "--as-of", day)["rows"] as? [[String: Any]])
            let last = try #require(rows.last).compactMapValues { $0 as? Int }.filter { $0.value > 0 }
            #expect(last == expected, "\(day)")
        }
    }

    @Test func `as SVG hold the numbers of their tables, in each language`() throws {
        let rows = try #require(try ledger.json("growth")["growth"] as? [[String: Any]])
        let last = try #require(rows.last?["possible"] as? Int)
        for (language, word) in [("en", "possible"), ("zh-Hans", "可能"), ("ru", "возможно")] {
            let svg = try ledger.alliance("growth", "--format", "svg", "--language", language)
            #expect(svg.status == 0 && svg.errors.isEmpty)
            let document = try XMLDocument(xmlString: svg.output)
            let texts = try document.nodes(forXPath: "//*[local-name()='text']").compactMap(\.stringValue)
            #expect(texts.contains(word) && texts.contains("\(last)"))
            for row in rows {
                for total in row["published"] as? [[String: Any]] ?? [] {
                    let shown = "\(row["day"] as? String ?? "") · \(total["institutions"] as? Int ?? -1)"
                    #expect(texts.contains(shown), "\(shown)")
                }
            }
        }
        for name in ["countries", "regions", "categories"] {
            let answer = try #require(try ledger.json("chart", name)["rows"] as? [[String: Any]])
            let svg = try XMLDocument(xmlString: try ledger.alliance("chart", name, "--format", "svg").output)
            let values = try svg.nodes(forXPath: "//*[local-name()='text'][contains(@class,'-value')]")
            #expect(values.map(\.stringValue) == answer.map { "\($0["possible"] as? Int ?? -1)" }, "\(name)")
        }
    }

    @Test func `are drawn of an empty ledger too`() throws {
        let directory = try TemporaryDirectory()
        #expect(try Executable.run(["init", "--origin", "example.org/empty"], in: directory.path).status == 0)
        for call in [["growth"]]
            + ["countries", "regions", "categories", "agreements", "conferences"].map({ ["chart", $0] })
        {
            for format in ["table", "json", "csv", "svg"] {
                let answer = try Executable.run(call + ["--format", format, "--chart"], in: directory.path)
                #expect(answer.status == 0 && answer.errors.isEmpty, "\(call) \(format): \(answer.errors)")
                if format == "svg" { _ = try XMLDocument(xmlString: answer.output) }
            }
        }
        #expect(try Executable.run(["growth", "--every", "year"], in: directory.path).output.hasPrefix("Nobody"))
    }
}
