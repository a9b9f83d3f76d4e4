/// Counts over time as steps: a line for what is certain, a band up to what is possible, and what sources published as
/// marked points.
package struct StepChart: Chart {
    package struct Step: Hashable, Sendable {
        package let day: Int
        package let certain: Int
        package let possible: Int

        /// - Parameters:
        ///   - day: since 1970-01-01; the counts hold from this day until the next step.
        ///   - possible: not less than `certain`.
        package init(day: Int, certain: Int, possible: Int) {
            precondition(0 <= certain && certain <= possible, "What is certain is possible too.")
            self.day = day
            self.certain = certain
            self.possible = possible
        }
    }

    /// A count that a source states.
    package struct Mark: Hashable, Sendable {
        package let day: Int
        package let count: Int
        /// As people write it: `at least 20`.
        package let label: String
        /// Who says so; may be empty.
        package let source: String

        package init(day: Int, count: Int, label: String? = nil, source: String = "") {
            precondition(count >= 0, "Nothing is counted below zero.")
            self.day = day
            self.count = count
            self.label = SafeText.of(label ?? String(count))
            self.source = SafeText.of(source)
        }
    }

    package let title: String
    let steps: [Step]
    let marks: [Mark]
    let firstDay: Int
    let lastDay: Int

    /// - Parameters:
    ///   - steps: by day, ascending.
    ///   - marks: by day, ascending.
    ///   - until: the day the chart ends, since the last counts still hold; else the last step's or mark's.
    package init(title: String, steps: [Step], marks: [Mark] = [], until: Int? = nil) {
        precondition(zip(steps, steps.dropFirst()).allSatisfy { $0.day <= $1.day }, "Steps are in order of time.")
        precondition(zip(marks, marks.dropFirst()).allSatisfy { $0.day <= $1.day }, "Marks are in order of time.")
        self.title = SafeText.of(title)
        self.steps = steps
        self.marks = marks
        let days = [steps.first?.day, marks.first?.day].compactMap { $0 }
        firstDay = days.min() ?? until ?? 0
        lastDay = max(firstDay, until ?? .min, steps.last?.day ?? .min, marks.last?.day ?? .min)
    }

    var isEmpty: Bool { steps.isEmpty && marks.isEmpty }
    var largest: Int { max(steps.map(\.possible).max() ?? 0, marks.map(\.count).max() ?? 0) }
    var leavesOpen: Bool { steps.contains { $0.possible > $0.certain } }
}
