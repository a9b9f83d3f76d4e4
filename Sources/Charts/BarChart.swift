/// One horizontal bar for each category, to one scale: what is certain, then what is possible beyond it.
package struct BarChart: Chart {
    package struct Bar: Hashable, Sendable {
        package let label: String
        package let certain: Int
        package let possible: Int

        /// - Parameter possible: not less than `certain`.
        package init(_ label: String, certain: Int, possible: Int) {
            precondition(0 <= certain && certain <= possible, "What is certain is possible too.")
            self.label = SafeText.of(label)
            self.certain = certain
            self.possible = possible
        }

        /// Of a number that leaves nothing open.
        package init(_ label: String, _ value: Int) {
            self.init(label, certain: value, possible: value)
        }
    }

    package let title: String
    let bars: [Bar]
    /// How many more there would be.
    let omitted: Int

    /// - Parameter limit: bars shown; how many more there are is said below them.
    package init(title: String, bars: [Bar], limit: Int = .max) {
        self.title = SafeText.of(title)
        self.bars = Array(bars.prefix(limit))
        omitted = bars.count - self.bars.count
    }

    var largest: Int { max(1, bars.map(\.possible).max() ?? 0) }
    var leavesOpen: Bool { bars.contains { $0.possible > $0.certain } }
}
