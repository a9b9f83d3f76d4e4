import Alliances
import EDTF
import Projections

extension Report {
    /// Who joined and who left after one day, up to another; observers are not members.
    mutating func addMovements(of view: InstitutionView, after first: Day, through last: Day) {
        func movement(_ how: EventType, _ when: Dated) -> Movement? {
            guard !when.window.isCertain(by: first), when.window.isPossible(by: last) else { return nil }
            let isCertain = !when.window.isPossible(by: first) && when.window.isCertain(by: last)
            return Movement(
                id: view.id, names: view.names, isIdentified: view.isIdentified, country: view.country, how: how,
                when: when, standing: isCertain ? .certain : .possible)
        }
        for period in view.periods {
            var counts = period.category.counts
            if counts, let movement = movement(.membershipAdmitted, period.from) { joined.append(movement) }
            for change in period.changes {
                guard let category = change.category, category.counts != counts else { continue }
                counts = category.counts
                guard let movement = movement(change.what, change.when) else { continue }
                if counts { joined.append(movement) } else { left.append(movement) }
            }
            if counts, let end = period.end, let movement = movement(end.how, end.when) { left.append(movement) }
        }
    }

    /// By day, then as the ledger heard of them; those of whom nothing is known last.
    static func ordered(_ movements: [Movement]) -> [Movement] {
        movements.sorted { a, b in
            if a.when.window.earliest != b.when.window.earliest {
                return a.when.window.earliest < b.when.window.earliest
            }
            if a.isIdentified != b.isIdentified { return a.isIdentified }
            return a.when.position < b.when.position
        }
    }
}
