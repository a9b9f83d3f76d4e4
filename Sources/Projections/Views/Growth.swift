import Alliances
import CanonicalJSON
import EDTF

/// The members' number over time: a step function of days, certain and possible.
public struct Growth: Sendable {
    public struct Point: Hashable, Sendable {
        /// The first day on which the counts are these.
        public let day: Day
        public let members: CountRange
    }

    /// Where the counts change, in order of days. Before the first there is nobody.
    public let points: [Point]

    /// - Parameter rows: those of institutions that have anything to do with membership.
    public init(_ rows: some Sequence<Row>) throws(RowError) {
        var tally = Tally()
        for row in rows { try tally.add(row) }
        self.init(tally)
    }

    public init(_ tally: Tally) {
        var count = CountRange()
        var points: [Point] = []
        for number in tally.changes.keys.sorted() {
            guard let change = tally.changes[number], let day = Day(number: number) else { continue }
            count.certain += change.certain
            count.possible += change.possible
            if points.last?.members != count { points.append(Point(day: day, members: count)) }
        }
        self.points = points
    }

    /// Takes the rows one after another, in any order, and keeps none of them.
    public struct Tally {
        /// By the number of the day.
        fileprivate var changes: [Int32: (certain: Int, possible: Int)] = [:]

        public init() {}

        public mutating func add(_ row: Row) throws(RowError) {
            let moves = try row.membershipMoves()
            var before = (certain: false, possible: false)
            for day in Growth.turningDays(moves) {
                let now = Growth.belongs(moves, on: day)
                if now.certain != before.certain {
                    changes[day.number, default: (0, 0)].certain += now.certain ? 1 : -1
                }
                if now.possible != before.possible {
                    changes[day.number, default: (0, 0)].possible += now.possible ? 1 : -1
                }
                before = now
            }
        }
    }

    /// The counts at the end of a day.
    public func count(on day: Day) -> CountRange {
        points.last { $0.day <= day }?.members ?? CountRange()
    }

    /// The smallest certain and the largest possible count over a range of days.
    public func range(from first: Day, through last: Day) -> CountRange {
        var range = count(on: first)
        for point in points where point.day > first && point.day <= last {
            range.certain = min(range.certain, point.members.certain)
            range.possible = max(range.possible, point.members.possible)
        }
        return range
    }
}

extension Growth {
    /// The days on which what is certain or possible can change.
    fileprivate static func turningDays(_ moves: [MembershipMove]) -> [Day] {
        var numbers: [Int32] = []
        for move in moves {
            for number in [move.window.earliest, move.window.latest] where !numbers.contains(number) {
                numbers.append(number)
            }
        }
        numbers.sort()
        return numbers.compactMap { $0 == Window.beforeAllDays ? Day.first : Day(number: $0) }
    }

    /// Whether it is a member at the end of a day: in all states that can hold, and in some.
    fileprivate static func belongs(_ moves: [MembershipMove], on day: Day) -> (certain: Bool, possible: Bool) {
        var all = false
        for move in moves where move.window.isCertain(by: day) { all = move.isMember }
        var some = all
        for move in moves where move.window.isPossible(by: day) && !move.window.isCertain(by: day) {
            if move.isMember { some = true } else { all = false }
        }
        return (all, some)
    }
}
