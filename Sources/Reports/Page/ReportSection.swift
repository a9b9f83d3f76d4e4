/// The parts of a report, in their order.
enum ReportSection: String, CaseIterable {
    case figures, growth, body, changes, regions, members, unidentified, agreements, conferences, programmes
    case reconciliation, disputes, unsupported, documents, verification

    var heading: Word {
        switch self {
        case .figures: Words.figures
        case .growth: Words.growth
        case .body: Words.body
        case .changes: Words.changes
        case .regions: Words.regions
        case .members: Words.members
        case .unidentified: Words.unidentified
        case .agreements: Words.agreements
        case .conferences: Words.conferences
        case .programmes: Words.programmes
        case .reconciliation: Words.reconciliation
        case .disputes: Words.disputes
        case .unsupported: Words.unsupported
        case .documents: Words.documents
        case .verification: Words.verification
        }
    }
}
