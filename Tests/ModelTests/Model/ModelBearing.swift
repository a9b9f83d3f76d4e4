/// Which steps' order matters: those that bear on the same part of a life, which at least one of them changes.
enum ModelBearing {
    static func areBound(_ a: String, _ b: String) -> Bool {
        let (one, other) = (of(a), of(b))
        return !one.changes.isDisjoint(with: other.changes + other.reads)
            || !other.changes.isDisjoint(with: one.reads)
    }

    private static func of(_ type: String) -> (reads: Set<String>, changes: [String]) {
        switch type {
        case "alliance.proposed", "alliance.founded", "alliance.dissolved": ([], ["status"])
        case _ where type.hasPrefix("alliance."): (["status"], [])
        case "institution.registered": ([], ["status", "identity"])
        case "institution.identified": ([], ["identity"])
        case "institution.described": ([], [])
        case "institution.renamed": (["status"], [])
        case "institution.merged", "institution.closed": ([], ["status", "membership"])
        case "membership.invited", "membership.applied", "membership.withdrawal-notified":
            (["status", "membership"], [])
        case "membership.admitted": (["status"], ["membership", "category"])
        case "membership.category-changed": (["status", "membership"], ["category"])
        case _ where type.hasPrefix("membership."): (["status"], ["membership"])
        case "agreement.signed": ([], ["status", "parties"])
        case "agreement.amended": (["status"], [])
        case "agreement.party-acceded", "agreement.party-withdrew": (["status"], ["parties"])
        case "conference.participation-recorded", "conference.outcome-recorded", "programme.milestone-recorded":
            (["status"], [])
        default: ([], ["status"])
        }
    }
}

extension [String] {
    fileprivate static func + (one: [String], other: Set<String>) -> [String] { one + Array(other) }

    fileprivate func isDisjoint(with others: [String]) -> Bool { allSatisfy { !others.contains($0) } }
    fileprivate func isDisjoint(with others: Set<String>) -> Bool { allSatisfy { !others.contains($0) } }
}
