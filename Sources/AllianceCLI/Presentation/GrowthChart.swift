import Charts

/// Counts over time as a step function: certain ones solid, those only possible as a light band above, published totals
/// as marks where a source stated them.
package struct GrowthChart: Sendable {
    package struct Point: Sendable {
        package let label: String
        package let day: Int
        package let certain: Int
        package let possible: Int
        package let published: Int?

        /// - Parameters:
        ///   - label: the day as people write it; shown where fewer than two years begin on the chart.
        ///   - day: since 1970-01-01; the counts hold from the end of this day.
        ///   - possible: not less than `certain`.
        package init(label: String, day: Int, certain: Int, possible: Int, published: Int? = nil) {
            precondition(0 <= certain && certain <= possible, "What is certain is possible too.")
            self.label = SafeText.of(label)
            self.day = day
            self.certain = certain
            self.possible = possible
            self.published = published
        }
    }

    private let points: [Point]
    private let lastDay: Int

    /// - Parameters:
    ///   - points: by day, ascending.
    ///   - until: the day the chart ends, since the last counts still hold; else the last point's.
    package init(_ points: [Point], until: Int? = nil) {
        precondition(zip(points, points.dropFirst()).allSatisfy { $0.day <= $1.day }, "Points are in order of time.")
        self.points = points
        let lastPoint = points.last?.day ?? 0
        lastDay = max(lastPoint, until ?? lastPoint)
    }

    /// - Parameters:
    ///   - width: in columns; less than 48 is drawn as 48.
    ///   - height: number of lines returned; less than 8 is drawn as 8. Without points there are none.
    ///   - ascii: no characters beyond ASCII.
    ///   - colour: with ANSI escape sequences.
    package func lines(width: Int, height: Int, ascii: Bool = false, colour: Bool = false) -> [String] {
        guard let first = points.first, let last = points.last else { return [] }
        let largest = points.map { max($0.possible, $0.published ?? 0) }.max() ?? 0
        let counts = CountAxis(largest: largest, rows: max(8, height) - 3)
        let labelWidth = max(2, String(largest).count)
        let time = TimeAxis(first: first.day, last: lastDay, columns: max(48, width) - labelWidth - 2)
        let frame = ChartFrame(counts: counts, time: time, labelWidth: labelWidth, ascii: ascii)

        var lines: [String] = []
        for (index, marks) in ChartArea(points: points, counts: counts, time: time).rows.enumerated().reversed() {
            lines.append(frame.margin(row: index + 1) + ChartMark.text(of: marks, ascii: ascii, colour: colour))
        }
        let dates = frame.dates(first: first, last: last)
        return lines + [frame.base, dates, frame.legend(marks: shownMarks, colour: colour)]
    }

    private var shownMarks: [(ChartMark, String)] {
        var marks: [(ChartMark, String)] = [(.certain, "certain")]
        if points.contains(where: { $0.possible > $0.certain }) { marks.append((.possible, "possible")) }
        if points.contains(where: { $0.published != nil }) { marks.append((.published, "published")) }
        return marks
    }
}
