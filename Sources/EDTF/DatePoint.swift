/// An end of a date, or all of it, as a person would name it: what is unspecified in it is left out.
public enum DatePoint: Hashable, Sendable {
    public enum Season: UInt8, Sendable, CaseIterable {
        case spring = 21
        case summer, autumn, winter
    }

    case day(Day)
    /// `month` is 1…12.
    case month(year: Int, month: Int)
    case season(year: Int, Season)
    case year(Int)
    /// By its first year.
    case decade(Int)
    /// The hundred years that begin with this one, which EDTF writes `20XX`.
    case century(Int)
    /// `..`, or nothing on one side of the `..` of a choice.
    case open
    /// Nothing at an end of an interval.
    case unknown

    init(_ term: Term) {
        let year = Int(term.year)
        switch term.form {
        case .day: self = .day(term.earliest)
        case .month, .dayUnspecified: self = .month(year: year, month: Int(term.month))
        case .season: self = Season(rawValue: term.month).map { .season(year: year, $0) } ?? .year(year)
        case .year, .monthUnspecified, .monthAndDayUnspecified: self = .year(year)
        case .decade: self = .decade(year)
        case .century: self = .century(year)
        case .open: self = .open
        case .unknown: self = .unknown
        }
    }
}

/// A date in the parts a sentence is made of.
public enum DateShape: Hashable, Sendable {
    case single(DatePoint)
    /// `A/B`: it lasted from the one to the other.
    case interval(DatePoint, DatePoint)
    /// `[A..B]`: some day from the one to the other.
    case oneOf(DatePoint, DatePoint)
}
