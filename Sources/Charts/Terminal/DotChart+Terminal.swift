extension DotChart {
    /// A list of bars for each measure: the least that was counted, then the most.
    package func lines(
        width: Int, height: Int, ascii: Bool, colour: Bool, language: ChartLanguage
    ) -> [String] {
        if isEmpty { return [language.nothing] }
        var lines: [String] = []
        for (index, measure) in measures.enumerated() {
            let bars = rows.compactMap { row -> BarChart.Bar? in
                guard let least = row.values[index].first, let most = row.values[index].last else { return nil }
                return BarChart.Bar(row.label, certain: least, possible: most)
            }
            let chart = BarChart(title: "", bars: bars)
            if !lines.isEmpty { lines.append("") }
            lines.append(measure.truncated(to: max(ChartLimits.columns, width)))
            lines += chart.bars(width: width, ascii: ascii, colour: colour)
        }
        if omitted > 0 { lines.append(language.more(omitted).truncated(to: max(ChartLimits.columns, width))) }
        return lines
    }
}
