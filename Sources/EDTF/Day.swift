/// A day of the proleptic Gregorian calendar, 0000-01-01 to 9999-12-31. It has no time zone.
public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// 0000-01-01.
    public static let first = Day(unchecked: -719_528)
    /// 9999-12-31.
    public static let last = Day(unchecked: 2_932_896)

    /// `nil` outside `first`…`last`.
    public init?(number: Int32) {
        guard number >= Day.first.number, number <= Day.last.number else { return nil }
        self.number = number
    }

    /// `nil` where the calendar has no such day or the year is not 0…9999.
    public init?(year: Int, month: Int, day: Int) {
        guard year >= 0, year <= 9999, month >= 1, month <= 12 else { return nil }
        guard day >= 1, day <= Day.count(inMonth: month, ofYear: year) else { return nil }
        self.init(realYear: year, month: month, day: day)
    }

    /// Exactly `YYYY-MM-DD`, a real day; anything else is `nil`.
    public init?(_ text: String) {
        guard let term = Term(text.utf8.span), term.form == .day, term.qualifier == .none else { return nil }
        self = term.earliest
    }

    /// The day must be known to be real.
    init(realYear year: Int, month: Int, day: Int) {
        // Years are counted from March, so that the leap day is the last of its year, and from 400 years earlier,
        // so that nothing is negative (January and February 0000 belong to the year -1).
        let fromMarch = month > 2 ? month - 3 : month + 9
        let shifted = month > 2 ? year + 400 : year + 399
        let cycle = shifted / 400
        let yearOfCycle = shifted % 400
        let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        number = Int32(cycle * Day.daysInCycle + dayOfCycle - Day.epoch)
    }

    private init(unchecked number: Int32) {
        self.number = number
    }

    /// 0…9999.
    public var year: Int { civil.year }
    /// 1…12.
    public var month: Int { civil.month }
    /// 1…31.
    public var day: Int { civil.day }

    /// `nil` after `last`.
    public var next: Day? { Day(number: number + 1) }
    /// `nil` before `first`.
    public var previous: Day? { Day(number: number - 1) }

    /// `month` is 1…12.
    static func count(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The calendar repeats after 400 years.
    private static let daysInCycle = 146_097
    /// Days from 1 March of the year -400 to 1970-01-01.
    private static let epoch = 719_468 + daysInCycle

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + Day.epoch
        let cycle = shifted / Day.daysInCycle
        let dayOfCycle = shifted % Day.daysInCycle
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = cycle * 400 + yearOfCycle - (month > 2 ? 400 : 399)
        return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}

extension Day: Comparable {
    @inlinable
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        EDTFDate(day: self).description
    }
}
