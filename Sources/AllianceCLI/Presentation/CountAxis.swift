/// The vertical scale of a ``GrowthChart``: counts from 0 to the largest, onto rows 1… from below.
struct CountAxis {
    private let largest: Int
    let rows: Int

    init(largest: Int, rows: Int) {
        self.largest = max(1, largest)
        self.rows = rows
    }

    /// Nothing but zero has no row.
    func row(of count: Int) -> Int {
        if count <= 0 { return 0 }
        return max(1, Int((Double(count) * Double(rows) / Double(largest)).rounded()))
    }

    /// Multiples of 1, 2 or 5 × 10ⁿ by row, three rows or more apart.
    var ticks: [Int: Int] {
        var ticks: [Int: Int] = [:]
        for count in stride(from: step, through: largest, by: step) { ticks[row(of: count)] = count }
        return ticks
    }

    private var step: Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where factor * power * rows >= 3 * largest { return factor * power }
            power *= 10
        }
    }
}
