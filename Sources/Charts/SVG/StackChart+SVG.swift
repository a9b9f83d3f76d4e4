extension StackChart {
    package func svg(id: String, width: Int, language: ChartLanguage) -> String {
        var canvas = SVGCanvas(id: id, title: title, width: width, language: language)
        var y = canvas.heading()
        guard !layers.isEmpty, let last = steps.last else {
            canvas.text(language.nothing, x: SVGCanvas.margin, y: y + SVGCanvas.leading)
            return canvas.element(height: y + 2 * SVGCanvas.leading, summary: language.nothing)
        }
        y = canvas.legend(
            zip(styles, layers).reversed().map { .init(text: $1, classes: "layer\($0)") }, from: y)
        let total = last.counts.reduce(0, +)
        let widest = (last.counts + [total]).map { TextMetrics.width(String($0), size: SVGCanvas.size, isBold: true) }
        let area = PlotArea(
            largest: largest, first: firstDay, last: lastDay, on: canvas, from: y,
            endRoom: (widest.max() ?? 0) + 10)
        y = area.drawAxes(on: &canvas)
        let corners = area.corners(steps.map { ($0.day, $0.counts) }, merged: { zip($0, $1).map { max($0, $1) } })
        var floor = corners.map { _ in 0 }
        var boxes = LabelBoxes()
        for (index, name) in layers.enumerated() {
            let top = zip(floor, corners).map { $0 + $1.value[index] }
            canvas.path(
                outline(from: floor, to: top, corners.map(\.x), area), "layer\(styles[index]) seam", title: name)
            // The last count beside its layer, where there is room for it.
            if let low = floor.last, let high = top.last, high > low {
                let middle = (area.y(low) + area.y(high)) / 2 + 4
                if boxes.takeIfFree(.init(left: 0, top: middle - 11, right: 1, bottom: middle + 1)) {
                    canvas.text(String(high - low), x: area.right + 8, y: middle, "strong end")
                }
            }
            floor = top
        }
        let told = { (step: Step) in
            CivilDay(step.day).text + ": "
                + zip(layers, step.counts).map { "\($0) \($1)" }.joined(separator: ", ")
        }
        return canvas.element(height: y + 6, summary: told(Step(day: lastDay, counts: last.counts)))
    }

    /// Along the top to the right and back along the floor.
    private func outline(from floor: [Int], to top: [Int], _ places: [Double], _ area: PlotArea) -> String {
        var data = "M\(SVGCanvas.point(places[0], area.y(floor[0])))"
        for (index, x) in places.enumerated() {
            data += (index == 0 ? "" : "H\(SVGNumber.text(x))") + "V\(SVGNumber.text(area.y(top[index])))"
        }
        data += "H\(SVGNumber.text(area.right))"
        for index in places.indices.reversed() {
            data += "V\(SVGNumber.text(area.y(floor[index])))H\(SVGNumber.text(places[index]))"
        }
        return data + "Z"
    }
}
