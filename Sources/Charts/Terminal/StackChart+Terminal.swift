extension StackChart {
    package func lines(
        width: Int, height: Int, ascii: Bool, colour: Bool, language: ChartLanguage
    ) -> [String] {
        guard !layers.isEmpty else { return [language.nothing] }
        let counts = CountAxis(largest: largest)
        let frame = ChartFrame(
            counts: counts, time: TimeAxis(first: firstDay, last: lastDay), width: width, height: height, ascii: ascii)
        var cells = frame.emptyCells
        for step in steps {
            // Where the sum of the layers so far ends, rounded; so the whole is as high as it should be.
            var sum = 0
            let tops = step.counts.map { count in
                sum += count
                return counts.row(of: sum, of: frame.rows)
            }
            for column in frame.column(of: step.day)..<frame.columns {
                for row in 1...frame.rows {
                    let layer = tops.firstIndex { row <= $0 }
                    cells[row - 1][column] = layer.map { .layer(styles[$0]) } ?? .nothing
                }
            }
        }
        let meanings = zip(styles, layers).reversed().map { ChartFrame.Meaning(mark: .layer($0), text: $1) }
        return frame.lines(cells, legend: meanings, colour: colour)
    }
}
