import Alliances
import EventLog
import Projections

/// Where rows stand, so that each projection can list its own.
extension Shelf {
    static let members = Shelf(rawValue: 3)

    init(_ kind: SubjectKind) { self.init(rawValue: kind.rawValue) }

    /// Institutions that have to do with membership stand apart: members are asked for far more often than libraries.
    static func of(_ kind: SubjectKind, _ row: Row) -> Shelf {
        of(kind, isEmpty: row.isEmpty, hasMembership: row.hasMembership)
    }

    static func of(_ kind: SubjectKind, isEmpty: Bool, hasMembership: Bool) -> Shelf {
        if isEmpty { return .none }
        return kind == .institution && hasMembership ? .members : Shelf(kind)
    }
}
