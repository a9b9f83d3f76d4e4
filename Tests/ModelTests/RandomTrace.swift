import AllianceLedger
import Alliances

/// A round: one ledger, and what comes to it by a seed.
struct RandomTrace {
    let seed: UInt64
    private var drafts: RandomDrafts
    private var count = 0
    private(set) var check: TraceCheck

    init(seed: UInt64) throws {
        self.seed = seed
        drafts = RandomDrafts(seed: seed)
        check = try TraceCheck()
    }

    /// - Returns: what differs, made short; nil if nothing does.
    mutating func run(batches: Int) throws -> String? {
        for index in 1...batches {
            if try !appendOne() { return try report() }
            guard index % 8 == 0 || index == batches else { continue }
            for _ in 0..<4 where try !ask() { return try report() }
        }
        return nil
    }

    /// - Returns: whether ledger and model agree on the answer.
    mutating func appendOne() throws -> Bool { try check.append(batch()) }

    private mutating func batch() -> Trace.Batch {
        var batch = Trace.Batch(drafts: [])
        for draft in check.trace.batches.isEmpty ? drafts.opening() : drafts.batch(check.model) {
            count += 1
            var handed = Trace.Handed(number: count, draft: draft)
            if case .position(let position) = draft.corrects ?? draft.target {
                handed.names = check.number(at: position)
            }
            batch.drafts.append(handed)
        }
        if drafts.chance(1, in: 10) { batch.ifSize = drafts.chance(1, in: 3) ? .wrong : .right }
        // A clock may stand still, and may go backwards.
        batch.advance = [0, 1, 1_000_000, 86_400_000_000, -5_000_000].randomElement(using: &drafts.random) ?? 0
        return batch
    }

    private mutating func ask() throws -> Bool {
        let day = ModelWindow(RandomDates.day(drafts.number(RandomDates.years), &drafts.random))?.earliest ?? 0
        var known: Question.KnownAt?
        if let entry = check.model.entries.randomElement(using: &drafts.random), drafts.chance(2, in: 3) {
            let isAt = drafts.chance(1, in: 2)
            known =
                isAt
                ? .position(Position(UInt32(entry.position)))
                : .instant(
                    Instant(microseconds: Int64(entry.time - drafts.number(0...1))))
        }
        return try check.compare(day: day + drafts.number(-1...1), knownAt: known)
    }

    func report() throws -> String {
        let first = "seed \(seed): " + (check.difference ?? "")
        guard let short = try Shrinking(check.trace, day: check.differingDay) else {
            return first + "\nIt does not show again by itself.\n" + check.trace.lines()
        }
        return first + "\nMade short: " + short.difference + "\n" + short.trace.lines()
    }
}
