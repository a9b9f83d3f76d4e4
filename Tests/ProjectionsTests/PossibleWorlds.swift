import Alliances

@testable import Projections

/// All days on which the steps of a row can have been, given the order found: each step on a day of its own date, none
/// before a step it is bound to that stands before it. What has no bound is cut off a few days outside the days looked at.
struct PossibleWorlds {
    let assignments: [[Int32]]

    init(_ row: Row, within days: ClosedRange<Int32>) {
        var found: [[Int32]] = [[]]
        for (place, step) in row.steps.enumerated() {
            let outer = (days.lowerBound - 2)...(days.upperBound + 2)
            let first = max(step.given.earliest, outer.lowerBound - 1)
            let last = max(first, min(step.given.latest, outer.upperBound))
            let bound = row.steps[..<place].indices.filter { PossibleWorlds.areBound(row.steps[$0].type, step.type) }
            found = found.flatMap { before in
                let start = bound.map { before[$0] }.reduce(first, max)
                return start <= last ? (start...last).map { before + [$0] } : []
            }
        }
        assignments = found
    }

    /// The sets of steps, as indexes, that can have been taken by the end of a day.
    func taken(by day: Int32) -> Set<Set<Int>> {
        Set(assignments.map { days in Set(days.indices.filter { days[$0] <= day }) })
    }

    /// Whether the order of two steps of an institution matters, told in words of membership.
    private static func areBound(_ a: EventType, _ b: EventType) -> Bool {
        let free: Set<EventType> = [.institutionDescribed, .institutionIdentified, .institutionRegistered]
        if free.contains(a) || free.contains(b) { return a == b && a == .institutionIdentified }
        let ends: Set<EventType> = [.institutionClosed, .institutionMerged]
        if ends.contains(a) || ends.contains(b) { return true }
        if a == .institutionRenamed || b == .institutionRenamed { return false }
        // Left are the events of membership; these three change nothing and may change places among themselves.
        let inert: Set<EventType> = [.membershipInvited, .membershipApplied, .membershipWithdrawalNotified]
        if inert.contains(a), inert.contains(b) { return false }
        // A category changes nothing that an invitation or a notice looks at.
        if a == .membershipCategoryChanged, inert.contains(b) { return false }
        if b == .membershipCategoryChanged, inert.contains(a) { return false }
        return true
    }
}
