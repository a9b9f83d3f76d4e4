import AllianceLedger
import Alliances
import EDTF
import Projections

/// The numbers of members that sources published by the day asked about, in order of the days they are shown at.
struct MemberTotals {
    struct Total {
        /// What is of some day in a range is shown at the end of it: then it was certainly published.
        let day: Day
        let count: Int
        let bound: PublishedTotal.Bound?
        let source: Dated
    }

    let all: [Total]

    init(_ book: Book) throws {
        let asOf = book.standpoint.asOf
        all = (try book.alliance()?.totals ?? []).compactMap { total, source in
            guard total.measure == .members, let count = total.institutions,
                let day = Day(number: min(source.window.latest, asOf.number))
            else { return nil }
            return Total(day: day, count: count, bound: total.bound, source: source)
        }.sorted { $0.day != $1.day ? $0.day < $1.day : $0.source.position < $1.source.position }
    }
}
