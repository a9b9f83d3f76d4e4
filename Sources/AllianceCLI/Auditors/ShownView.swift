import AllianceLedger
import ArgumentParser
import EDTF

/// The views that an audit can show of what it read.
enum ShownView: String, CaseIterable, ExpressibleByArgument {
    case members, agreements, conferences, programmes, growth, reconcile, evidence

    func tell(_ book: Book, as format: OutputFormat, language: String, _ console: Console) throws {
        let arguments = ["--format", format.rawValue, "--language", language]
        let view: any BookView =
            switch self {
            case .members: try Members.parse(arguments)
            case .agreements: try Agreements.parse(arguments)
            case .conferences: try Conferences.parse(arguments)
            case .programmes: try Programmes.parse(arguments)
            case .growth: try GrowthOverTime.parse(arguments)
            case .reconcile: try Reconcile.parse(arguments)
            case .evidence: try EvidenceList.parse(arguments)
            }
        _ = try view.answer(from: book, console)
    }
}
