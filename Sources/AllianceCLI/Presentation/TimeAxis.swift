/// The horizontal scale of a ``GrowthChart``: days onto columns, true to time, the last day in the last column.
struct TimeAxis {
    private let first: Int
    private let last: Int
    let columns: Int

    init(first: Int, last: Int, columns: Int) {
        self.first = first
        self.last = max(last, first + 1)
        self.columns = columns
    }

    func column(of day: Int) -> Int {
        Int((Double(day - first) * Double(columns - 1) / Double(last - first)).rounded())
    }

    /// The years that begin on the axis, thinned to round ones with room for a label each.
    var years: [(column: Int, label: String)] {
        let begun = (Self.year(of: first)...Self.year(of: last)).filter { Self.firstDay(of: $0) >= first }
        let room = 6 * (last - first) / 365 / columns + 1
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { $0 >= room } ?? 1_000
        return begun.filter { $0 % step == 0 }.map { (column(of: Self.firstDay(of: $0)), Self.label(of: $0)) }
    }

    /// The year in which the axis begins, for its left end; nil where it begins with the year.
    var yearBegunBefore: String? {
        let year = Self.year(of: first)
        return Self.firstDay(of: year) == first ? nil : Self.label(of: year)
    }

    private static func label(of year: Int) -> String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Days since 1970-01-01 of the year's 1 January (proleptic Gregorian, years from 0).
    static func firstDay(of year: Int) -> Int {
        let passed = year + 399  // since the year −399, so that divisions round one way
        return 365 * passed + passed / 4 - passed / 100 + passed / 400 - 865_259
    }

    static func year(of day: Int) -> Int {
        var year = 1970 + day / 366
        while firstDay(of: year) > day { year -= 1 }
        while firstDay(of: year + 1) <= day { year += 1 }
        return year
    }
}
