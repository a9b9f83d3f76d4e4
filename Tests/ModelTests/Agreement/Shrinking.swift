/// Leaves out and makes simple whatever a difference does not need.
struct Shrinking {
    private(set) var trace: Trace
    private(set) var difference: String
    private let day: Int?
    private let inThePast: Bool
    private var tries = 0

    init?(_ trace: Trace, day: Int?) throws {
        var difference = try TraceCheck.difference(trace, day: day, inThePast: false)
        inThePast = difference == nil
        if inThePast { difference = try TraceCheck.difference(trace, day: day, inThePast: true) }
        guard let difference else { return nil }
        self.day = day
        self.trace = trace
        self.difference = difference
        var size = max(1, trace.batches.count / 2)
        while size > 0 {
            var start = 0
            while start < self.trace.batches.count {
                var candidate = self.trace
                candidate.batches.removeSubrange(start..<min(start + size, candidate.batches.count))
                if try !keep(candidate) { start += size }
            }
            size /= 2
        }
        while try simplifyOnce() {}
    }

    /// - Returns: whether the candidate still shows a difference, and is gone on with.
    private mutating func keep(_ candidate: Trace) throws -> Bool {
        tries += 1
        guard tries < 250, let difference = try TraceCheck.difference(candidate, day: day, inThePast: inThePast) else {
            return false
        }
        trace = candidate
        self.difference = difference
        return true
    }

    private mutating func simplifyOnce() throws -> Bool {
        var isSimpler = false
        for batch in trace.batches.indices.reversed() where batch < trace.batches.count {
            for draft in trace.batches[batch].drafts.indices.reversed() {
                var candidate = trace
                candidate.batches[batch].drafts.remove(at: draft)
                if try keep(candidate) {
                    isSimpler = true
                    continue
                }
                for simpler in Shrinking.simpler(trace.batches[batch].drafts[draft].draft) {
                    var candidate = trace
                    candidate.batches[batch].drafts[draft].draft = simpler
                    if try keep(candidate) { isSimpler = true }
                }
            }
            var candidate = trace
            candidate.batches[batch].ifSize = .unsaid
            candidate.batches[batch].advance = 1_000_000
            if trace.batches[batch].ifSize != .unsaid, try keep(candidate) { isSimpler = true }
        }
        let empty = trace.batches.filter { !$0.drafts.isEmpty }
        if empty.count < trace.batches.count {
            var candidate = trace
            candidate.batches = empty
            if try keep(candidate) { isSimpler = true }
        }
        return isSimpler
    }

    /// Its words without the numbers, up to the values: so that one difference is not followed into another.
    private static func kind(_ difference: String) -> String {
        let words = difference.split(separator: ": ").dropFirst().first ?? ""
        return words.filter { !$0.isNumber }.prefix(24) + ""
    }

    private static func simpler(_ draft: ModelDraft) -> [ModelDraft] {
        var found: [ModelDraft] = []
        func with(_ change: (inout ModelDraft) -> Void) {
            var simpler = draft
            change(&simpler)
            if simpler != draft { found.append(simpler) }
        }
        with { $0.id = nil }
        with { $0.evidence = [] }
        with { $0.note = nil }
        for field in draft.data.keys.sorted() { with { $0.data[field] = nil } }
        if let effective = draft.effective, effective.utf8.count != 10 {
            with { $0.effective = "2020-01-01" }
            with { $0.effective = "[..2020-01-01]" }
            with { $0.effective = "2020" }
        }
        return found
    }
}
