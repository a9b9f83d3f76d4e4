import Alliances

/// What the rows of a table are about.
public enum TableKind: String, CaseIterable, Sendable {
    case members, institutions, agreements, conferences, evidence

    var subjectKind: SubjectKind {
        switch self {
        case .members, .institutions: .institution
        case .agreements: .agreement
        case .conferences: .conference
        case .evidence: .evidence
        }
    }

    /// The fields its columns may give, in the order of a template.
    public var fields: [TableField] {
        let source: [TableField] = [.evidence, .basis, .note]
        let institution: [TableField] = [
            .id, .name, .identified, .kind, .city, .country, .isil, .isni, .ror, .viaf, .wikidata,
        ]
        return switch self {
        case .members:
            institution + [.category, .founding, .since, .state, .suspended, .left, .leaving] + source
        case .institutions: institution + source
        case .agreements:
            [.id, .title, .kind, .status, .date, .inForce, .until, .parties, .conference, .place, .scheduled] + source
        case .conferences:
            [
                .id, .title, .kind, .series, .ordinal, .status, .days, .mode, .city, .country, .venue, .hosts, .theme,
                .scheduled,
            ] + source
        case .evidence: [.id, .title, .publisher, .published, .language, .url, .sha256, .note]
        }
    }

    /// Without a column of these, or a value set for all rows, no row can be read.
    var required: [TableField] {
        switch self {
        case .members: [.category, .since]
        case .institutions: []
        case .agreements: [.title, .kind, .date]
        case .conferences: [.title, .kind, .days]
        case .evidence: [.title, .publisher]
        }
    }

    /// Columns of the program's own listings that follow from others: they are passed over.
    var derived: Set<String> {
        switch self {
        case .members: ["standing"]
        case .institutions: []
        case .agreements: ["possiblestatuses", "termhaspassed"]
        case .conferences: ["standing"]
        case .evidence: ["entry"]
        }
    }
}
