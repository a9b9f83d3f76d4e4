import Alliances

@testable import Projections

/// What is so of an institution after some steps of its row, told in the plainest way.
struct MembershipModel: Hashable {
    var isMember = false
    var country: String?

    /// - Parameter taken: the indexes of the steps taken.
    init(_ row: Row, after taken: Set<Int>) throws {
        var belongs = false
        var category = MemberCategory.member
        for step in taken.sorted().map({ row.steps[$0] }) {
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
