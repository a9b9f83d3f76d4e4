import Foundation
import Testing

@Suite struct `A difference` {
    @Test func `between two days is told in every format, with the entries`() throws {
        let ledger = try SilkRoadLedger.imported()
        let days = ["--as-of", "2018-05-28", "--as-of", "2019-11-22"]
        let told = try ledger.alliance("diff", days[0], days[1], days[2], days[3])
        #expect(told.status == 0 && told.errors.isEmpty)
        #expect(told.output.contains("\nMembers: 24 certain, 24 possible → 27 certain, 29 possible\n"))
        #expect(told.output.contains("\n  #218      membership.admitted: not yet → certain\n"))
        let json = try ledger.json("diff", days[0], days[1], days[2], days[3])
        let subjects = try #require(json["subjects"] as? [[String: Any]])
        #expect(told.output.hasPrefix("\(subjects.count) subjects differ.\n"))
        for subject in subjects {
            for field in try #require(subject["fields"] as? [[String: Any]]) {
                #expect((field["entries"] as? [Int])?.isEmpty == false, "\(subject["subject"] ?? ""): \(field)")
            }
        }
        let after = try #require(json["after"] as? [String: Any])
        #expect(after["asOf"] as? String == "2019-11-22")
        #expect(after["count"] as? [String: Int] == ["certain": 27, "possible": 29])
        #expect(
            try Set(ledger.csv("diff", days[0], days[1], days[2], days[3]).map { $0["subject"] }).count
                == subjects.count)
    }

    @Test func `that is none is said plainly`() throws {
        let ledger = try SilkRoadLedger.imported()
        let told = try ledger.alliance("diff", "--as-of", "2021-01-01", "--as-of", "2021-01-01")
        #expect(told.status == 0)
        #expect(told.output.hasPrefix("No difference: what the projections say is the same.\n"))
        let json = try ledger.json("diff", "--known-at", "#384", "--known-at", "#384")
        #expect((json["subjects"] as? [Any])?.isEmpty == true)
    }

    @Test func `between two states of knowledge names the correction`() throws {
        let ledger = try TestLedger()
        let corrected = try ledger.alliance(
            "correct", "6", "--effective", "2018-05-28", "--reason", "the day is known")
        #expect(corrected.status == 0)
        let told = try ledger.alliance("diff", "--known-at", "#7", "--known-at", "#8").output
        #expect(told.contains(#"  since.effective             "2018-05" → "2018-05-28" [#6 #8]"#), "\(told)")
        #expect(told.contains("membership.admitted: taken out by #8\n"))
        #expect(told.contains("\nfirst   as of ") && told.contains("its first 8 entries\nsecond  as of "), "\(told)")
    }

    @Test(arguments: [
        [], ["--as-of", "2020-01-01"], ["--known-at", "#1"], ["--as-of", "2020-01-01", "--known-at", "#1"],
        ["--as-of", "2020-01-01", "--as-of", "2021-01-01", "--as-of", "2022-01-01"],
        ["--known-at", "#1", "--known-at", "#999"], ["--as-of", "2020", "--as-of", "2021"],
    ])
    func `is refused where two books are not named`(arguments: [String]) throws {
        let answer = try Executable.run(["diff"] + arguments, in: SilkRoadLedger.imported().directory.path)
        #expect(answer.status == 2 && answer.output.isEmpty && !answer.errors.isEmpty)
    }
}
