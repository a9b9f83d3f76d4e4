import Alliances
import EDTF
import Testing

@Suite struct WindowTests {
    private func window(_ text: String) throws -> Window { Window(effective: try EDTFDate(text)) }

    private func window(_ first: String, _ last: String) throws -> Window {
        Window(earliest: try #require(Day(first)).number, latest: try #require(Day(last)).number)
    }

    @Test(arguments: [
        ("2018-05-28", "2018-05-28", "2018-05-28"), ("2018-05", "2018-05-01", "2018-05-31"),
        ("2018", "2018-01-01", "2018-12-31"), ("2018?", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-01-01", "2018-12-31"), ("2018-24", "2018-01-01", "2019-02-28"),
        ("[2018-05..2018-07]", "2018-05-01", "2018-07-31"), ("2018-05/2019", "2018-05-01", "2018-05-31"),
        ("2018-05-28~/..", "2018-05-28", "2018-05-28"), ("[..2018-05-28]", "0000-01-01", "2018-05-28"),
        ("/2018-05-28", "0000-01-01", "2018-05-28"),
    ])
    func `an effective date bounds its entry, a span by its start`(_ text: String, _ first: String, _ last: String)
        throws
    {
        #expect(try window(text) == window(first, last))
    }

    @Test func `a choice without an end is never certain`() throws {
        let open = try window("[2018-05-28..]")
        #expect(open.latest == Window.afterAllDays)
        #expect(!open.isCertain(by: .last))
        #expect(open.isPossible(by: try #require(Day("2018-05-28"))))
        #expect(!open.isPossible(by: try #require(Day("2018-05-27"))))
    }

    @Test func `what has no date holds before all days`() throws {
        #expect(Window(effective: nil) == .always)
        #expect(Window.always.isCertain(by: .first))
        #expect(Window.always.precedes(try window("0000-01-01")))
        #expect(!Window.always.precedes(.always))
    }

    @Test func `only days that cannot be shared make an order`() throws {
        #expect(try window("2018").precedes(window("2019")))
        #expect(try !window("2018").precedes(window("2018-12-31")))
        #expect(try !window("2018").precedes(window("[..2019]")))
    }
}
