/// The vertical scale of a chart over time: counts from 0 to the largest.
struct CountAxis {
    let largest: Int

    init(largest: Int) {
        self.largest = max(1, largest)
    }

    /// The row of a terminal, 1… from below; nothing but zero has none.
    func row(of count: Int, of rows: Int) -> Int {
        if count <= 0 { return 0 }
        return max(1, Int((Double(count) * Double(rows) / Double(largest)).rounded()))
    }

    /// Multiples of 1, 2 or 5 × 10ⁿ up to the largest, without 0.
    ///
    /// - Parameter most: how many there is room for.
    func ticks(atMost most: Int) -> [Int] {
        let step = step(atMost: most)
        return Array(stride(from: step, through: largest, by: step))
    }

    func step(atMost most: Int) -> Int {
        var power = 1
        while true {
            for factor in [1, 2, 5] where factor * power * max(1, most) >= largest { return factor * power }
            power *= 10
        }
    }
}
