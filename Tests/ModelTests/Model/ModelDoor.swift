/// What is wrong with a draft by itself (design §3 and §4).
enum ModelDoor {
    /// - Returns: every code that fits; empty for a good draft.
    static func faults(_ draft: ModelDraft) -> Set<String> {
        var found = dateFaults(draft).union(fieldFaults(draft))
        let kind = draft.type.hasPrefix("membership.") ? "institution" : String(draft.type.prefix { $0 != "." })
        if draft.kind != kind { found.insert("wrongSubjectKind") }
        let isCorrection = draft.corrects != nil || draft.type == "entry.retracted"
        if isCorrection, draft.reason == nil { found.insert("missingField") }
        if draft.basis == "derived", draft.note == nil { found.insert("missingField") }
        if draft.corrects != nil, kind == "entry" { found.insert("notCorrectable") }
        if draft.references.contains(draft.subject) { found.insert("selfReference") }
        return found
    }

    private static func dateFaults(_ draft: ModelDraft) -> Set<String> {
        let maySpan = ["conference.held", "conference.participation-recorded", "conference.outcome-recorded"]
        guard let effective = draft.effective else {
            let mayLack = ["institution.registered", "evidence.registered", "institution.described"]
            let isFree = mayLack.contains(draft.type) || draft.type == "institution.identified"
            return isFree || draft.type.hasPrefix("entry.") ? [] : ["missingField"]
        }
        let isUndated = ["institution.registered", "evidence.registered"].contains(draft.type)
        if isUndated || draft.type.hasPrefix("entry.") { return ["dateNotAllowed"] }
        if effective.contains("/") {
            if !maySpan.contains(draft.type), !draft.type.hasPrefix("programme.") { return ["spanNotMoment"] }
            if ModelWindow(effective) == nil { return ["badDate"] }
        }
        return []
    }

    private static let required: [String: [String]] = [
        "alliance.proposed": ["names"], "alliance.founded": ["names"], "institution.renamed": ["names"],
        "alliance.document-recorded": ["titles", "kind", "action"], "institution.registered": ["identified"],
        "alliance.organ-recorded": ["titles", "kind", "action"], "alliance.total-published": ["measure"],
        "alliance.member-countries-reported": ["countryCodes"], "institution.merged": ["into"],
        "membership.admitted": ["category"], "membership.category-changed": ["category"],
        "agreement.announced": ["titles", "kind"], "agreement.signed": ["titles", "kind"],
        "agreement.party-acceded": ["party"], "agreement.party-withdrew": ["party"],
        "conference.announced": ["titles", "kind"], "conference.held": ["titles", "kind"],
        "conference.outcome-recorded": ["titles", "kind", "action"], "evidence.registered": ["title", "publisher"],
        "entry.disputed": ["claim"],
    ]

    private static func fieldFaults(_ draft: ModelDraft) -> Set<String> {
        var found: Set<String> = []
        for field in required[draft.type] ?? [] where draft.data[field] == nil { found.insert("missingField") }
        if draft.data["identified"] == .truth(true), draft.data["names"] == nil { found.insert("missingField") }
        for (name, value) in draft.data {
            if case .list(let list) = value {
                if list.isEmpty { found.insert("emptyList") }
                if Set(list).count < list.count { found.insert("repeatedValue") }
            }
            if name == "country", value.text == "QQ" { found.insert("unknownCountry") }
            if name == "colour" { found.insert("unknownField") }
        }
        if draft.type == "institution.described", draft.data.isEmpty { found.insert("nothingStated") }
        return found
    }
}
