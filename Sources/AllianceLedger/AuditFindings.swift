/// What an audit looks at, in the order in which it is told.
enum AuditCheck: Int, CaseIterable {
    case checkpoint, bundles, tiles, root, saved, entries, time, ids, rules

    var name: String {
        switch self {
        case .checkpoint: "checkpoint"
        case .bundles: "bundles"
        case .tiles: "tiles"
        case .root: "root"
        case .saved: "saved checkpoints"
        case .entries: "entries"
        case .time: "order of time"
        case .ids: "ids"
        case .rules: "rules"
        }
    }

    var claim: String {
        switch self {
        case .checkpoint: "the checkpoint is of this log, with a good signature of its key"
        case .bundles: "every entry the checkpoint covers is published"
        case .tiles: "every tile of every level, hashed again from the entries, is the one published"
        case .root: "the root, hashed again from the entries alone, is the one signed"
        case .saved: "the log continues every checkpoint that was saved before"
        case .entries: "every entry is canonical, complete and of this origin"
        case .time: "each batch was recorded after the one before"
        case .ids: "no id occurs twice"
        case .rules: "each batch, judged again, is legal"
        }
    }
}

/// Differences by check, the first ten of each, and the first position at which one was found.
struct AuditFindings {
    private var found: [AuditCheck: [String]] = [:]
    private var counts: [AuditCheck: Int] = [:]
    private var skipped: [AuditCheck: String] = [:]
    private(set) var firstPosition: UInt64?

    mutating func add(_ check: AuditCheck, at position: UInt64? = nil, _ finding: String) {
        counts[check, default: 0] += 1
        if found[check, default: []].count < 10 { found[check, default: []].append(finding) }
        if let position { firstPosition = min(position, firstPosition ?? position) }
    }

    /// Only where nothing was found by it.
    mutating func skip(_ checks: [AuditCheck], _ why: String) {
        for check in checks where found[check] == nil && skipped[check] == nil { skipped[check] = why }
    }

    func has(_ check: AuditCheck) -> Bool { found[check] != nil }

    var checks: [Check] {
        AuditCheck.allCases.map { check in
            var result = Check.Result.passed
            if var findings = found[check] {
                let more = (counts[check] ?? 0) - findings.count
                if more > 0 { findings.append("and \(more) more") }
                result = .failed(findings)
            } else if let why = skipped[check] {
                result = .skipped(why)
            }
            return Check(name: check.name, claim: check.claim, result: result)
        }
    }
}
