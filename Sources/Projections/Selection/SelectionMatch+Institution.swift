import Alliances
import EDTF

extension SelectionMatch {
    /// Of a member: in the states in which it is one, those of its country, category and state that match.
    ///
    /// - Parameter day: admissions after it do not count.
    /// - Returns: nil where it cannot match.
    public func match(_ view: InstitutionView, asOf day: Day) -> Standing? {
        guard matches(kind: view.kind), matches(view.formerNames.map(\.names) + [view.names]) else { return nil }
        if let identified = selection.isIdentified, identified != view.isIdentified { return nil }
        guard
            var match = standing(
                of: view.memberStates,
                { state in
                    matches(country: state.country) && matches(state: state.isSuspended ? "suspended" : "member")
                        && (selection.categories.isEmpty || selection.categories.contains(state.category))
                        && (!selection.isFounding || state.isFounding)
                })
        else { return nil }
        if let joined = selection.joinedBetween {
            guard let standing = admission(of: view, in: joined, until: day) else { return nil }
            match = match.and(standing)
        }
        return match
    }

    /// Whether one of its admissions lies in the days. It is a member by `day`, so it was not admitted later.
    private func admission(of view: InstitutionView, in days: DayRange, until day: Day) -> Standing? {
        var found: Standing?
        for period in view.periods where period.from.window.isPossible(by: day) {
            var window = period.from.window
            window.latest = min(window.latest, day.number)
            guard let standing = days.holds(window) else { continue }
            if standing == .certain { return .certain }
            found = .possible
        }
        return found
    }
}
