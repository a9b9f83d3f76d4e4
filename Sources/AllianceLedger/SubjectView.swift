import Alliances
import CanonicalJSON
import EDTF
import Projections

/// What is so of a subject of any kind.
public enum SubjectView: Sendable {
    case alliance(AllianceView)
    case institution(InstitutionView)
    case agreement(AgreementView)
    case conference(ConferenceView)
    case programme(ProgrammeView)
    case evidence(EvidenceView)

    public var json: JSONValue {
        switch self {
        case .alliance(let view): view.json
        case .institution(let view): view.json
        case .agreement(let view): view.json
        case .conference(let view): view.json
        case .programme(let view): view.json
        case .evidence(let view): view.json
        }
    }

    /// - Returns: nil if nothing of it can have been so by then.
    init?(_ row: Row, _ kind: SubjectKind, id: String, asOf day: Day) throws(RowError) {
        switch kind {
        case .alliance:
            guard let view = try AllianceView(row, id: id, asOf: day) else { return nil }
            self = .alliance(view)
        case .institution:
            guard let view = try InstitutionView(row, id: id, asOf: day) else { return nil }
            self = .institution(view)
        case .agreement:
            guard let view = try AgreementView(row, id: id, asOf: day) else { return nil }
            self = .agreement(view)
        case .conference:
            guard let view = try ConferenceView(row, id: id, asOf: day) else { return nil }
            self = .conference(view)
        case .programme:
            guard let view = try ProgrammeView(row, id: id, asOf: day) else { return nil }
            self = .programme(view)
        case .evidence:
            guard let view = try EvidenceView(row, id: id) else { return nil }
            self = .evidence(view)
        case .entry: return nil
        }
    }
}

extension Recomputation {
    func view(_ subject: Int, asOf day: Day) throws(RowError) -> SubjectView? {
        isEmpty(subject) ? nil : try SubjectView(row(subject), kind(subject), id: id(subject), asOf: day)
    }
}
