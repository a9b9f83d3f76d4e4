import EDTF
import Testing

private let dashes = "write hyphens"
private let twoDigits = "write months and days with two digits"
private let fourDigits = "write the year with four digits, from 0000 to 9999"
private let someDigits = "write X for an unknown digit"
private let digitsLast = "unknown digits stand last, as in 201X, 20XX, 2018-XX, 2018-05-XX and 2018-XX-XX"
private let marks = "write ? (uncertain), ~ (approximate) or % (both) once, at the end of a date"
private let months = "months are 01 to 12; 21, 22, 23 and 24 are spring, summer, autumn and winter"
private let ranges = "write [A..B] for one day from A to B, A/B for what lasted from A to B"
private let plainSigns = "write plain digits, hyphens and signs without spaces"
private let yearFirst = "write the year first, then the month, then the day"
private let oneDate = "write a date at one end at least: 2018/.., ../2018, 2018/ or /2018"
private let plainEnds = "the ends of [A..B] are years, months or days without ?, ~, %, X and seasons"

private let refusals: [(String, EDTFError.Kind, String)] = [
    ("2018-02-30", .noSuchDay, "February 2018 has 28 days"),
    ("2020-02-30", .noSuchDay, "February 2020 has 29 days"),
    ("2018-04-31~", .noSuchDay, "April 2018 has 30 days"),
    ("2018-02-30/2018-03-01", .noSuchDay, "February 2018 has 28 days"),
    ("[2018-01-01..2018-02-29]", .noSuchDay, "February 2018 has 28 days"),
    ("2018-13", .noSuchMonth, months),
    ("2018-25", .noSuchMonth, months),
    ("2018-21-05", .noSuchMonth, "a season has no days: 2018-21"),
    ("2018-5-28", .notTwoDigits, "\(twoDigits): 2018-05-28"),
    ("2018-5", .notTwoDigits, "\(twoDigits): 2018-05"),
    ("2018-5-28?/..", .notTwoDigits, "\(twoDigits): 2018-05-28?/.."),
    ("2018-5-28/2018-6-1", .notTwoDigits, "\(twoDigits): 2018-05-28/2018-06-01"),
    ("[2018-5..2018-06]", .notTwoDigits, "\(twoDigits): [2018-05..2018-06]"),
    ("2018 - 5 - 28", .notTwoDigits, "\(twoDigits): 2018-05-28"),
    ("20180528", .noHyphens, "\(dashes): 2018-05-28"),
    ("201805", .noHyphens, "\(dashes): 2018-05"),
    ("20180230", .noHyphens, dashes),
    ("2018/05/28", .noHyphens, "\(dashes): 2018-05-28"),
    ("2018/05", .noHyphens, "\(dashes): 2018-05"),
    ("2018.5.28", .noHyphens, "\(dashes): 2018-05-28"),
    ("28.05.2018", .yearNotFirst, "\(yearFirst): 2018-05-28"),
    ("05/28/2018", .yearNotFirst, "\(yearFirst): 2018-05-28"),
    ("05/06/2018", .yearNotFirst, yearFirst),
    ("05/2018", .yearNotFirst, "\(yearFirst): 2018-05"),
    ("-0044", .yearNotFourDigits, fourDigits),
    ("Y12018", .yearNotFourDigits, fourDigits),
    ("18", .yearNotFourDigits, fourDigits),
    ("2018/19", .yearNotFourDigits, fourDigits),
    ("2018-05/06", .yearNotFourDigits, fourDigits),
    ("201u", .unknownDigit, "\(someDigits): 201X"),
    ("201?", .unknownDigit, "\(someDigits): 201X"),
    ("20uu?", .unknownDigit, "\(someDigits): 20XX?"),
    ("2018-??", .unknownDigit, "\(someDigits): 2018-XX"),
    ("2018-05-xx/2019", .unknownDigit, "\(someDigits): 2018-05-XX/2019"),
    ("2018-00-00", .unknownDigit, "write XX for an unknown month or day: 2018-XX-XX"),
    ("2018-XX-05", .unknownDigit, digitsLast),
    ("XXXX", .unknownDigit, digitsLast),
    ("201X-05", .unknownDigit, digitsLast),
    ("2018?-05", .misplacedQualifier, "\(marks): 2018-05?"),
    ("~2018", .misplacedQualifier, "\(marks): 2018~"),
    ("2018?~", .misplacedQualifier, "\(marks): 2018%"),
    ("2018-05-28T10:00:00Z", .timeOfDay, "write the day without a time: 2018-05-28"),
    ("10:00", .timeOfDay, "write the day without a time"),
    ("2018–05–28", .strayCharacter, "\(plainSigns): 2018-05-28"),
    ("２０１８", .strayCharacter, "\(plainSigns): 2018"),
    ("2018 / ..", .strayCharacter, "\(plainSigns): 2018/.."),
    ("2018-05-28/open", .openEnd, "write .. for an open end: 2018-05-28/.."),
    ("2018-05-28/Present", .openEnd, "write .. for an open end: 2018-05-28/.."),
    ("unknown/2018", .unknownEnd, "write nothing for an unknown end: /2018"),
    ("unknown", .noDate, "write a date, or [..2018-05-28] for what was on that day or before it"),
    ("../..", .noDate, oneDate),
    ("/", .noDate, oneDate),
    ("unknown/open", .noDate, oneDate),
    ("[..]", .noDate, "write a date on at least one side of the dots: [2018..], [..2018] or [2018..2020]"),
    ("2018..2020", .notARange, "\(ranges): [2018..2020]"),
    ("{2018..2020}", .notARange, "\(ranges): [2018..2020]"),
    ("[2018..2020", .notARange, "\(ranges): [2018..2020]"),
    ("[2018,2020]", .notARange, ranges),
    ("2018-2020", .notARange, "write A/B for what lasted from A to B: 2018/2020"),
    ("[2018~..2020]", .notPlain, plainEnds),
    ("[2018-21..2020]", .notPlain, plainEnds),
    ("[201X..]", .notPlain, plainEnds),
    (
        "[2018-05..2018-05-28]", .notOnePrecision,
        "both ends of [A..B] must have one precision: [2018-05-01..2018-05-28]"
    ),
    ("[2020..2018-05]", .notOnePrecision, "both ends of [A..B] must have one precision"),
    ("[2020..2018]", .startAfterEnd, "the start is after the end"),
    ("2025-05-30/2025-05-26", .startAfterEnd, "the start is after the end"),
    ("2020/2018", .startAfterEnd, "the start is after the end"),
    ("2018/2019/2020", .unreadable, "write an interval with one slash, for example 2018-05-28/2018-05-30"),
    ("May 2018", .unreadable, "not a date: write 2018, 2018-05 or 2018-05-28"),
]

struct RefusalTests {
    @Test(arguments: refusals)
    func `a refusal says what is wrong and what to write instead`(text: String, kind: EDTFError.Kind, fault: String)
        throws
    {
        let error = try #require(throws: EDTFError.self) { try EDTFDate(text) }
        #expect(error.kind == kind)
        #expect(error.message == "\(text): \(fault)")
    }

    @Test func `every kind of refusal but the empty text stands in the table`() {
        #expect(Set(refusals.map(\.1)).union([.empty]) == Set(EDTFError.Kind.allCases))
    }

    @Test(arguments: ["", " ", "\n"])
    func `an empty text is answered with examples`(text: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTFDate(text) }
        #expect(error.kind == .empty)
        #expect(error.message.hasSuffix("write a date, for example 2018, 2018-05 or 2018-05-28"))
    }

    @Test func `a message is one short line whatever was written`() throws {
        for text in ["2018\n-05", "\u{1B}[2J2018-5", "\u{202E}8102", String(repeating: "2018/", count: 20_000)] {
            let error = try #require(throws: EDTFError.self) { try EDTFDate(text) }
            #expect(error.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
            #expect(error.message.utf8.count < 400)
        }
    }
}
