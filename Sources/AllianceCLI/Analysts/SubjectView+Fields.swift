import AllianceLedger

extension SubjectView {
    func fields(_ language: String) -> Fields {
        switch self {
        case .alliance(let view): view.fields(language)
        case .institution(let view): view.fields(language)
        case .agreement(let view): view.fields(language)
        case .conference(let view): view.fields(language)
        case .programme(let view): view.fields(language)
        case .evidence(let view): view.fields(language)
        }
    }
}
