/// Axes, dates and legend of a ``GrowthChart``.
struct ChartFrame {
    let counts: CountAxis
    let time: TimeAxis
    let labelWidth: Int
    let ascii: Bool

    /// What stands to the left of a row: its round count, and the axis.
    func margin(row: Int) -> String {
        guard let tick = counts.ticks[row] else { return blanks + (ascii ? " |" : " │") }
        return String(tick).padded(to: labelWidth, alignment: .right) + (ascii ? " +" : " ┤")
    }

    var base: String {
        var line = [Character](repeating: ascii ? "-" : "─", count: time.columns)
        for year in time.years { line[year.column] = ascii ? "+" : "┬" }
        return "0".padded(to: labelWidth, alignment: .right) + (ascii ? " +" : " └") + String(line)
    }

    /// Each year under the day it begins; or, where these are fewer than two, the labels of the first and the last point.
    func dates(first: GrowthChart.Point, last: GrowthChart.Point) -> String {
        let years = time.years
        if years.count < 2 { return blanks + "  " + ends(first, last) }
        var line = ""
        if let year = time.yearBegunBefore, years[0].column > year.count { line = year }
        for year in years where year.column + year.label.count <= time.columns {
            line = line.padded(to: year.column) + year.label
        }
        return blanks + "  " + line
    }

    private func ends(_ first: GrowthChart.Point, _ last: GrowthChart.Point) -> String {
        let left = first.label.truncated(to: time.columns)
        let column = min(time.column(of: last.day), time.columns - DisplayWidth.of(last.label))
        return column > DisplayWidth.of(left) ? left.padded(to: column) + last.label : left
    }

    func legend(marks: [(mark: ChartMark, meaning: String)], colour: Bool) -> String {
        let entries = marks.map { ChartMark.text(of: [$0.mark], ascii: ascii, colour: colour) + " " + $0.meaning }
        return blanks + "  " + entries.joined(separator: "   ")
    }

    private var blanks: String { String(repeating: " ", count: labelWidth) }
}
