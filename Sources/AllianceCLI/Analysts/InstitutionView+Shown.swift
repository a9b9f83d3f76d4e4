import Alliances
import Projections

extension InstitutionView {
    /// Never invents a name.
    func name(_ language: String) -> String {
        names?.preferred([language]) ?? (isIdentified ? "(no name recorded)" : "(not identified)")
    }
}

extension Names? {
    func shown(_ language: String) -> String { self?.preferred([language]) ?? "(no title recorded)" }
}
