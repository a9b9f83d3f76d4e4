extension StepChart {
    package func lines(
        width: Int, height: Int, ascii: Bool, colour: Bool, language: ChartLanguage
    ) -> [String] {
        guard !isEmpty else { return [language.nothing] }
        let counts = CountAxis(largest: largest)
        let frame = ChartFrame(
            counts: counts, time: TimeAxis(first: firstDay, last: lastDay), width: width, height: height, ascii: ascii)
        var cells = frame.emptyCells
        // A later step paints over what the one before it claimed to the right; so the last of a column shows.
        for step in steps {
            let (certain, possible) = levels(of: step, on: counts, rows: frame.rows)
            for column in frame.column(of: step.day)..<frame.columns {
                for row in 1...frame.rows {
                    cells[row - 1][column] = row <= certain ? .certain : row <= possible ? .possible : .nothing
                }
            }
        }
        var step = steps.startIndex
        for mark in marks {
            while step < steps.endIndex, steps[step].day <= mark.day { step += 1 }
            let certain = step == 0 ? (0, 0) : levels(of: steps[step - 1], on: counts, rows: frame.rows)
            let known = step == 0 ? 0 : steps[step - 1].certain
            let rounded = counts.row(of: mark.count, of: frame.rows)
            let row = mark.count > known ? max(certain.0 + 1, rounded) : max(1, min(certain.0, rounded))
            cells[min(frame.rows, row) - 1][frame.column(of: mark.day)] = .published
        }
        return frame.lines(cells, legend: legend(language), colour: colour)
    }

    private func legend(_ language: ChartLanguage) -> [ChartFrame.Meaning] {
        var meanings = [ChartFrame.Meaning(mark: .certain, text: language.certain)]
        if leavesOpen { meanings.append(.init(mark: .possible, text: language.possible)) }
        if !marks.isEmpty { meanings.append(.init(mark: .published, text: language.published)) }
        return meanings
    }

    /// The top rows of the two counts: different ones where the counts differ, even where both round to one.
    private func levels(of step: Step, on counts: CountAxis, rows: Int) -> (certain: Int, possible: Int) {
        let certain = counts.row(of: step.certain, of: rows)
        if step.possible == step.certain { return (certain, certain) }
        let drawn = min(certain, rows - 1)
        return (drawn, max(drawn + 1, counts.row(of: step.possible, of: rows)))
    }
}
