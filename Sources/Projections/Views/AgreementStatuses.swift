import Alliances
import EDTF

/// How many agreements were in which status over time. An agreement of which several statuses can hold, or which may not
/// exist yet, counts as open and as nothing else; so the counts of a day add up to the agreements it knows.
public struct AgreementStatuses: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case inForce = "in force"
        case signed, announced, expired, terminated
        case open
    }

    public struct Point: Sendable {
        /// The first day on which the counts are these.
        public let day: Day
        /// In the order of `Status.allCases`.
        public let counts: [Int]
    }

    /// Where the counts change, in order of days.
    public let points: [Point]

    public init(_ tally: Tally) {
        var counts = Status.allCases.map { _ in 0 }
        var points: [Point] = []
        for number in tally.changes.keys.sorted() {
            guard let change = tally.changes[number], let day = Day(number: number) else { continue }
            for index in counts.indices { counts[index] += change[index] }
            if points.last?.counts != counts { points.append(Point(day: day, counts: counts)) }
        }
        self.points = points
    }

    /// Takes the rows one after another, in any order, and keeps none of them.
    public struct Tally {
        /// By the number of the day.
        fileprivate var changes: [Int32: [Int]] = [:]

        public init() {}

        public mutating func add(_ row: Row) throws(RowError) {
            let course = try Course<Status>(agreement: row)
            var before: Status?
            course.forEachTurn { day, certain, possible, _ in
                let states = course.states(certain: certain, possible: possible)
                let first = states.first?.after
                let now = certain > 0 && states.allSatisfy { $0.after == first } ? first : states.isEmpty ? nil : .open
                guard now != before else { return }
                let number = max(day, Day.first.number)
                if let before { changes[number, default: Tally.none][before.place] -= 1 }
                if let now { changes[number, default: Tally.none][now.place] += 1 }
                before = now
            }
        }

        private static let none = Status.allCases.map { _ in 0 }
    }
}

extension AgreementStatuses.Status {
    fileprivate var place: Int {
        switch self {
        case .inForce: 0
        case .signed: 1
        case .announced: 2
        case .expired: 3
        case .terminated: 4
        case .open: 5
        }
    }

    fileprivate init(_ status: AgreementStatus) {
        switch status {
        case .announced: self = .announced
        case .signed: self = .signed
        case .inForce: self = .inForce
        case .expired: self = .expired
        case .terminated: self = .terminated
        }
    }
}

extension Course<AgreementStatuses.Status> {
    fileprivate init(agreement row: Row) throws(RowError) {
        var life = LifeState.none
        var steps: [Step] = []
        for step in row.steps {
            guard case .success(let next) = life.after(LifeStep(try row.event(step))),
                case .agreement(let status, _) = next
            else { throw RowError(message: "the order in the row of an agreement does not hold at #\(step.position)") }
            life = next
            steps.append(Step(position: step.position, window: step.window, after: .init(status)))
        }
        self.steps = steps
    }
}
