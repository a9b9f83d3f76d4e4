extension BarChart {
    private static let minimumBar = 10
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A block is a unit where the largest value fits; otherwise the largest fills the width, and nothing but zero
    /// is without a bar.
    package func lines(
        width: Int, height: Int, ascii: Bool, colour: Bool, language: ChartLanguage
    ) -> [String] {
        if bars.isEmpty { return [language.nothing] }
        let width = max(ChartLimits.columns, width)
        var lines = bars(width: width, ascii: ascii, colour: colour)
        if omitted > 0 { lines.append(language.more(omitted).truncated(to: width)) }
        if leavesOpen {
            let marks: [(ChartMark, String)] = [(.certain, language.certain), (.possible, language.possible)]
            let shown = marks.map { ChartMark.text(of: [$0.0], ascii: ascii, colour: colour) + " " + $0.1 }
            let gap = marks.reduce(7) { $0 + DisplayWidth.of($1.1) } <= width ? "   " : " "
            lines.append(shown.joined(separator: gap))
        }
        return lines
    }

    /// A line for each bar, without a legend.
    func bars(width: Int, ascii: Bool, colour: Bool) -> [String] {
        let width = max(ChartLimits.columns, width)
        let values = bars.map { CountPair.text($0.certain, $0.possible, dash: ascii ? "-" : "–") }
        let valueWidth = values.map { DisplayWidth.of($0) }.max() ?? 0
        let widest = bars.map { DisplayWidth.of($0.label) }.max() ?? 0
        let minimum = min(Self.minimumBar, max(1, width / 3))
        let labelWidth = min(widest, max(4, width - valueWidth - 4 - minimum))
        let room = max(1, width - labelWidth - valueWidth - 4)
        return zip(bars, values).map { bar, value in
            let label = bar.label.truncated(to: labelWidth).padded(to: labelWidth)
            let start = "\(label)  \(value.padded(to: valueWidth, alignment: .right))"
            let drawn = drawn(bar, room: room, ascii: ascii, colour: colour)
            return drawn.isEmpty ? start : "\(start)  \(drawn)"
        }
    }

    private func drawn(_ bar: Bar, room: Int, ascii: Bool, colour: Bool) -> String {
        if bar.possible == 0 { return "" }
        func length(_ value: Int) -> Double {
            largest <= room ? Double(value) : Double(value) * Double(room) / Double(largest)
        }
        if bar.certain == bar.possible, !ascii {
            let (blocks, eighth) = max(1, Int((length(bar.certain) * 8).rounded())).quotientAndRemainder(dividingBy: 8)
            let whole = ChartMark.text(
                of: repeatElement(.certain, count: blocks), ascii: ascii, colour: colour && eighth == 0)
            if eighth == 0 { return whole }
            return colour
                ? "\u{1B}[36m\(whole)\(Self.eighths[eighth - 1])\u{1B}[0m" : whole + String(Self.eighths[eighth - 1])
        }
        let certain = bar.certain == 0 ? 0 : max(1, Int(length(bar.certain).rounded()))
        // A doubt is seen even where rounding would hide it.
        let possible = bar.possible == bar.certain ? certain : max(certain + 1, Int(length(bar.possible).rounded()))
        let solid = min(certain, bar.possible == bar.certain ? room : max(0, room - 1))
        let marks =
            Array(repeating: ChartMark.certain, count: solid)
            + Array(repeating: ChartMark.possible, count: max(0, min(room, possible) - solid))
        return ChartMark.text(of: marks, ascii: ascii, colour: colour)
    }
}
