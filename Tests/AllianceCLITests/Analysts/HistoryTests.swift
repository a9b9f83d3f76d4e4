import Foundation
import Testing

@Suite struct `The history of a subject` {
    @Test func `keeps what was corrected and retracted, and says by what`() throws {
        let ledger = try TestLedger()
        let corrected = try ledger.alliance(
            "correct", "6", "--effective", "2018-05-28", "--reason", "the day is known")
        try #require(corrected.status == 0, "\(corrected.errors)")
        let invited = try ledger.alliance(
            "record", "membership.invited", "--subject", "institution/rsl", "--effective", "2018-04")
        try #require(invited.status == 0, "\(invited.errors)")
        let retracted = try ledger.alliance("retract", "9", "--reason", "another library was meant")
        try #require(retracted.status == 0, "\(retracted.errors)")

        let history = try ledger.alliance("history", "institution/rsl").output
        #expect(history.hasPrefix("institution/rsl: 5 entries, 2 in the timeline\n"))
        for line in ["corrected by #8", "corrects #6", "retracted by #10", "retracts #9", "the day is known"] {
            #expect(history.contains(line), "\(line)\n\(history)")
        }
        let before = try ledger.alliance("history", "institution/rsl", "--known-at", "#7").output
        #expect(before.hasPrefix("institution/rsl: 2 entries, 2 in the timeline\n"))
        #expect(!before.contains("corrected by"))

        let object = try JSONSerialization.jsonObject(
            with: Data(try ledger.alliance("history", "institution/rsl", "--format", "json").output.utf8))
        let entries = try #require((object as? [String: Any])?["entries"] as? [[String: Any]])
        #expect(entries.map { $0["position"] as? Int } == [4, 6, 8, 9, 10])
        #expect(entries.map { $0["takenOutBy"] as? Int } == [nil, 8, nil, 10, nil])
    }

    @Test func `shows the order found and the windows it leaves`() throws {
        let ledger = try TestLedger()
        let invited = try ledger.alliance(
            "record", "membership.suspended", "--subject", "institution/rsl", "--effective", "[..2018-05-20]")
        try #require(invited.status == 0, "\(invited.errors)")
        let history = try ledger.alliance("history", "institution/rsl").output
        #expect(
            history.contains("membership.suspended    [..2018-05-20]  [2018-05-01..2018-05-20] (tightened)"),
            "\(history)")
        #expect(history.contains("[2018-05-01..2018-05-20] (tightened)\n"))
    }
}
