import EDTF
import Testing

/// Counts on from 0000-01-01 one day at a time, with the rule of the leap year alone.
private struct NaiveCalendar {
    var year = 0
    var month = 1
    var day = 1

    var daysInMonth: Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func step() {
        day += 1
        if day > daysInMonth { (month, day) = (month + 1, 1) }
        if month > 12 { (year, month) = (year + 1, 1) }
    }
}

struct DayTests {
    @Test func `every day of ten thousand years has the number and the components counted by hand`() {
        var calendar = NaiveCalendar()
        var wrong = 0
        var number = Day.first.number
        while number <= Day.last.number {
            guard let day = Day(number: number) else {
                wrong += 1
                break
            }
            let made = Day(year: calendar.year, month: calendar.month, day: calendar.day)
            if day.year != calendar.year || day.month != calendar.month || day.day != calendar.day || made != day {
                wrong += 1
            }
            calendar.step()
            number += 1
        }
        #expect(wrong == 0)
        #expect(calendar.year == 10_000)
    }

    @Test func `days the calendar does not have are refused and all others are not`() {
        for year in [0, 1, 4, 100, 1900, 2000, 2018, 2020, 2100, 9999] {
            for month in -1...14 {
                for day in -1...33 {
                    var calendar = NaiveCalendar(year: year, month: 1, day: 1)
                    let exists: Bool
                    if (1...12).contains(month) {
                        calendar.month = month
                        exists = (1...calendar.daysInMonth).contains(day)
                    } else {
                        exists = false
                    }
                    #expect((Day(year: year, month: month, day: day) != nil) == exists)
                }
            }
        }
        #expect(Day(year: -1, month: 1, day: 1) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(year: .max, month: .max, day: .max) == nil)
        #expect(Day(year: .min, month: .min, day: .min) == nil)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2018-05-28", 17_679), ("0000-01-01", -719_528),
        ("9999-12-31", 2_932_896),
    ])
    func `known days have their number since 1970`(text: String, number: Int32) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test func `the calendar ends at both sides`() throws {
        #expect(Day.first.description == "0000-01-01")
        #expect(Day.last.description == "9999-12-31")
        #expect(Day.first.previous == nil)
        #expect(Day.last.next == nil)
        #expect(Day(number: Day.first.number - 1) == nil)
        #expect(Day(number: Day.last.number + 1) == nil)
        #expect(Day(number: .min) == nil)
        #expect(Day(number: .max) == nil)
        #expect(try #require(Day("2020-02-28")).next?.description == "2020-02-29")
        #expect(try #require(Day("2019-03-01")).previous?.description == "2019-02-28")
    }

    @Test func `days are ordered as their texts are`() throws {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            let left = try #require(Day(number: .random(in: Day.first.number...Day.last.number, using: &generator)))
            let right = try #require(Day(number: .random(in: Day.first.number...Day.last.number, using: &generator)))
            #expect((left < right) == (left.description < right.description))
            #expect(Day(left.description) == left)
        }
    }

    @Test(arguments: [
        "", "2018", "2018-05", "2018-5-28", "2018-02-30", "2018-05-28 ", " 2018-05-28", "2018-05-28?", "2018-05-XX",
        "20180528", "2018-05-28/..", "2018-05-2８", "2018/05/28", "-018-05-28", "2018-05-280",
    ])
    func `only a whole day is read as one`(text: String) {
        #expect(Day(text) == nil)
    }
}
