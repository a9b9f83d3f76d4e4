import Alliances
import TransparencyLog

/// Replays published entries through the domain.
struct AuditFold {
    private(set) var state = Recomputation()
    private(set) var batchTime: Instant?
    private var ids: [Alliances.EventID] = []
    /// The first entry that could not be read: nothing after it is folded.
    private var stopped: UInt64?

    mutating func take(
        _ made: AuditedBundle, _ bundle: borrowing EntryBundle, from start: UInt64, _ findings: inout AuditFindings
    ) {
        guard stopped == nil else { return }
        for place in made.strays {
            let position = start + UInt64(place)
            findings.add(
                .entries, at: position, "#\(position): its source is \(Rejection.quoted(made.entries[place].source))")
        }
        let entries = made.entries.span
        for place in entries.indices {
            let recorded = entries[place].recorded
            if let batchTime, recorded != batchTime {
                state.endBatch()
                if recorded < batchTime {
                    let position = start + UInt64(place)
                    findings.add(.time, at: position, "#\(position) was recorded before the entry before it")
                }
            }
            batchTime = recorded
            ids.append(entries[place].id)
            state.add(
                entries[place].content, data: bundle[place].extracting(entries[place].data),
                onReference: { _, _ in })
        }
        if let unreadable = made.unreadable {
            let position = start + UInt64(made.entries.count)
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
        var sorted = ids
        sorted.sort { ($0.high, $0.low) < ($1.high, $1.low) }
        var shown = 0
        for place in sorted.indices.dropFirst() where sorted[place] == sorted[place - 1] {
            // Each is sought among all: a log made of twins would take for ever.
            shown += 1
            if shown > 10 { break }
            let twins = ids.indices.filter { ids[$0] == sorted[place] }
            guard twins.count > 1 else { continue }
            findings.add(.ids, at: UInt64(twins[1]), "#\(twins[0]) and #\(twins[1]) have one id, \(sorted[place])")
        }
    }
}
