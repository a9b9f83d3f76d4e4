/// How many are in which state over time, one upon the other: so that the upper edge is how many there are.
package struct StackChart: Chart {
    package struct Step: Hashable, Sendable {
        package let day: Int
        /// One for each layer, in their order.
        package let counts: [Int]

        /// - Parameter day: since 1970-01-01; the counts hold from this day until the next step.
        package init(day: Int, counts: [Int]) {
            precondition(counts.allSatisfy { $0 >= 0 }, "Nothing is counted below zero.")
            self.day = day
            self.counts = counts
        }
    }

    package let title: String
    /// From the bottom to the top; those in which nothing ever is are left out.
    let layers: [String]
    /// Which of the layers given each of these was, so that a state has one colour in all charts.
    let styles: [Int]
    let steps: [Step]
    let firstDay: Int
    let lastDay: Int

    /// - Parameters:
    ///   - layers: what the states are called, from the bottom to the top; six at most can be told apart.
    ///   - steps: by day, ascending, each with a count for each layer.
    ///   - until: the day the chart ends, since the last counts still hold; else the last step's.
    package init(title: String, layers: [String], steps: [Step], until: Int? = nil) {
        precondition(layers.count <= 6, "No more than six layers can be told apart.")
        precondition(zip(steps, steps.dropFirst()).allSatisfy { $0.day <= $1.day }, "Steps are in order of time.")
        precondition(steps.allSatisfy { $0.counts.count == layers.count }, "A step has a count for each layer.")
        self.title = SafeText.of(title)
        let used = layers.indices.filter { index in steps.contains { $0.counts[index] > 0 } }
        styles = used
        self.layers = used.map { SafeText.of(layers[$0]) }
        self.steps = steps.map { step in Step(day: step.day, counts: used.map { step.counts[$0] }) }
        firstDay = steps.first?.day ?? until ?? 0
        lastDay = max(firstDay, until ?? .min, steps.last?.day ?? .min)
    }

    var largest: Int { steps.map { $0.counts.reduce(0, +) }.max() ?? 0 }
}
