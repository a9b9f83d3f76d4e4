import Alliances
import Foundation
import Testing

@testable import AllianceLedger

@Suite struct DryRunTests {
    private func files(_ given: Given) throws -> [String: Data] {
        var files: [String: Data] = [:]
        // The lock file counts readers; it holds nothing of the ledger.
        for name in try FileManager.default.contentsOfDirectory(atPath: given.path) where name != "lock.mdb" {
            files[name] = try Data(contentsOf: URL(filePath: given.path + "/" + name))
        }
        return files
    }

    @Test func `a dry run answers as the append would and writes nothing`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try given.ledger.sign()
        let before = try files(given)
        let batches = [
            [registered("rsl"), admitted("rsl", "2019")], [suspended("nlc", "2020"), registered("nlc")],
            [withdrawn("nlc", "2017")], ["{"], [retracted(0)], [admitted("nlc", "2019", corrects: "1")],
        ]
        var dry: [Outcome] = []
        for batch in batches { dry.append(try given.dryRun(batch)) }
        #expect(try files(given) == before)
        #expect(dry.map(\.codes) == [[], [], [.notMember], [.malformedJSON], [.notRegistered], []])
        for (batch, dry) in zip(batches, dry) {
            let fresh = try Given([registered("nlc"), admitted("nlc", "2018")])
            let real = try fresh.when(batch)
            #expect(real.codes == dry.codes)
            #expect(real.positions == dry.positions)
            #expect(real.held == dry.held)
            #expect(real.acceptance?.entries.map(\.id) == dry.acceptance?.entries.map(\.id))
            #expect(
                real.acceptance?.entries.map { $0.placement?.window }
                    == dry.acceptance?.entries.map { $0.placement?.window })
        }
    }

    @Test func `a dry run shows where the timeline puts an entry and what days it leaves open`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018-05-28"), withdrawn("nlc", "2020-03-01")])
        let outcome = try given.dryRun([suspended("nlc", "[..2026-11-20]")])
        let placement = try #require(outcome.acceptance?.entries.first?.placement)
        #expect(placement.step == 3 && placement.of == 4)
        let windows = try given.row("institution/nlc").steps.map(\.window)
        #expect(placement.window.earliest == windows[1].earliest)
        #expect(placement.window.latest == windows[2].latest)
    }

    @Test func `a ledger open for reading alone can try drafts`() throws {
        let given = try Given([registered("nlc")])
        try given.reopen(for: .reading)
        #expect(try given.dryRun([admitted("nlc", "2018")]).positions == [1])
        #expect(throws: LedgerError.self) { try given.ledger.append([Submission](), AppendOptions()) }
    }
}
