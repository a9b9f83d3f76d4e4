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
            let membership = try Course<MemberState>(row)
            let country = try Course<String?>(countryOf: row)
            var turns: [Turn] = []
            membership.forEachTurn {
                turns.append(Turn(day: max($0, Day.first.number), membership: ($1, $2), entries: $3))
            }
            guard turns.contains(where: { $0.membership.possible > 0 }) else { return }
            for turn in country.turns {
                turns.append(Turn(day: max(turn.day, Day.first.number), entries: [turn.entry]))
            }
            turns.sort { $0.day < $1.day }
            var before = (certain: false, possible: false)
            var held = CountryTally.Held()
            var taken = Turn(day: .min, entries: [])
            for (index, turn) in turns.enumerated() {
                taken.take(turn)
                if index + 1 < turns.count, turns[index + 1].day == turn.day { continue }
                let states = membership.states(
                    certain: taken.membership.certain, possible: taken.membership.possible)
                let isPossible = states.contains { $0.after.counts }
                let now = (
                    certain: isPossible && taken.membership.certain > 0 && states.allSatisfy { $0.after.counts },
                    possible: isPossible
                )
                let holds = countries.held(
                    now.possible ? country.countries(on: turn.day) : [], isMember: now)
                if now != before || holds != held {
                    changes[turn.day, default: (0, 0)].certain += (now.certain ? 1 : 0) - (before.certain ? 1 : 0)
                    changes[turn.day, default: (0, 0)].possible += (now.possible ? 1 : 0) - (before.possible ? 1 : 0)
                    countries.change(from: held, to: holds, on: turn.day)
                    for entry in taken.entries { causes.append(Cause(day: turn.day, entry: entry)) }
                    (before, held) = (now, holds)
                }
                taken.entries = []
            }
        }
    }

    /// How many steps of each course have been taken by the end of a day; zeros where it turns nothing.
    private struct Turn {
        let day: Int32
        var membership = (certain: 0, possible: 0)
        var entries: [UInt32]

        mutating func take(_ turn: Turn) {
            if turn.membership.possible > 0 { membership = turn.membership }
            entries += turn.entries
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
