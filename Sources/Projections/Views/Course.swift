import Alliances

/// The steps of a timeline on which one thing depends, with what is so after each. Made once, it answers any day, and all
/// turning days in one pass.
public struct Course<State: Sendable>: Sendable {
    struct Step: Sendable {
        let position: UInt32
        let window: Window
        let after: State
    }

    /// In the order of the timeline: neither the earliest nor the latest days descend.
    let steps: [Step]

    /// The states that can hold after `certain`, …, `possible` steps. Where nothing is certain, that nothing has happened
    /// yet can hold too, which is none of them.
    func states(certain: Int, possible: Int) -> ArraySlice<Step> {
        possible == 0 ? [] : steps[max(certain - 1, 0)..<possible]
    }

    /// The states that can hold at the end of a day, and whether the first of them has certainly been reached.
    public func states(on day: Int32) -> (states: [State], isCertain: Bool) {
        let certain = steps.prefix { $0.window.latest <= day }.count
        let possible = steps.prefix { $0.window.earliest <= day }.count
        return (states(certain: certain, possible: possible).map(\.after), certain > 0)
    }

    /// Calls `body` for each day on which the states that can hold change, in order of days: with the number of steps
    /// that have certainly and that have possibly been taken by its end, and the positions of those it brought.
    func forEachTurn(_ body: (_ day: Int32, _ certain: Int, _ possible: Int, _ entries: [UInt32]) -> Void) {
        var certain = 0
        var possible = 0
        while certain < steps.count {
            let next = min(
                steps[certain].window.latest, possible < steps.count ? steps[possible].window.earliest : Int32.max)
            if next == Window.afterAllDays { return }
            let before = (certain: certain, possible: possible)
            while possible < steps.count, steps[possible].window.earliest <= next { possible += 1 }
            while certain < steps.count, steps[certain].window.latest <= next { certain += 1 }
            // What becomes certain on the day it becomes possible is named once.
            let ended = before.certain..<min(certain, before.possible)
            body(next, certain, possible, (Array(ended) + Array(before.possible..<possible)).map { steps[$0].position })
        }
    }
}

extension Course<String?> {
    /// The countries it can have at the end of a day, in the order of the row: what the certain steps say last, and what
    /// each of those says that are open. Descriptions are in no order with one another, so each day is looked at by itself.
    func countries(on day: Int32) -> [String?] {
        var countries = [steps.last { $0.window.latest <= day }?.after ?? nil]
        for step in steps where step.window.earliest <= day && step.window.latest > day {
            if !countries.contains(step.after) { countries.append(step.after) }
        }
        return countries
    }

    /// The days on which they can change, with the entries that bring it.
    var turns: [(day: Int32, entry: UInt32)] {
        steps.flatMap { step in
            Set([step.window.earliest, step.window.latest]).filter { $0 != Window.afterAllDays }
                .map { ($0, step.position) }
        }
    }
}
