/// A ledger of lists and loops, written from the design alone: slow and obvious.
struct ReferenceModel {
    struct Acceptance: Equatable {
        /// Of the drafts that became entries, in order.
        var positions: [Int] = []
        var held: [Held] = []
        var time: Int?
    }

    struct Held: Equatable {
        var line: Int
        var position: Int?
        var earlierLine: Int?
        var takenOutBy: Int?
    }

    /// What a refusal may say. The design does not fix which of several faults of a draft is named, nor which step of a
    /// timeline of which no order can be true.
    struct Refused {
        /// By the line, from 1: each of these is reported, and by itself.
        var lines: [Int: Set<String>] = [:]
        /// Where no draft is wrong by itself: one of these is named at least, and no other.
        var codes: Set<String> = []
    }

    enum Verdict {
        case accepted(Acceptance)
        case refused(Refused)
    }

    private(set) var entries: [ModelEntry] = []

    /// Appends all or nothing.
    mutating func append(_ drafts: [ModelDraft], now: Int, expectedSize: Int? = nil) -> Verdict {
        var batch = ModelBatch(entries, time: max(now, (entries.last?.time ?? Int.min) + 1))
        for (index, draft) in drafts.enumerated() { batch.take(draft, line: index + 1) }
        let isMovedOn = expectedSize.map { $0 != entries.count } ?? false
        if isMovedOn, !batch.refused.isEmpty || batch.entries.count > entries.count {
            batch.codes.insert("logMovedOn")
        }
        if batch.refused.isEmpty, batch.codes.isEmpty { batch.conclude() }
        guard batch.refused.isEmpty, batch.codes.isEmpty else {
            return .refused(Refused(lines: batch.refused, codes: batch.codes))
        }
        let new = entries.count..<batch.entries.count
        entries = batch.entries
        return .accepted(Acceptance(positions: Array(new), held: batch.held, time: new.isEmpty ? nil : batch.time))
    }

    // MARK: - Both clocks

    /// The size by which a question is answered that names an entry: its whole batch counts.
    func size(knownAt position: Int) -> Int { entries.filter { $0.time <= entries[position].time }.count }

    func size(knownAtInstant time: Int) -> Int { entries.filter { $0.time <= time }.count }

    func book(_ size: Int) -> ModelBook { ModelBook(entries, size: size) }
}
