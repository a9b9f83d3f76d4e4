/// What a ledger is handed, batch by batch, such that parts of it can be left out: a draft that names an entry by position
/// names the draft it was made of.
struct Trace {
    struct Handed {
        let number: Int
        var draft: ModelDraft
        /// The number of the draft whose entry `target` or `corrects` names by position.
        var names: Int?
    }

    enum IfSize: CaseIterable { case unsaid, right, wrong }

    struct Batch {
        var drafts: [Handed]
        var ifSize = IfSize.unsaid
        /// By which the clock is moved before, perhaps back; in microseconds.
        var advance = 0
    }

    var batches: [Batch] = []

    /// Lines to paste into `alliance import`, each batch a file of its own.
    func lines() -> String {
        var run = TraceRun()
        var text = ""
        for (index, batch) in batches.enumerated() {
            text += "# batch \(index + 1)" + (batch.ifSize == .unsaid ? "" : ", --if-size \(batch.ifSize)") + "\n"
            text += run.drafts(of: batch).map { $0.json + "\n" }.joined()
            _ = run.append(batch)
        }
        return text
    }
}

/// The model on the way through a trace.
struct TraceRun {
    private(set) var model = ReferenceModel()
    private(set) var now = 1_800_000_000_000_000
    private var positions: [Int: Int] = [:]
    private var numbers: [Int: Int] = [:]

    func number(at position: Int) -> Int? { numbers[position] }

    func drafts(of batch: Trace.Batch) -> [ModelDraft] {
        batch.drafts.map { handed in
            guard let names = handed.names else { return handed.draft }
            let position = ModelDraft.Reference.position(positions[names] ?? 9_999)
            var draft = handed.draft
            if draft.corrects != nil { draft.corrects = position } else { draft.target = position }
            return draft
        }
    }

    func expectedSize(of batch: Trace.Batch) -> Int? {
        switch batch.ifSize {
        case .unsaid: nil
        case .right: model.entries.count
        case .wrong: model.entries.count + 1
        }
    }

    mutating func move(_ batch: Trace.Batch) { now += batch.advance }

    mutating func append(_ batch: Trace.Batch) -> ReferenceModel.Verdict {
        let drafts = drafts(of: batch)
        let verdict = model.append(drafts, now: now, expectedSize: expectedSize(of: batch))
        if case .accepted(let acceptance) = verdict {
            let held = Set(acceptance.held.map(\.line))
            let new = batch.drafts.enumerated().filter { !held.contains($0.offset + 1) }.map(\.element)
            for (handed, position) in zip(new, acceptance.positions) {
                positions[handed.number] = position
                numbers[position] = handed.number
            }
        }
        return verdict
    }
}
