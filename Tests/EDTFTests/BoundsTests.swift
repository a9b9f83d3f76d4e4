import EDTF
import Testing

struct BoundsTests {
    @Test(
        arguments: [
            ("2018-05-28", "2018-05-28", "2018-05-28"), ("2018-05", "2018-05-01", "2018-05-31"),
            ("2018-02", "2018-02-01", "2018-02-28"), ("2020-02", "2020-02-01", "2020-02-29"),
            ("2018", "2018-01-01", "2018-12-31"), ("2018-12", "2018-12-01", "2018-12-31"),
            ("0000", "0000-01-01", "0000-12-31"), ("9999", "9999-01-01", "9999-12-31"),
            ("2018-21", "2018-01-01", "2018-12-31"), ("2018-22", "2018-01-01", "2018-12-31"),
            ("2018-23", "2018-01-01", "2018-12-31"), ("2018-24", "2018-01-01", "2019-02-28"),
            ("2019-24", "2019-01-01", "2020-02-29"), ("1899-24", "1899-01-01", "1900-02-28"),
            ("9998-24", "9998-01-01", "9999-02-28"), ("9999-24", "9999-01-01", "9999-12-31"),
            ("201X", "2010-01-01", "2019-12-31"), ("000X", "0000-01-01", "0009-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"), ("00XX", "0000-01-01", "0099-12-31"),
            ("99XX", "9900-01-01", "9999-12-31"), ("2018-XX", "2018-01-01", "2018-12-31"),
            ("2018-05-XX", "2018-05-01", "2018-05-31"), ("2018-02-XX", "2018-02-01", "2018-02-28"),
            ("2018-XX-XX", "2018-01-01", "2018-12-31"), ("[2018..2020]", "2018-01-01", "2020-12-31"),
            ("[2018-05-29..2024-10-25]", "2018-05-29", "2024-10-25"),
            ("[2022-09..2022-10]", "2022-09-01", "2022-10-31"),
            ("[..2022-09-06]", nil, "2022-09-06"), ("[..2022]", nil, "2022-12-31"), ("[2018-02..]", "2018-02-01", nil),
        ] as [(String, String?, String?)])
    func `what is no interval starts within the bounds of the whole`(text: String, earliest: String?, latest: String?)
        throws
    {
        let date = try EDTFDate(text)
        #expect(date.earliest?.description == earliest)
        #expect(date.latest?.description == latest)
        #expect(date.startEarliest?.description == earliest)
        #expect(date.startLatest?.description == latest)
    }

    struct Interval: Sendable, CustomTestStringConvertible {
        let text: String
        let whole: (String?, String?)
        let start: (String?, String?)
        var testDescription: String { text }
    }

    @Test(arguments: [
        Interval(
            text: "2023-08-21/2023-08-25", whole: ("2023-08-21", "2023-08-25"), start: ("2023-08-21", "2023-08-21")),
        Interval(text: "2018/2020-02", whole: ("2018-01-01", "2020-02-29"), start: ("2018-01-01", "2018-12-31")),
        Interval(text: "2018-05-28/2018-05", whole: ("2018-05-28", "2018-05-31"), start: ("2018-05-28", "2018-05-28")),
        Interval(text: "2018-24/2020", whole: ("2018-01-01", "2020-12-31"), start: ("2018-01-01", "2019-02-28")),
        Interval(text: "201X/20XX", whole: ("2010-01-01", "2099-12-31"), start: ("2010-01-01", "2019-12-31")),
        Interval(text: "2018-05/..", whole: ("2018-05-01", nil), start: ("2018-05-01", "2018-05-31")),
        Interval(text: "2018-05/", whole: ("2018-05-01", nil), start: ("2018-05-01", "2018-05-31")),
        Interval(text: "../2018-05", whole: (nil, "2018-05-31"), start: (nil, nil)),
        Interval(text: "/2018-05", whole: (nil, "2018-05-31"), start: (nil, "2018-05-31")),
    ])
    func `an interval starts within the bounds of its start`(interval: Interval) throws {
        let date = try EDTFDate(interval.text)
        #expect(date.earliest?.description == interval.whole.0)
        #expect(date.latest?.description == interval.whole.1)
        #expect(date.startEarliest?.description == interval.start.0)
        #expect(date.startLatest?.description == interval.start.1)
    }

    @Test(arguments: [
        "2018", "2018-05", "2018-05-28", "2018-24", "201X", "20XX", "2018-XX", "2018-05-XX", "2018-XX-XX",
    ])
    func `qualifiers move no bound`(text: String) throws {
        let plain = try EDTFDate(text)
        for mark in ["?", "~", "%"] {
            let qualified = try EDTFDate(text + mark)
            #expect(qualified.earliest == plain.earliest)
            #expect(qualified.latest == plain.latest)
            #expect(qualified.precision == plain.precision)
        }
    }

    @Test(arguments: [
        "2018-05-28/2018-05", "2018/2018-05-28", "2018-05-30/2018", "2018-XX/2018", "2018-05-XX/2018-05-01",
        // Winter may lie at either end of its year, and spring at either end too, by hemisphere.
        "2018-24/2018-21", "2018-23/2018-21", "2019-01/2018-24", "2019-02-28/2018-24",
    ])
    func `an interval that can have begun before it ended is read`(text: String) {
        #expect(throws: Never.self) { try EDTFDate(text) }
    }

    @Test(arguments: [
        "2025-05-30/2025-05-26", "2018-06/2018-05", "2019/2018", "2018-06/2018-05-31", "2018-06-01/2018-05",
        "2019/2018-12",
        "2020/201X", "202X/201X", "2019-21/2018-21", "2019-21/2018-24", "2019-24/2018-24", "2019-03/2018-24",
        "2018-05-29?/2018-05-28~",
    ])
    func `an interval that ends before it begins is refused`(text: String) throws {
        let error = try #require(throws: EDTFError.self) { try EDTFDate(text) }
        #expect(error.kind == .startAfterEnd)
        #expect(error.message == "\(text): the start is after the end")
    }
}
