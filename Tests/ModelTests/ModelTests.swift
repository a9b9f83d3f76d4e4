import Foundation
import Testing

/// The ledger beside the model. `Tools/torture model ROUNDS SEED` runs more rounds than the suite.
@Suite struct ModelTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["ALLIANCE_MODEL_ROUNDS"] ?? "") ?? 16
    private static let firstSeed = UInt64(ProcessInfo.processInfo.environment["ALLIANCE_SEED"] ?? "") ?? 1

    @Test func `ledger and model agree on every answer`() throws {
        var figures = TraceCheck.Figures()
        var failures = 0
        for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.rounds) {
            var round = try RandomTrace(seed: seed)
            if let difference = try round.run(batches: 24) {
                Issue.record("\(difference)")
                failures += 1
            }
            figures.add(round.check.figures)
            if failures >= 3 { break }
        }
        print(figures.text)
        print("differ:", failures)
        #expect(figures.accepted > figures.rounds * 10, "hardly anything was accepted")
    }
}

extension TraceCheck.Figures {
    mutating func add(_ other: TraceCheck.Figures) {
        rounds += 1
        drafts += other.drafts
        accepted += other.accepted
        held += other.held
        rejected.merge(other.rejected) { $0 + $1 }
        books += other.books
        queries += other.queries
        passedOver += other.passedOver
    }

    var text: String {
        let codes = rejected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        return """
            model: \(rounds) rounds, \(drafts) drafts, \(accepted) accepted, \(held) held, \
            \(rejected.values.reduce(0, +)) rejected (\(codes.joined(separator: ", "))); \
            \(books) books, \(queries) answers compared, \(passedOver) passed over
            """
    }
}
