import Alliances

@testable import Projections

/// What is so of an institution after some steps of its row, told in the plainest way.
struct MembershipModel: Hashable {
    var isMember = false
    var country: String?

    init(_ row: Row, after count: Int) throws {
        var belongs = false
        var category = MemberCategory.member
        for step in row.steps.prefix(count) {
            switch try row.statement(step).event {
            case .membershipAdmitted(let admission): (belongs, category) = (true, admission.category)
            case .membershipCategoryChanged(let change): category = change.category
            case .membershipWithdrawn, .membershipExcluded, .membershipExpired, .institutionClosed, .institutionMerged:
                belongs = false
            case .institutionRegistered(let registration):
                country = registration.description.country ?? country
            case .institutionDescribed(let description): country = description.country ?? country
            default: break
            }
        }
        isMember = belongs && category != .observer
    }
}
