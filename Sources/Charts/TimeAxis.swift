/// The horizontal scale of a chart over time: true to time, from the first day to the last.
struct TimeAxis {
    let first: Int
    /// After the first, so that there is a scale.
    let last: Int

    init(first: Int, last: Int) {
        self.first = first
        self.last = max(last, first + 1)
    }

    /// Where a day stands, 0 for the first and `length` for the last.
    func place(of day: Int, over length: Double) -> Double {
        Double(day - first) * length / Double(last - first)
    }

    func column(of day: Int, of columns: Int) -> Int {
        min(columns - 1, max(0, Int(place(of: day, over: Double(columns - 1)).rounded())))
    }

    struct Tick: Equatable {
        let day: Int
        let label: String
    }

    /// Round days with their labels, as many as there is room for: days, else months, else years.
    ///
    /// - Parameter room: in characters.
    func ticks(room: Int) -> [Tick] {
        let days = last - first
        for step in [1, 2, 7, 14] where days / step < 62 && (days / step + 1) * 12 <= room {
            return stride(from: first, through: last, by: step).map { Tick(day: $0, label: CivilDay($0).text) }
        }
        let months = days / 30 + 1
        for step in [1, 3, 6] where (months / step + 1) * 9 <= room { return beginnings(step) }
        for step in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] where (days / 365 / step + 1) * 6 <= room {
            return beginnings(step * 12)
        }
        return beginnings(5_000 * 12)
    }

    /// Of every month, or of every so many.
    private func beginnings(_ step: Int) -> [Tick] {
        let start = CivilDay(first)
        let end = CivilDay(last)
        let months = (start.year * 12 + start.month - 1)...(end.year * 12 + end.month - 1)
        return stride(from: (months.lowerBound + step - 1) / step * step, through: months.upperBound, by: step)
            .compactMap { month in
                let day = CivilDay.number(year: month / 12, month: month % 12 + 1)
                guard day >= first, day <= last else { return nil }
                return Tick(day: day, label: step % 12 == 0 ? CivilDay(day).yearText : CivilDay(day).monthText)
            }
    }
}
