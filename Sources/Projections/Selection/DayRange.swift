import Alliances
import EDTF

/// Days from one to another, both included; without a bound at an end that was left open.
public struct DayRange: Hashable, Sendable {
    /// As day numbers since 1970-01-01, or `Window.beforeAllDays`.
    public let first: Int32
    /// As day numbers since 1970-01-01, or `Window.afterAllDays`.
    public let last: Int32

    public init(_ day: Day) {
        first = day.number
        last = day.number
    }

    /// `A/B`, `../B`, `A/..`, or one date for all the days it can be; nil for anything else.
    public init?(_ text: String) {
        guard let date = try? EDTFDate(text), !date.isOneOf else { return nil }
        first = date.earliest?.number ?? Window.beforeAllDays
        last = date.latest?.number ?? Window.afterAllDays
    }

    private init(first: Int32, last: Int32) {
        self.first = first
        self.last = last
    }

    /// The part of it that does not lie after a day; nil where all of it does.
    public func until(_ day: Day) -> DayRange? {
        first > day.number ? nil : DayRange(first: first, last: min(last, day.number))
    }

    /// Whether a day between those of a window lies in it: certainly, possibly or, nil, not at all.
    func holds(_ window: Window) -> Standing? {
        if window.latest < first || window.earliest > last { return nil }
        return window.earliest >= first && window.latest <= last ? .certain : .possible
    }
}
