import EDTF

/// The cases in which dates stand: `май`, `не позднее мая`, `между маем и июлем`.
enum RussianCase: Int, Sendable { case nominative, genitive, instrumental }

/// `28 мая 2018 г.`, `26–30 мая 2025 г.`, `между маем и июлем 2018 г.`
enum RussianDates {
    private static let months: [[String]] = [
        ["январь", "января", "январём"], ["февраль", "февраля", "февралём"], ["март", "марта", "мартом"],
        ["апрель", "апреля", "апрелем"], ["май", "мая", "маем"], ["июнь", "июня", "июнем"],
        ["июль", "июля", "июлем"], ["август", "августа", "августом"], ["сентябрь", "сентября", "сентябрём"],
        ["октябрь", "октября", "октябрём"], ["ноябрь", "ноября", "ноябрём"], ["декабрь", "декабря", "декабрём"],
    ]

    static func point(_ point: DatePoint, _ form: RussianCase) -> String {
        within(point, form) + (year(point).map { year in (isYear(point) ? "" : " ") + "\(year)\u{a0}г." } ?? "")
    }

    static func span(_ start: DatePoint, _ end: DatePoint) -> String {
        if case (.day(let a), .day(let b)) = (start, end), a.year == b.year, a.month == b.month {
            return "\(a.day)–\(b.day) \(months[a.month - 1][1]) \(a.year)\u{a0}г."
        }
        if case (.year(let a), .year(let b)) = (start, end) { return "\(a)–\(b)\u{a0}гг." }
        if let year = year(start), year == self.year(end), !isYear(start), !isYear(end) {
            let isDays = if case .day = start { true } else { false }
            return within(start, .nominative) + (isDays ? " – " : "–") + within(end, .nominative) + " \(year)\u{a0}г."
        }
        return point(start, .nominative) + " – " + point(end, .nominative)
    }

    static func between(_ first: DatePoint, _ last: DatePoint) -> String {
        if case (.year(let a), .year(let b)) = (first, last) { return "между \(a) и \(b)\u{a0}гг." }
        guard let year = year(first), year == self.year(last), !isYear(first), !isYear(last) else {
            return "между \(point(first, .instrumental)) и \(point(last, .instrumental))"
        }
        return "между \(within(first, .instrumental)) и \(within(last, .instrumental)) \(year)\u{a0}г."
    }

    private static func isYear(_ point: DatePoint) -> Bool { if case .year = point { true } else { false } }

    private static func year(_ point: DatePoint) -> Int? {
        switch point {
        case .day(let day): day.year
        case .month(let year, _), .season(let year, _), .year(let year): year
        case .decade, .century, .open, .unknown: nil
        }
    }

    /// Without its year. The number of a day stands for its own case; the month after it is always a genitive.
    private static func within(_ point: DatePoint, _ form: RussianCase) -> String {
        switch point {
        case .day(let day): "\(day.day) \(months[day.month - 1][1])"
        case .month(_, let month): months[month - 1][form.rawValue]
        case .season(_, .spring): ["весна", "весны", "весной"][form.rawValue]
        case .season(_, .summer): ["лето", "лета", "летом"][form.rawValue]
        case .season(_, .autumn): ["осень", "осени", "осенью"][form.rawValue]
        case .season(_, .winter): ["зима", "зимы", "зимой"][form.rawValue]
        case .decade(let year): "\(year)-" + ["е годы", "х годов", "ми годами"][form.rawValue]
        case .century(let year): "\(year)–\(year + 99)\u{a0}гг."
        case .year, .open, .unknown: ""
        }
    }
}
