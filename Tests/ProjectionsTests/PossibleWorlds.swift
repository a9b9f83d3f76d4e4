import Alliances

@testable import Projections

/// All days on which the steps of a row can have been, given the order found: each step on a day of its own date, none
/// before the step it follows. What has no bound is cut off a few days outside the days looked at.
struct PossibleWorlds {
    let assignments: [[Int32]]

    init(_ row: Row, within days: ClosedRange<Int32>) {
        var found: [[Int32]] = [[]]
        for step in row.steps {
            let outer = (days.lowerBound - 2)...(days.upperBound + 2)
            let first = max(step.given.earliest, outer.lowerBound - 1)
            let last = max(first, min(step.given.latest, outer.upperBound))
            found = found.flatMap { before in
                let start = max(first, before.last ?? first)
                return start <= last ? (start...last).map { before + [$0] } : []
            }
        }
        assignments = found
    }

    /// The numbers of steps that can have been taken by the end of a day.
    func taken(by day: Int32) -> Set<Int> {
        Set(assignments.map { days in days.count { $0 <= day } })
    }
}
