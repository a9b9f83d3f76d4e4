import Alliances
import EDTF

/// The number of members and of their countries over time: step functions of days, certain and possible.
public struct Growth: Sendable {
    public struct Point: Hashable, Sendable {
        /// The first day on which the counts are these.
        public let day: Day
        public let members: CountRange
    }

    /// Where the number of members changes, in order of days. Before the first there is nobody.
    public let points: [Point]
    private let countryPoints: [(day: Day, countries: CountRange)]
    /// What changed on which day by which entries, in order of days.
    private let causes: [Cause]

    fileprivate struct Cause: Sendable {
        let day: Int32
        let entry: UInt32
    }

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
        countryPoints = tally.countries.points(members: points)
        causes = tally.causes.sorted { $0.day != $1.day ? $0.day < $1.day : $0.entry < $1.entry }
    }

    /// Takes the rows one after another, in any order, and keeps none of them.
    public struct Tally {
        /// By the number of the day.
        fileprivate var changes: [Int32: (certain: Int, possible: Int)] = [:]
        fileprivate var countries = CountryTally()
        fileprivate var causes: [Cause] = []

        public init() {}

        public mutating func add(_ row: Row) throws(RowError) {
            let course = try Course<MemberState>(row)
            var before = (certain: false, possible: false)
            var held = CountryTally.Held()
            course.forEachTurn { day, certain, possible, entries in
                let number = max(day, Day.first.number)
                let states = course.states(certain: certain, possible: possible)
                let isPossible = states.contains { $0.after.counts }
                let now = (
                    certain: isPossible && certain > 0 && states.allSatisfy { $0.after.counts }, possible: isPossible
                )
                let holds = countries.held(states, isMember: now)
                guard now != before || holds != held else { return }
                if now != before {
                    changes[number, default: (0, 0)].certain += (now.certain ? 1 : 0) - (before.certain ? 1 : 0)
                    changes[number, default: (0, 0)].possible += (now.possible ? 1 : 0) - (before.possible ? 1 : 0)
                }
                countries.change(from: held, to: holds, on: number)
                for entry in entries { causes.append(Cause(day: number, entry: entry)) }
                (before, held) = (now, holds)
            }
        }
    }

    /// The days on which the number of members or of countries changes, in order.
    public var days: [Day] {
        Set(points.map(\.day)).union(countryPoints.map(\.day)).sorted()
    }

    /// The counts at the end of a day.
    public func count(on day: Day) -> CountRange {
        let next = points.firstIndex(after: day) { $0.day }
        return next == 0 ? CountRange() : points[next - 1].members
    }

    /// As the counts of `MemberCount` on that day.
    public func countries(on day: Day) -> CountRange {
        let next = countryPoints.firstIndex(after: day) { $0.day }
        return next == 0 ? CountRange() : countryPoints[next - 1].countries
    }

    /// The entries by which a count changed on a day, ascending.
    public func entries(on day: Day) -> [Position] {
        let end = causes.firstIndex(after: day) { Day(number: $0.day) ?? .first }
        let begin = causes[..<end].lastIndex { $0.day < day.number }.map { $0 + 1 } ?? 0
        return causes[begin..<end].map { Position($0.entry) }
    }

    /// The smallest certain and the largest possible count over a range of days.
    public func range(from first: Day, through last: Day) -> CountRange {
        var range = count(on: first)
        for point in points[points.firstIndex(after: first) { $0.day }...] {
            if point.day > last { break }
            range.certain = min(range.certain, point.members.certain)
            range.possible = max(range.possible, point.members.possible)
        }
        return range
    }
}

extension Array {
    /// The first element of a later day, where they are in order of days; the end if there is none.
    fileprivate func firstIndex(after day: Day, of dayOf: (Element) -> Day) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if dayOf(self[middle]) <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
