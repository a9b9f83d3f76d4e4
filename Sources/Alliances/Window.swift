import EDTF

/// The first and the last day on which something can have happened, as day numbers since 1970-01-01.
///
/// Two values lie outside the calendar: `beforeAllDays` for what holds from the beginning, and `afterAllDays` for an end
/// that is not known, so that it is never certain on any day.
public struct Window: Hashable, Sendable {
    public static let beforeAllDays = Int32.min
    public static let afterAllDays = Int32.max
    public static let always = Window(earliest: beforeAllDays, latest: beforeAllDays)

    public var earliest: Int32
    public var latest: Int32

    public init(earliest: Int32, latest: Int32) {
        self.earliest = earliest
        self.latest = latest
    }

    public init(effective: EDTFDate?) {
        guard let effective else {
            self = .always
            return
        }
        earliest = (effective.startEarliest ?? Day.first).number
        latest = effective.startLatest?.number ?? Window.afterAllDays
    }

    /// Whether this must lie before the other, whatever the days were.
    public func precedes(_ other: Window) -> Bool { latest < other.earliest }

    /// Whether it has certainly happened by the end of the day.
    public func isCertain(by day: Day) -> Bool { latest <= day.number }

    /// Whether it can have happened by the end of the day.
    public func isPossible(by day: Day) -> Bool { earliest <= day.number }
}
