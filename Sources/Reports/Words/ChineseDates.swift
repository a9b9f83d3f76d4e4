import EDTF

/// `2018年5月28日`, `2025年5月26日至30日`, `2018年5月至7月之间`.
enum ChineseDates {
    static func point(_ point: DatePoint) -> String {
        switch point {
        case .day(let day): "\(day.year)年\(day.month)月\(day.day)日"
        case .month(let year, let month): "\(year)年\(month)月"
        case .season(let year, .spring): "\(year)年春季"
        case .season(let year, .summer): "\(year)年夏季"
        case .season(let year, .autumn): "\(year)年秋季"
        case .season(let year, .winter): "\(year)年冬季"
        case .year(let year): "\(year)年"
        case .decade(let year): "\(year)—\(year + 9)年"
        case .century(let year): "\(year)—\(year + 99)年"
        case .open, .unknown: ""
        }
    }

    static func span(_ start: DatePoint, _ end: DatePoint) -> String {
        switch (start, end) {
        case (.day(let a), .day(let b)) where a.year == b.year && a.month == b.month:
            "\(point(start))至\(b.day)日"
        case (.day(let a), .day(let b)) where a.year == b.year:
            "\(point(start))至\(b.month)月\(b.day)日"
        case (.month(let year, _), .month(let other, let month)) where year == other:
            "\(point(start))至\(month)月"
        default: "\(point(start))至\(point(end))"
        }
    }

    static func between(_ first: DatePoint, _ last: DatePoint) -> String { span(first, last) + "之间" }
}
