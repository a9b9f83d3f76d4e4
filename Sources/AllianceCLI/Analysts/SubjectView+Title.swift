import AllianceLedger
import Alliances
import Projections

extension SubjectView {
    /// What a reader calls it; nil where nothing is recorded.
    func title(_ language: String) -> String? {
        switch self {
        case .alliance(let view): view.names?.preferred([language])
        case .institution(let view): view.name(language)
        case .agreement(let view): view.titles?.preferred([language])
        case .conference(let view): view.description?.titles.preferred([language])
        case .programme(let view): view.titles?.preferred([language])
        case .evidence(let view): view.citation.title
        }
    }
}
