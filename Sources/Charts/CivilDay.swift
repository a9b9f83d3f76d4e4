/// A day of the proleptic Gregorian calendar, by its number since 1970-01-01.
struct CivilDay {
    let year: Int
    /// 1…12
    let month: Int
    /// 1…31
    let day: Int

    /// Years are counted from March and from far before the first, so that divisions round one way.
    init(_ number: Int) {
        let shifted = number + 719_468 + CivilDay.daysInCycle * CivilDay.cyclesBefore
        let (cycle, dayOfCycle) = shifted.quotientAndRemainder(dividingBy: CivilDay.daysInCycle)
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        year = (cycle - CivilDay.cyclesBefore) * 400 + yearOfCycle + (month > 2 ? 0 : 1)
        day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    }

    private static let daysInCycle = 146_097
    private static let cyclesBefore = 10

    /// The number of the first day of a month, which may lie beyond 1…12 and is then one of another year.
    static func number(year: Int, month: Int) -> Int {
        let months = (year + 400 * cyclesBefore) * 12 + month - 1 - 2
        let (shifted, fromMarch) = months.quotientAndRemainder(dividingBy: 12)
        let (cycle, yearOfCycle) = shifted.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * fromMarch + 2) / 5
        return (cycle - cyclesBefore) * daysInCycle + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100
            + dayOfYear - 719_468
    }

    /// `2018-05-28`
    var text: String { "\(monthText)-\(CivilDay.padded(day, to: 2))" }
    /// `2018-05`
    var monthText: String { "\(yearText)-\(CivilDay.padded(month, to: 2))" }
    /// `2018`
    var yearText: String { CivilDay.padded(year, to: 4) }

    private static func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
