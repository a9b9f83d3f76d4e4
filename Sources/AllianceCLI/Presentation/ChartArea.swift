/// The drawing inside the axes of a ``GrowthChart``.
struct ChartArea {
    /// From below; each from left to right.
    private(set) var rows: [[ChartMark]]

    init(points: [GrowthChart.Point], counts: CountAxis, time: TimeAxis) {
        rows = Array(repeating: Array(repeating: .nothing, count: time.columns), count: counts.rows)
        // A later point paints over what the one before it claimed to the right; so the last of a column shows.
        for point in points {
            let (certain, possible) = Self.levels(of: point, on: counts)
            for column in time.column(of: point.day)..<time.columns {
                for row in 1...counts.rows {
                    rows[row - 1][column] = row <= certain ? .certain : row <= possible ? .possible : .nothing
                }
            }
        }
        for point in points {
            guard let published = point.published else { continue }
            let certain = Self.levels(of: point, on: counts).certain
            let rounded = counts.row(of: published)
            let row = published > point.certain ? max(certain + 1, rounded) : max(1, min(certain, rounded))
            rows[min(counts.rows, row) - 1][time.column(of: point.day)] = .published
        }
    }

    /// The top rows of the two counts: different ones where the counts differ, even where both round to one.
    private static func levels(of point: GrowthChart.Point, on counts: CountAxis) -> (certain: Int, possible: Int) {
        let certain = counts.row(of: point.certain)
        if point.possible == point.certain { return (certain, certain) }
        let drawn = min(certain, counts.rows - 1)
        return (drawn, max(drawn + 1, counts.row(of: point.possible)))
    }
}
