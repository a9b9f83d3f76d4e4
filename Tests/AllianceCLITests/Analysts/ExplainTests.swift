import Foundation
import Testing

@Suite struct `Explaining a subject` {
    @Test func `names behind each value the entry, its time and its evidence`() throws {
        let ledger = try SilkRoadLedger.imported()
        let told = try ledger.alliance("explain", "institution/nlc").output
        #expect(told.hasPrefix("institution/nlc: National Library of China\n"))
        #expect(told.contains("#121 institution.registered, recorded 20"))
        #expect(told.contains("#194 membership.admitted, effective 2018-05-28, recorded 20"))
        #expect(told.contains(" by secretariat, on "))
        let json = try ledger.json("explain", "institution/nlc")
        for value in try #require(json["values"] as? [[String: Any]]) {
            #expect((value["entries"] as? [Any])?.isEmpty == false, "\(value)")
        }
    }

    @Test(arguments: [
        "alliance/srila", "agreement/nalis-nlc-memorandum", "conference/srila-conference-2025",
        "programme/silk-road-digital-library", "evidence/cgtn-20180528", "institution/u09", "institution/nb-bg",
        "agreement/manuscript-reproduction",
    ])
    func `leaves no value of any kind without an entry`(subject: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let values = try #require(try ledger.json("explain", subject)["values"] as? [[String: Any]])
        #expect(!values.isEmpty)
        for value in values { #expect((value["entries"] as? [Any])?.isEmpty == false, "\(value)") }
        #expect(try !ledger.csv("explain", subject).isEmpty)
    }

    @Test func `tells rival claims with their evidence`() throws {
        let ledger = try SilkRoadLedger.imported()
        let told = try ledger.alliance("explain", "agreement/manuscript-reproduction").output
        #expect(told.contains("\nRival claims:\n  to #316: Its name is the agreement on copying manuscripts"))
        let claims = try ledger.json("explain", "agreement/manuscript-reproduction")["disputes"] as? [[String: Any]]
        #expect(claims?.isEmpty == false)
        #expect(claims?.allSatisfy { $0["of"] as? Int == 316 } == true)
    }

    @Test func `tells what was corrected and retracted on the way, and why`() throws {
        let ledger = try TestLedger()
        for call in [
            ["correct", "6", "--effective", "2018-05-28", "--reason", "the day is known"],
            ["record", "membership.invited", "--subject", "institution/rsl", "--effective", "2018-04"],
            ["retract", "9", "--reason", "another library was meant"],
        ] {
            #expect(try ledger.alliance(call).status == 0)
        }
        let told = try ledger.alliance("explain", "institution/rsl").output
        #expect(told.contains("\nCorrected or retracted on the way:\n  #6 membership.admitted, effective 2018-05, "))
        #expect(told.contains("corrected by #8, recorded ") && told.contains(": the day is known\n"))
        #expect(told.contains("retracted by #10, recorded ") && told.contains(": another library was meant\n"))
        let before = try ledger.alliance("explain", "institution/rsl", "--known-at", "#7", "--as-of", "2018-05-10")
            .output
        #expect(!before.contains("Corrected or retracted"))
        #expect(before.contains("\nOpen on 2018-05-10:\n  membership.admitted can have been [2018-05-01..2018-05-31]"))
    }

    @Test func `fails as show does where there is nothing`() throws {
        let ledger = try SilkRoadLedger.imported()
        #expect(try ledger.alliance("explain", "institution/ncl").errors.contains("did you mean institution/nlc"))
        #expect(try ledger.alliance("explain", "conference/srila-forum-2019", "--as-of", "2018-01-01").status == 1)
        #expect(try ledger.alliance("explain", "#17").status == 2)
    }
}
