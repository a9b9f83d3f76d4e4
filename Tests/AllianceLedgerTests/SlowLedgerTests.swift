import Alliances
import Foundation
import Testing

/// What the ledger accepts, and the orders it finds, against a slow and obvious one. `LEDGER_ROUNDS` asks for more.
@Suite struct SlowLedgerTests {
    @Test func `the ledger accepts what the slow ledger accepts and finds the same orders`() throws {
        let rounds = ProcessInfo.processInfo.environment["LEDGER_ROUNDS"].flatMap { UInt64($0) } ?? 6
        var accepted = 0
        var refused = 0
        for seed in 1...rounds {
            var batches = RandomBatches(seed: seed)
            var slow = SlowLedger()
            let given = try Given()
            for step in 0..<70 {
                let batch = batches.batch(slow)
                let outcome = try given.when(batch.map(\.0))
                let expected = slow.append(batch.map(\.1))
                guard outcome.codes.isEmpty == expected else {
                    Issue.record(
                        "seed \(seed), step \(step): \(outcome.codes), but the model says \(expected): \(batch.map(\.0))"
                    )
                    return
                }
                if expected { accepted += 1 } else { refused += 1 }
                guard expected else { continue }
                for subject in ["institution/i0", "institution/i1", "institution/i2", "evidence/e0", "evidence/e1"] {
                    let order = try #require(slow.order(subject))
                    let row = try given.row(subject)
                    #expect(row.steps.map { Int($0.position) } == order, "seed \(seed), step \(step), \(subject)")
                    #expect(row.steps.map(\.window) == slow.windows(order), "seed \(seed), step \(step), \(subject)")
                    #expect(row.steps.map { Int($0.place) } == order.map { slow.items[$0].place }, "seed \(seed)")
                }
            }
            // Taken again as a whole from the entries, in one reopening.
            try given.reopen()
            try given.audit()
        }
        // A generator that makes only one kind would prove little.
        #expect(accepted > Int(rounds) * 10)
        #expect(refused > Int(rounds) * 10)
    }
}
