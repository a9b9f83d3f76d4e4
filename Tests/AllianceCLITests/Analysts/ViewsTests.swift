import Foundation
import Testing

@Suite struct `The views` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    @Test(arguments: [
        ("overview", "agreements"), ("members", "members"), ("agreements", "agreements"),
        ("conferences", "conferences"), ("programmes", "programmes"), ("evidence", "evidence"), ("growth", "growth"),
        ("reconcile", "totals"),
    ])
    func `are read by others in each format`(command: String, list: String) throws {
        let object = try ledger.json(command, "--as-of", "2025-12-31")
        #expect(object["asOf"] as? String == "2025-12-31")
        #expect(object["size"] as? Int == SilkRoadLedger.size)
        let listed = try #require(object[list] as? [Any])
        #expect(!listed.isEmpty)
        let rows = try ledger.csv(command, "--as-of", "2025-12-31")
        if command != "overview" { #expect(rows.count == listed.count) }
        let table = try ledger.alliance(command, "--as-of", "2025-12-31")
        #expect(table.status == 0 && table.errors.isEmpty)
        #expect(table.output.contains("\nas of 2025-12-31 · known at #384 ("))
        #expect(!table.output.contains("\u{1B}"), "no colour where it is not a terminal")
    }

    @Test func `of growth have a row for each day on which something changes or is published`() throws {
        let rows = try ledger.csv("growth").map { row in
            ["day", "certain", "possible", "published"].map { row[$0] ?? "" }.joined(separator: " ")
        }
        #expect(
            rows == [
                "2018-05-28 24 24 24", "2018-05-29 24 29 ", "2019-11-22 27 29 28", "2019-11-23 27 38 ",
                "2021-09-02 36 38 37", "2021-09-03 36 51 ", "2024-10-25 37 51 ", "2025-05-27 51 51 51",
            ])
        #expect(!(try ledger.alliance("growth").output.contains("█")))
        let chart = try ledger.alliance("growth", "--chart").output
        #expect(chart.contains("█ certain   ░ possible   ◆ published") && !chart.contains("\u{1B}"))
    }

    @Test func `of totals say how each compares`() throws {
        let members = try ledger.csv("reconcile").filter { $0["measure"] == "members" }
        #expect(members.map { $0["verdict"] } == ["exactly", "within", "within", "not compared", "exactly"])
        #expect(members.map { $0["institutions"] } == ["24", "28", "37", "", "51"])
        let answer = try ledger.json("reconcile")
        let reports = try #require(answer["memberCountries"] as? [[String: Any]])
        #expect(reports.map { $0["withoutMember"] as? [String] } == [[], ["IR", "JM", "LA", "RU"]])
    }

    @Test func `of conferences name what was held by a day`() throws {
        let ids = try ledger.csv("conferences", "--as-of", "2018-05-28").map { $0["id"] }
        #expect(ids.contains("founding-seminar-2018") && !ids.contains("srila-forum-2019"))
    }

    @Test func `tell in an overview what is open`() throws {
        let overview = try ledger.alliance("overview", "--as-of", "2025-12-31").output
        #expect(overview.hasPrefix("Silk Road International Library Alliance\n"))
        for line in [
            "members      51 certain, 51 possible", "evidence     121 documents", "disputes     29 rival claims",
            "no evidence  0 entries rest on none", "checkpoint   size 385, root ",
        ] {
            #expect(overview.contains(line), "\(line)")
        }
    }

    @Test func `list the entries that rest on no evidence`() throws {
        let ledger = try TestLedger()
        let answer = try ledger.alliance("evidence", "--unsupported", "--format", "csv")
        #expect(
            CSVReader.records(of: answer.output)?.dropFirst() == [
                ["3", "institution.registered", "institution/nlc"],
                ["4", "institution.registered", "institution/rsl"],
                ["7", "agreement.signed", "agreement/nlc-rsl-2023"],
            ])
    }

    @Test func `of an empty ledger are empty`() throws {
        let directory = try TemporaryDirectory()
        #expect(try Executable.run(["init", "--origin", "example.org/empty"], in: directory.path).status == 0)
        for command in [
            "overview", "members", "agreements", "conferences", "programmes", "evidence", "growth", "reconcile",
        ] {
            for format in ["table", "json", "csv"] {
                let answer = try Executable.run([command, "--format", format], in: directory.path)
                #expect(answer.status == 0 && answer.errors.isEmpty, "\(command) \(format): \(answer.errors)")
            }
        }
        #expect(try Executable.run(["log"], in: directory.path).output.isEmpty)
        #expect(try Executable.run(["replay"], in: directory.path).status == 0)
        #expect(try Executable.run(["verify"], in: directory.path).status == 0)
    }
}
