extension DotChart {
    package func svg(id: String, width: Int, language: ChartLanguage) -> String {
        var canvas = SVGCanvas(id: id, title: title, width: width, language: language)
        var y = canvas.heading()
        guard !isEmpty else {
            canvas.text(language.nothing, x: SVGCanvas.margin, y: y + SVGCanvas.leading)
            return canvas.element(height: y + 2 * SVGCanvas.leading, summary: language.nothing)
        }
        let widest = rows.map { TextMetrics.width($0.label, size: SVGCanvas.size) }.max() ?? 0
        let labelRoom = min(widest, canvas.width * (measures.count > 1 ? 0.36 : 0.45))
        let left = SVGCanvas.margin + labelRoom + 14
        let panel = (canvas.width - SVGCanvas.margin - left) / Double(measures.count)
        y += SVGCanvas.leading
        for (index, measure) in measures.enumerated() {
            let name = TextMetrics.fitted(measure, to: panel - 8, size: SVGCanvas.size, isBold: true)
            canvas.text(name, x: left + Double(index) * panel, y: y, "strong")
        }
        y += 8
        let top = y
        for (place, row) in rows.enumerated() {
            let lines = TextMetrics.wrapped(row.label, to: labelRoom, size: SVGCanvas.size, atMost: 3)
            let height = Double(max(1, lines.count)) * 15 + 8
            let middle = y + height / 2
            if place > 0 { canvas.line(SVGCanvas.margin, y, canvas.width - SVGCanvas.margin, y, "grid") }
            for (index, line) in lines.enumerated() {
                let offset = (Double(index) - Double(lines.count - 1) / 2) * 15
                canvas.text(line, x: left - 14, y: middle + offset + 4, anchor: .end)
            }
            for index in measures.indices {
                draw(row, index, from: left + Double(index) * panel, room: panel, y: middle, on: &canvas)
            }
            y += height
        }
        for index in measures.indices {
            canvas.line(left + Double(index) * panel, top, left + Double(index) * panel, y, "axis")
        }
        if omitted > 0 {
            y += SVGCanvas.leading + 4
            canvas.text(language.more(omitted), x: SVGCanvas.margin, y: y, "faint")
        }
        return canvas.element(height: y + 14, summary: summary)
    }

    /// Dots of one measure with the number, or the least and the most, behind the last.
    private func draw(
        _ row: Row, _ measure: Int, from left: Double, room: Double, y: Double, on canvas: inout SVGCanvas
    ) {
        let values = row.values[measure]
        guard let least = values.first, let most = values.last else {
            canvas.text("—", x: left + 8, y: y + 4, "faint")
            return
        }
        let shown = CountPair.text(least, most)
        let widest = rows.compactMap { row -> Double? in
            guard let least = row.values[measure].first, let most = row.values[measure].last else { return nil }
            return TextMetrics.width(CountPair.text(least, most), size: SVGCanvas.size)
        }
        let scale = max(10, room - 12 - (widest.max() ?? 0) - 14) / Double(largest(measure))
        let x = { (value: Int) in left + 6 + Double(value) * scale }
        if most > least { canvas.line(x(least), y, x(most), y, "line") }
        var drawn = -Double.infinity
        for value in values where x(value) - drawn >= 0.5 {
            drawn = x(value)
            let circle =
                "M\(SVGCanvas.point(drawn - 4.5, y))a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z"
            canvas.path(circle, "certain seam", title: "\(row.label): \(measures[measure]) \(value)")
        }
        canvas.text(shown, x: x(most) + 9, y: y + 4, "text value")
    }

    private var summary: String {
        rows.map { row in
            let told = zip(measures, row.values).compactMap { measure, values -> String? in
                guard let least = values.first, let most = values.last else { return nil }
                return "\(measure) \(CountPair.text(least, most))"
            }
            return "\(row.label): \(told.joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}
