import AllianceLedger
import Alliances
import EDTF
import Projections
import Testing

/// What is stored, what a replay of the log makes and what an audit of the published log makes are one.
@Suite struct AuditAgreementTests {
    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func `the published ledger, its replay and the stored rows say the same`(seed: UInt64) throws {
        var round = try RandomTrace(seed: seed &+ 0xa0d1_7000)
        for _ in 0..<25 {
            guard try round.appendOne() else {
                Issue.record("\(try round.report())")
                return
            }
        }
        let ledger = round.check.ledger
        _ = try ledger.sign()
        let report = try ledger.replay()
        #expect(report.isGood, "seed \(seed): \(report.checks)")
        let place = TemporaryDirectory()
        try ledger.publish(to: place.path)
        var options = AuditOptions()
        options.key = try AuditKey(ledger.verifier.text, auditing: place.path)
        let audit = try Audit.run(place.path, options)
        #expect(audit.isGood, "seed \(seed): \(audit.checks)")
        for year in RandomDates.years {
            let day = try #require(Day("\(year)-06-15"))
            let published = try #require(audit.book(asOf: day))
            let stored = try ledger.book(Question(asOf: day))
            let model = round.check.model.book(try ledger.size())
            for subject in model.timelines.keys.sorted() {
                let named = try Subject(subject)
                #expect(try published.row(of: named) == stored.row(of: named), "seed \(seed): \(subject)")
                let views = (try published.view(of: named)?.json, try stored.view(of: named)?.json)
                #expect(views.0 == views.1, "seed \(seed): \(subject) at the end of \(day)")
            }
            let counts = (try published.memberCount(), try stored.memberCount())
            #expect(counts.0.members == counts.1.members && counts.0.countries == counts.1.countries)
            #expect(try published.unsupported().map(\.position) == stored.unsupported().map(\.position))
        }
    }
}
