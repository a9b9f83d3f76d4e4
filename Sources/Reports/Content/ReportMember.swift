import Alliances
import Projections

/// A member as a report lists it.
package struct ReportMember: Sendable {
    package let id: String
    package let names: Names?
    package let kind: String?
    package let city: String?
    package let country: String?
    package let membership: InstitutionView.Membership

    init?(_ view: InstitutionView) {
        guard let membership = view.membership else { return nil }
        id = view.id
        names = view.names
        kind = view.kind
        city = view.city
        country = view.country
        self.membership = membership
    }
}

/// Members that nothing tells apart: of the same country, day and standing, none of them identified.
package struct UnknownMembers: Sendable {
    package internal(set) var count: Int
    package let country: String?
    package let membership: InstitutionView.Membership
}

/// How many members a region has, and each of its countries.
package struct RegionCount: Sendable {
    package struct Country: Sendable {
        package let code: String
        package internal(set) var members = CountRange()
    }

    /// UN M49; nil for what it places in none.
    package let region: Region?
    package internal(set) var members = CountRange()
    package internal(set) var countries: [Country] = []
}

/// Who became a member in the period, or ceased to be one.
package struct Movement: Sendable {
    package let id: String
    package let names: Names?
    package let isIdentified: Bool
    package let country: String?
    package let how: EventType
    package let when: Dated
    /// Possible where the day can lie outside the period, or it is open whether it happened by its end.
    package let standing: Standing
}

/// A rival claim to what is recorded.
package struct OpenDispute: Sendable {
    /// Such as `conference/nanjing-2025`.
    package let subject: String
    package let names: Names?
    package let claim: RivalClaim

    /// The id of the document, where it is about one.
    package var document: String? {
        subject.hasPrefix("evidence/") ? String(subject.dropFirst("evidence/".count)) : nil
    }
}
