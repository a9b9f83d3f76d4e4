/// The rectangle inside the axes of a chart over time, with its scales and grid.
struct PlotArea {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    let counts: CountAxis
    let time: TimeAxis
    private let step: Int

    /// - Parameter endRoom: what is kept free to the right, for the last counts.
    init(largest: Int, first: Int, last: Int, on canvas: SVGCanvas, from top: Double, endRoom: Double) {
        let height = min(360, max(200, canvas.width * 0.42))
        let raw = CountAxis(largest: largest)
        step = raw.step(atMost: 6)
        // The scale ends with a round count.
        counts = CountAxis(largest: (raw.largest + step - 1) / step * step)
        time = TimeAxis(first: first, last: last)
        left = SVGCanvas.margin + TextMetrics.width(String(counts.largest), size: SVGCanvas.size) + 8
        right = canvas.width - SVGCanvas.margin - endRoom
        self.top = top + 12
        bottom = self.top + height
    }

    func x(_ day: Int) -> Double { left + time.place(of: day, over: right - left) }
    func y(_ count: Int) -> Double { bottom - Double(count) * (bottom - top) / Double(counts.largest) }

    /// Round counts and days, behind what is drawn later.
    /// - Returns: where what follows may begin.
    func drawAxes(on canvas: inout SVGCanvas) -> Double {
        for count in stride(from: 0, through: counts.largest, by: step) {
            canvas.line(left, y(count), right, y(count), count == 0 ? "axis" : "grid")
            canvas.text(String(count), x: left - 8, y: y(count) + 4, "faint", anchor: .end)
        }
        var end = -Double.infinity
        let ticks = time.ticks(room: Int((right - left) / 7.7))
        if let first = ticks.first, first.day != time.first {
            // Where the axis begins, unless the first round day is too near.
            let start = CivilDay(time.first)
            for label in [start.text, start.monthText, start.yearText] {
                let wide = TextMetrics.width(label, size: SVGCanvas.size)
                guard left + wide + 3 < x(first.day) - TextMetrics.width(first.label, size: SVGCanvas.size) / 2 else {
                    continue
                }
                canvas.text(label, x: left, y: bottom + 18, "faint")
                canvas.line(left, bottom, left, bottom + 5, "axis")
                end = left + wide
                break
            }
        }
        for tick in ticks {
            let half = TextMetrics.width(tick.label, size: SVGCanvas.size) / 2
            canvas.line(x(tick.day), bottom, x(tick.day), bottom + 5, "axis")
            let anchor: SVGCanvas.Anchor = x(tick.day) - half < left - 20 ? .start : .middle
            let start = anchor == .start ? x(tick.day) : x(tick.day) - half
            guard start >= end + 6, start + 2 * half <= canvas.width - 4 else { continue }
            canvas.text(tick.label, x: x(tick.day), y: bottom + 18, "faint", anchor: anchor)
            end = start + 2 * half
        }
        return bottom + 30
    }

    /// Where a step function turns, from left to right: one corner for each step that can be seen. Between two columns half
    /// a unit apart only what `merged` leaves of the steps there is drawn.
    func corners<Value: Equatable>(
        _ steps: [(day: Int, value: Value)], merged: (Value, Value) -> Value
    ) -> [(x: Double, value: Value)] {
        var corners: [(x: Double, value: Value, last: Value)] = []
        for (day, value) in steps {
            let place = x(day)
            if let last = corners.last, place - last.x < 0.5, place != last.x {
                corners[corners.count - 1].value = merged(last.value, value)
                corners[corners.count - 1].last = value
            } else {
                // After a crowd, its last value holds.
                if let last = corners.last, last.last != last.value {
                    corners.append((min(place, last.x + 0.5), last.last, last.last))
                }
                corners.append((place, value, value))
            }
        }
        if let last = corners.last, last.last != last.value {
            corners.append((min(right, last.x + 0.5), last.last, last.last))
        }
        return corners.map { ($0.x, $0.value) }
    }
}
