import EDTF

/// `28 May 2018`, `26–30 May 2025`, `between May and July 2018`.
enum EnglishDates {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    static func point(_ point: DatePoint) -> String {
        let year = year(point).map { " \($0)" } ?? ""
        return within(point) + year
    }

    static func span(_ start: DatePoint, _ end: DatePoint) -> String {
        if case (.day(let a), .day(let b)) = (start, end), a.year == b.year, a.month == b.month {
            return "\(a.day)–\(b.day) \(months[a.month - 1]) \(a.year)"
        }
        if let year = year(start), year == self.year(end) {
            let isDays = if case .day = start { true } else { false }
            return within(start) + (isDays ? " – " : "–") + within(end) + " \(year)"
        }
        return point(start) + " – " + point(end)
    }

    static func between(_ first: DatePoint, _ last: DatePoint) -> String {
        guard let year = year(first), year == self.year(last) else {
            return "between \(point(first)) and \(point(last))"
        }
        return "between \(within(first)) and \(within(last)) \(year)"
    }

    /// Of what is part of a year.
    private static func year(_ point: DatePoint) -> Int? {
        switch point {
        case .day(let day): day.year
        case .month(let year, _), .season(let year, _): year
        case .year, .decade, .century, .open, .unknown: nil
        }
    }

    private static func within(_ point: DatePoint) -> String {
        switch point {
        case .day(let day): "\(day.day) \(months[day.month - 1])"
        case .month(_, let month): months[month - 1]
        case .season(_, .spring): "spring"
        case .season(_, .summer): "summer"
        case .season(_, .autumn): "autumn"
        case .season(_, .winter): "winter"
        case .year(let year): String(year)
        case .decade(let year): "the \(year)s"
        case .century(let year): "\(year)–\(year + 99)"
        case .open, .unknown: ""
        }
    }
}
