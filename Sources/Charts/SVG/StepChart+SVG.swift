extension StepChart {
    /// How many marks are numbered and listed with their sources.
    private static let listed = 12

    package func svg(id: String, width: Int, language: ChartLanguage) -> String {
        var canvas = SVGCanvas(id: id, title: title, width: width, language: language)
        var y = canvas.heading()
        guard !isEmpty else {
            canvas.text(language.nothing, x: SVGCanvas.margin, y: y + SVGCanvas.leading)
            return canvas.element(height: y + 2 * SVGCanvas.leading, summary: language.nothing)
        }
        y = canvas.legend(legend(language), from: y)
        let end = steps.last.map { CountPair.text($0.certain, $0.possible) } ?? ""
        let area = PlotArea(
            largest: largest, first: firstDay, last: lastDay, on: canvas, from: y,
            endRoom: TextMetrics.width(end, size: SVGCanvas.size, isBold: true) + 10)
        y = area.drawAxes(on: &canvas)
        drawSteps(area, on: &canvas)
        if let last = steps.last {
            let middle = (area.y(last.certain) + area.y(last.possible)) / 2
            canvas.text(end, x: area.right + 8, y: middle + 4, "strong end")
        }
        drawMarks(area, on: &canvas)
        y = listMarks(from: y, on: &canvas)
        return canvas.element(height: y + 6, summary: summary(language))
    }

    private func legend(_ language: ChartLanguage) -> [SVGCanvas.Meaning] {
        var meanings = [SVGCanvas.Meaning(text: language.certain, classes: "line", isLine: true)]
        if leavesOpen { meanings.append(.init(text: language.possible, classes: "band")) }
        if !marks.isEmpty { meanings.append(.init(text: language.published, classes: "mark", isDiamond: true)) }
        return meanings
    }

    // MARK: - Steps

    private struct Level: Equatable {
        var certain: Int
        var possible: Int
    }

    private func drawSteps(_ area: PlotArea, on canvas: inout SVGCanvas) {
        let corners = area.corners(
            steps.map { ($0.day, Level(certain: $0.certain, possible: $0.possible)) },
            merged: { Level(certain: min($0.certain, $1.certain), possible: max($0.possible, $1.possible)) })
        guard let first = corners.first else { return }
        // From nothing up to the first counts.
        let start = SVGCanvas.point(first.x, area.y(0))
        let certain = corners.map { (x: $0.x, y: area.y($0.value.certain)) }
        let possible = corners.map { (x: $0.x, y: area.y($0.value.possible)) }
        let lower = Self.steps(certain, to: area.right)
        let upper = Self.steps(possible, to: area.right)
        if leavesOpen {
            // Up along the possible and back along the certain.
            let back = zip(certain.indices, certain).reversed().map { index, corner in
                let next = index + 1 < certain.count ? certain[index + 1].x : area.right
                return "L\(SVGCanvas.point(next, corner.y))L\(SVGCanvas.point(corner.x, corner.y))"
            }
            canvas.path("M\(start)\(upper)\(back.joined())Z", "band")
            // Of a crowd of steps the dashes alone would be seen.
            if corners.count <= 400 { canvas.path("M\(start)\(upper)", "edge") }
        }
        canvas.path("M\(start)\(lower)", "line", title: title)
    }

    /// Across and up or down by turns, which is shorter to write than points.
    private static func steps(_ corners: [(x: Double, y: Double)], to right: Double) -> String {
        var data = ""
        for (index, corner) in corners.enumerated() {
            data += (index == 0 ? "" : "H\(SVGNumber.text(corner.x))") + "V\(SVGNumber.text(corner.y))"
        }
        return data + "H\(SVGNumber.text(right))"
    }

    // MARK: - Marks

    private func drawMarks(_ area: PlotArea, on canvas: inout SVGCanvas) {
        // Where thousands fall on one place, one of them is drawn.
        var seen: Set<[Int]> = []
        var places: [(x: Double, y: Double, number: Int, mark: Mark)] = []
        for (index, mark) in marks.enumerated() {
            let (x, y) = (area.x(mark.day), area.y(mark.count))
            guard seen.insert([Int(x.rounded()), Int(y.rounded())]).inserted else { continue }
            places.append((x, y, index + 1, mark))
        }
        var boxes = LabelBoxes()
        for place in places {
            boxes.take(.init(left: place.x - 6, top: place.y - 6, right: place.x + 6, bottom: place.y + 6))
        }
        for place in places {
            let text = "\(CivilDay(place.mark.day).text): \(place.mark.label)"
            canvas.path(
                SVGCanvas.diamond(place.x, place.y), "mark",
                title: place.mark.source.isEmpty ? text : "\(text) (\(place.mark.source))")
        }
        guard marks.count > 1 || !marks[0...].allSatisfy(\.source.isEmpty) else { return }
        for place in places where place.number <= Self.listed {
            let half = TextMetrics.width(String(place.number), size: SVGCanvas.size, isBold: true) / 2
            // Where the line does not run: above it, then below, then aside.
            for (dx, dy) in [(0.0, -10.0), (0, 19), (-12 - half, -7), (12 + half, 15), (12 + half, -7), (0, 32)] {
                let (x, y) = (place.x + dx, place.y + dy)
                guard x - half >= area.left - 4, x + half <= canvas.width - 4, y > area.top - 8, y < area.bottom - 2,
                    boxes.takeIfFree(.init(left: x - half - 1, top: y - 10, right: x + half + 1, bottom: y + 1))
                else { continue }
                canvas.text(String(place.number), x: x, y: y, "number halo", anchor: .middle)
                break
            }
        }
    }

    /// What was published, when, and who says so.
    private func listMarks(from top: Double, on canvas: inout SVGCanvas) -> Double {
        var y = top
        let shown = marks.prefix(Self.listed)
        let labels = shown.map { "\(CivilDay($0.day).text) · \($0.label)" }
        let number = TextMetrics.width(String(shown.count), size: SVGCanvas.size, isBold: true) + 8
        let label = min(
            canvas.width * 0.4, (labels.map { TextMetrics.width($0, size: SVGCanvas.size) }.max() ?? 0) + 12)
        let left = SVGCanvas.margin + number
        for (index, mark) in shown.enumerated() {
            y += SVGCanvas.leading
            canvas.text(String(index + 1), x: left - 8, y: y, "number", anchor: .end)
            canvas.text(
                TextMetrics.fitted(labels[index], to: label - 8, size: SVGCanvas.size), x: left, y: y)
            let source = TextMetrics.wrapped(
                mark.source, to: canvas.width - SVGCanvas.margin - left - label, size: SVGCanvas.size, atMost: 2)
            for (line, text) in source.enumerated() {
                if line > 0 { y += SVGCanvas.leading }
                canvas.text(text, x: left + label, y: y, "faint")
            }
        }
        if marks.count > shown.count {
            y += SVGCanvas.leading
            canvas.text(canvas.language.more(marks.count - shown.count), x: left, y: y, "faint")
        }
        return shown.isEmpty ? y : y + 8
    }

    /// For who does not see it: the ends, and what was published.
    private func summary(_ language: ChartLanguage) -> String {
        func told(_ step: Step) -> String {
            "\(CivilDay(step.day).text): \(language.certain) \(step.certain), \(language.possible) \(step.possible)"
        }
        var parts: [String] = []
        if let first = steps.first { parts.append(told(first)) }
        if let last = steps.last {
            parts.append(told(Step(day: lastDay, certain: last.certain, possible: last.possible)))
        }
        parts += marks.prefix(Self.listed).map {
            "\(CivilDay($0.day).text): \(language.published) \($0.label)" + ($0.source.isEmpty ? "" : " (\($0.source))")
        }
        return parts.joined(separator: "; ")
    }
}
