import Alliances
import TransparencyLog

/// Replays published entries through the domain.
struct AuditFold {
    private(set) var state: Recomputation
    private(set) var batchTime: Instant?
    private var ids: [Alliances.EventID] = []
    /// The first entry that could not be read: nothing after it is folded.
    private var stopped: UInt64?

    init(expecting entries: Int) {
        state = Recomputation(expecting: entries)
        ids.reserveCapacity(min(entries, 1 << 24))
    }

    mutating func take(_ made: AuditedBundle, from start: UInt64, _ findings: inout AuditFindings) {
        guard stopped == nil else { return }
        for (place, source) in made.strays {
            let position = start + UInt64(place)
            findings.add(.entries, at: position, "#\(position): its source is \(Rejection.quoted(source))")
        }
        for (place, recorded) in made.times.enumerated() {
            if let batchTime, recorded != batchTime {
                state.endBatch()
                if recorded < batchTime {
                    let position = start + UInt64(place)
                    findings.add(.time, at: position, "#\(position) was recorded before the entry before it")
                }
            }
            batchTime = recorded
            state.add(made.gists.items[place], of: made.gists)
        }
        ids += made.ids
        if let unreadable = made.unreadable {
            let position = start + UInt64(made.ids.count)
            stopped = position
            let isNewer = unreadable.code == .unknownType || unreadable.code == .unknownField
            findings.add(
                .entries, at: position,
                "#\(position) cannot be read: \(unreadable.sentence)"
                    + (isNewer
                        ? "; the log was written by a newer program, this one can check its hashes only"
                        : ""))
        }
    }

    mutating func finish(_ findings: inout AuditFindings) {
        if let stopped {
            findings.skip([.time, .ids, .rules], "the entries from #\(stopped) on were not read")
        } else if findings.has(.bundles) {
            findings.skip([.entries, .time, .ids, .rules], "the entries could not all be read")
        }
        state.endBatch()
        for violation in state.violations {
            findings.add(.rules, at: UInt64(violation.position), "#\(violation.position): \(violation.message)")
        }
        compareIDs(&findings)
    }

    private func compareIDs(_ findings: inout AuditFindings) {
        // Their places only: a second copy of a million ids would be as large as the names of all subjects.
        var sorted = ids.indices.map { UInt32($0) }
        sorted.sort { a, b in
            let (first, second) = (ids[Int(a)], ids[Int(b)])
            return (first.high, first.low, UInt64(a)) < (second.high, second.low, UInt64(b))
        }
        var shown = 0
        for (before, after) in zip(sorted, sorted.dropFirst()) where ids[Int(before)] == ids[Int(after)] {
            shown += 1
            if shown > 10 { break }
            findings.add(.ids, at: UInt64(after), "#\(before) and #\(after) have one id, \(ids[Int(after)])")
        }
    }
}
