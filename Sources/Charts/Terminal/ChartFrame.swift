/// Axes, dates and legend of a chart over time in a terminal.
struct ChartFrame {
    struct Meaning {
        let mark: ChartMark
        let text: String
    }

    private let counts: CountAxis
    private let time: TimeAxis
    private let labelWidth: Int
    private let width: Int
    private let ascii: Bool
    /// Of the area inside the axes.
    let rows: Int
    let columns: Int

    init(counts: CountAxis, time: TimeAxis, width: Int, height: Int, ascii: Bool) {
        self.counts = counts
        self.time = time
        self.width = max(ChartLimits.columns, width)
        self.ascii = ascii
        rows = max(ChartLimits.lines, height) - 3
        labelWidth = max(2, String(counts.largest).count)
        columns = max(1, self.width - labelWidth - 2)
    }

    /// From below; each from left to right.
    var emptyCells: [[ChartMark]] {
        Array(repeating: Array(repeating: .nothing, count: columns), count: rows)
    }

    func column(of day: Int) -> Int { time.column(of: day, of: columns) }

    func lines(_ cells: [[ChartMark]], legend: [Meaning], colour: Bool) -> [String] {
        var ticks: [Int: Int] = [:]
        for count in counts.ticks(atMost: rows / 3) { ticks[counts.row(of: count, of: rows)] = count }
        let drawn = cells.enumerated().reversed().map { index, marks in
            margin(ticks[index + 1]) + ChartMark.text(of: marks, ascii: ascii, colour: colour)
        }
        let dates = time.ticks(room: columns)
        return drawn + [base(dates), labels(dates), self.legend(legend, colour: colour)]
    }

    /// What stands to the left of a row: its round count, and the axis.
    private func margin(_ tick: Int?) -> String {
        guard let tick else { return blanks + (ascii ? " |" : " │") }
        return String(tick).padded(to: labelWidth, alignment: .right) + (ascii ? " +" : " ┤")
    }

    private func base(_ dates: [TimeAxis.Tick]) -> String {
        var line = [Character](repeating: ascii ? "-" : "─", count: columns)
        for date in dates { line[column(of: date.day)] = ascii ? "+" : "┬" }
        return "0".padded(to: labelWidth, alignment: .right) + (ascii ? " +" : " └") + String(line)
    }

    /// Each date under its day; and at the left end the year in which the axis begins, or the day where no date is near.
    private func labels(_ dates: [TimeAxis.Tick]) -> String {
        var line = ""
        let first = CivilDay(time.first)
        let free = dates.first.map { column(of: $0.day) } ?? columns
        for start in [first.text, first.monthText, first.yearText] where dates.first?.day != time.first {
            if start.count < free, dates.isEmpty || start.count <= dates[0].label.count {
                line = start
                break
            }
        }
        for date in dates {
            let column = column(of: date.day)
            guard column == 0 || line.count < column, column + date.label.count <= columns else { continue }
            line = line.padded(to: column) + date.label
        }
        return line.isEmpty ? "" : blanks + "  " + line
    }

    /// What the marks mean, closer together and then shortened where the terminal is narrow.
    private func legend(_ meanings: [Meaning], colour: Bool) -> String {
        let texts = meanings.map { SafeText.of($0.text) }
        let natural = texts.reduce(0) { $0 + DisplayWidth.of($1) + 2 }
        let gaps = meanings.count - 1
        let indent = natural + 3 * gaps + labelWidth + 2 <= width ? labelWidth + 2 : 0
        let gap = natural + 3 * gaps + indent <= width ? 3 : 1
        var room = width - indent - gap * gaps - 2 * meanings.count
        var entries: [String] = []
        for (index, text) in texts.enumerated() {
            // Each has its share of the room that is left.
            let rest = texts[(index + 1)...].reduce(0) { $0 + DisplayWidth.of($1) }
            let share = max(room - rest, room / (texts.count - index), 0)
            let shown = text.truncated(to: share)
            room -= DisplayWidth.of(shown)
            let mark = ChartMark.text(of: [meanings[index].mark], ascii: ascii, colour: colour)
            entries.append(shown.isEmpty ? mark : mark + " " + shown)
        }
        return String(repeating: " ", count: indent) + entries.joined(separator: String(repeating: " ", count: gap))
    }

    private var blanks: String { String(repeating: " ", count: labelWidth) }
}
