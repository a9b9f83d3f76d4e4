import EDTF
import Testing

private let good: [String] = [
    // level 0
    "2018", "2018-05", "2018-05-28", "0000", "9999", "0000-01-01", "9999-12-31", "2020-02-29", "2000-02-29",
    "2023-08-21/2023-08-25", "2022-09/2022-10", "1964/2008", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2004-02-01/2005", "2005/2006-02", "2018-05-28/2018-05-28",
    // level 1
    "2018-21", "2018-22", "2018-23", "2018-24", "2019~", "1984?", "2004-06~", "2004-06-11%", "2018-24~", "201X", "20XX",
    "201X?", "20XX%", "2018-XX", "2018-05-XX", "2018-XX-XX", "2018-XX-XX~", "2018-05-28/..", "../2018-05-28",
    "2018-05-28/", "/2018-05-28", "2018/..", "2018-24/", "../201X", "1984~/2004-06", "1984?/2004%", "2018-XX/2018-05",
    "20XX/2018", "2018-21/2018-23", "2004-06-XX/2004-07-03",
    // level 2
    "[2018-05-29..2024-10-25]", "[..2022-09-06]", "[2018-05-28..]", "[2018..2020]", "[2018-05..2018-06]", "[..2018]",
    "[2018-05..]", "[2018..2018]", "[2022-09..2022-10]",
]

private let bad: [String] = [
    "", " ", "unknown", "2018-5-28", "2018-02-30", "20180528", "201u", "2018-05-28/open", "[2018-05..2018-05-28]",
    "2025-05-30/2025-05-26", "[2025-05-30..2025-05-26]", "[2019..2018]",
    // the calendar
    "2019-02-29", "1900-02-29", "2018-04-31", "2018-00", "2018-13", "2018-20", "2018-25", "2018-41", "2018-05-00",
    "2018-05-32", "2018-21-01",
    // years
    "-2018", "+2018", "12018", "Y12018", "Y-17", "201", "20", "2018E2", "1950S2", "-0044-03-15",
    // unknown digits elsewhere
    "XXXX", "2XXX", "XX18", "20X8", "201X-05", "20XX-05-28", "2018-0X", "2018-X5", "2018-05-2X", "2018-XX-05", "201x",
    "2018-xx", "2018-XX-X", "20XX-XX",
    // qualifiers elsewhere
    "?2018", "2018?-05", "2018-?05", "2018~?", "2018-05??", "2018-05-28? ", "?", "%", "2018/?", "[2018?..2020]",
    // intervals
    "/", "../..", "../", "/..", "..", ".", "2018//2019", "2018/2019/2020", "2018/..?", "2018/.", "2018/...", "2018/05",
    "2019/2018", "2018-06/2018-05-31", "2018-05-28/2018-04", "201X/200X", "2019-21/2018-24", "2019-24/2018-24",
    "2018-05-28/2018-02-30",
    // one of a range
    "[]", "[..]", "[", "]", "[.]", "[2018]", "[2018..2020", "2018..2020]", "2018..2020", "[2018.2020]",
    "[2018...2020]", "[2018..2019..2020]", "[2018,2020]", "{2018..2020}", "[201X..2020]", "[2018-21..2018-22]",
    "[2018/2020]", "[2018..2020]?", "[..2018..]", "[[2018..2020]]", "[2018-XX..]", "[2018-05-28..2018]",
    "[2018..2020]/2021", "[..2018/..]",
    // time and other characters
    "2018-05-28T10:00:00Z", "2018-05-28T10:00:00Z/..", "2018-05-28 ", "2018 ", "2018\n", "2018\0", "２０１８", "2018–05",
    "2018-05-28Z", "2018-W21", "2018-148", "May 2018",
]

struct EDTFDateTests {
    @Test(arguments: good)
    func `a good date is read and written back unchanged`(text: String) throws {
        #expect(try EDTFDate(text).description == text)
    }

    @Test(arguments: bad)
    func `a bad date is refused`(text: String) {
        #expect(throws: EDTFError.self) { try EDTFDate(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let bytes: [UInt8] = [0x32, 0x30, 0x31, 0xFF]
        #expect(throws: EDTFError.self) { try EDTFDate(utf8: bytes.span) }
    }

    @Test func `a day makes the same date as its text`() throws {
        let day = try #require(Day("2018-05-28"))
        #expect(try EDTFDate(day: day) == EDTFDate("2018-05-28"))
    }

    @Test func `dates with different texts differ and so do their hashes`() throws {
        let dates = try good.map { try EDTFDate($0) }
        #expect(Set(dates).count == good.count)
    }

    @Test(arguments: [
        ("2018", false, false), ("2018-05-28/..", true, false), ("/2018", true, false), ("../2018", true, false),
        ("2018/2020", true, false), ("[2018..2020]", false, true), ("[..2018]", false, true),
    ])
    func `an interval and a choice are told apart`(text: String, interval: Bool, oneOf: Bool) throws {
        let date = try EDTFDate(text)
        #expect(date.isInterval == interval)
        #expect(date.isOneOf == oneOf)
    }

    @Test(arguments: [
        ("2018", false, false), ("2018?", true, false), ("2018~", false, true), ("2018%", true, true),
        ("2018?/..", true, false), ("../2018~", false, true), ("2018?/2019~", true, true), ("2018/2019%", true, true),
        ("2018/2019", false, false), ("[2018..2019]", false, false),
    ])
    func `a qualifier anywhere counts`(text: String, uncertain: Bool, approximate: Bool) throws {
        let date = try EDTFDate(text)
        #expect(date.isUncertain == uncertain)
        #expect(date.isApproximate == approximate)
    }

    @Test(
        arguments: [
            ("2018-05-28", .day), ("2018-05", .month), ("2018-05-XX", .month), ("2018-21", .season), ("2018", .year),
            ("2018-XX", .year), ("2018-XX-XX", .year), ("201X", .decade), ("20XX", .century), ("2018-05-28/..", .day),
            ("/2018", .year), ("2018-05-28/2018-06", .month), ("2018/2018-05-28", .year), ("2018-05-28/20XX", .century),
            ("[2018-05..2018-06]", .month), ("[..2018-05-28]", .day), ("[2018..]", .year),
        ] as [(String, Precision)])
    func `the precision is that of the coarsest date`(text: String, precision: Precision) throws {
        #expect(try EDTFDate(text).precision == precision)
    }

    @Test func `precisions are ordered from fine to coarse`() {
        #expect(Precision.allCases.sorted() == [.day, .month, .season, .year, .decade, .century])
    }
}
