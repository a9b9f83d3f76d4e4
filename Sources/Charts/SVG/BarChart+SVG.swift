extension BarChart {
    private static let barHeight = 14.0

    package func svg(id: String, width: Int, language: ChartLanguage) -> String {
        var canvas = SVGCanvas(id: id, title: title, width: width, language: language)
        var y = canvas.heading()
        guard !bars.isEmpty else {
            canvas.text(language.nothing, x: SVGCanvas.margin, y: y + SVGCanvas.leading)
            return canvas.element(height: y + 2 * SVGCanvas.leading, summary: language.nothing)
        }
        if leavesOpen {
            y = canvas.legend(
                [
                    .init(text: language.certain, classes: "certain"),
                    .init(text: language.possible, classes: "possible"),
                ], from: y)
        }
        let values = bars.map { CountPair.text($0.certain, $0.possible) }
        let valueRoom = (values.map { TextMetrics.width($0, size: SVGCanvas.size, isBold: true) }.max() ?? 0) + 10
        let widest = bars.map { TextMetrics.width($0.label, size: SVGCanvas.size) }.max() ?? 0
        let labelRoom = min(widest, canvas.width * 0.38)
        let left = SVGCanvas.margin + labelRoom + 10
        let scale = (canvas.width - SVGCanvas.margin - valueRoom - left) / Double(largest)
        y += 6
        let top = y
        for (bar, value) in zip(bars, values) {
            let lines = TextMetrics.wrapped(bar.label, to: labelRoom, size: SVGCanvas.size, atMost: 2)
            let height = max(Self.barHeight + 6, Double(lines.count) * 15 + 4)
            let middle = y + height / 2
            for (index, line) in lines.enumerated() {
                let offset = (Double(index) - Double(lines.count - 1) / 2) * 15
                canvas.text(line, x: left - 10, y: middle + offset + 4, anchor: .end)
            }
            let barTop = middle - Self.barHeight / 2
            let certain = Double(bar.certain) * scale
            let possible = Double(bar.possible) * scale
            let name = "\(bar.label): \(value)"
            if bar.certain > 0 {
                canvas.rectangle(
                    x: left, y: barTop, width: max(1, certain), height: Self.barHeight, "certain", title: name)
            }
            if bar.possible > bar.certain {
                canvas.rectangle(
                    x: left + certain, y: barTop, width: max(1, possible - certain), height: Self.barHeight, "possible",
                    title: name)
            }
            canvas.text(value, x: left + possible + 6, y: middle + 4, "strong value")
            y += height
        }
        canvas.line(left, top, left, y, "axis")
        if omitted > 0 {
            y += SVGCanvas.leading
            canvas.text(language.more(omitted), x: SVGCanvas.margin, y: y, "faint")
        }
        let told = zip(bars, values).map { "\($0.label) \($1)" }
        return canvas.element(height: y + 14, summary: told.joined(separator: "; "))
    }
}
