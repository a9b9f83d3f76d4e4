import Alliances
import EDTF
import Projections

extension [Cell] {
    /// The bounds of a window; what is open, or before the year 1, is empty.
    mutating func add(_ window: Window) {
        add(day: window.earliest)
        add(day: window.latest)
    }

    mutating func add(_ date: EDTFDate?) { append(Cell(date?.description)) }

    /// As `Columns.dated`.
    mutating func add(_ dated: Dated?) {
        guard let dated else { return append(contentsOf: [.missing, .missing, .missing, .missing]) }
        append(Cell(dated.position))
        add(dated.effective)
        add(dated.window)
    }

    private static let firstOfYearOne = Day(year: 1, month: 1, day: 1)?.number ?? 0

    private mutating func add(day number: Int32) {
        guard number >= Self.firstOfYearOne, number < Day.last.number, let day = Day(number: number) else {
            return append(.missing)
        }
        append(.text(day.description))
    }
}
