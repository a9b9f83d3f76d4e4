/// A level 1 date that stands by itself or at an end of an interval or a choice, or the absence of one there.
///
/// Fields a form does not use are 0, so that equal texts are equal terms.
struct Term: Hashable, Sendable {
    enum Form: UInt8, Sendable {
        /// `2018-05-28`
        case day
        /// `2018-05`
        case month
        /// `2018-21`
        case season
        /// `2018`
        case year
        /// `2018-05-XX`
        case dayUnspecified
        /// `2018-XX`
        case monthUnspecified
        /// `2018-XX-XX`
        case monthAndDayUnspecified
        /// `201X`
        case decade
        /// `20XX`
        case century
        /// `..`, or nothing on one side of the `..` of a choice
        case open
        /// nothing at an end of an interval
        case unknown
    }

    /// Of a decade or a century its first.
    let year: UInt16
    let form: Form
    let qualifier: Qualifier
    /// 1…12, or the season's 21…24.
    let month: UInt8
    let day: UInt8

    static let open = Term(.open)
    static let unknown = Term(.unknown)

    init(_ day: Day) {
        self.init(.day, year: day.year, month: day.month, day: day.day)
    }

    /// `nil` unless the text is one level 1 date and its day exists.
    init?(_ text: Span<UInt8>) {
        guard text.count >= 4 else { return nil }
        let qualifier = Qualifier(ascii: text[text.count - 1])
        let count = qualifier == .none ? text.count : text.count - 1
        guard count == 4 || count == 7 || count == 10 else { return nil }

        let centuries = Term.pair(text, at: 0)
        let years = Term.pair(text, at: 2)
        guard centuries < Term.unspecified else { return nil }
        guard years < Term.unspecified else {
            guard count == 4 else { return nil }
            if years == Term.unspecified {
                self.init(.century, qualifier, year: centuries * 100)
            } else if let decade = Term.digit(text[2]), text[3] == Term.x {
                self.init(.decade, qualifier, year: centuries * 100 + decade * 10)
            } else {
                return nil
            }
            return
        }
        let year = centuries * 100 + years
        guard count > 4 else {
            self.init(.year, qualifier, year: year)
            return
        }

        guard text[4] == Term.hyphen else { return nil }
        let month = Term.pair(text, at: 5)
        guard count > 7 else {
            switch month {
            case 1...12: self.init(.month, qualifier, year: year, month: month)
            case 21...24: self.init(.season, qualifier, year: year, month: month)
            case Term.unspecified: self.init(.monthUnspecified, qualifier, year: year)
            default: return nil
            }
            return
        }

        guard text[7] == Term.hyphen else { return nil }
        let day = Term.pair(text, at: 8)
        if month == Term.unspecified {
            guard day == Term.unspecified else { return nil }
            self.init(.monthAndDayUnspecified, qualifier, year: year)
        } else {
            guard month >= 1, month <= 12 else { return nil }
            if day == Term.unspecified {
                self.init(.dayUnspecified, qualifier, year: year, month: month)
            } else {
                guard day >= 1, day <= Day.count(inMonth: month, ofYear: year) else { return nil }
                self.init(.day, qualifier, year: year, month: month, day: day)
            }
        }
    }

    private init(_ form: Form, _ qualifier: Qualifier = .none, year: Int = 0, month: Int = 0, day: Int = 0) {
        self.form = form
        self.qualifier = qualifier
        self.year = UInt16(truncatingIfNeeded: year)
        self.month = UInt8(truncatingIfNeeded: month)
        self.day = UInt8(truncatingIfNeeded: day)
    }

    var isDate: Bool { form != .open && form != .unknown }

    /// EDTF level 0: nothing unspecified, no season, no qualifier.
    var isPlain: Bool { (form == .day || form == .month || form == .year) && qualifier == .none }

    /// `nil` for what is no date.
    var precision: Precision? {
        switch form {
        case .day: .day
        case .month, .dayUnspecified: .month
        case .season: .season
        case .year, .monthUnspecified, .monthAndDayUnspecified: .year
        case .decade: .decade
        case .century: .century
        case .open, .unknown: nil
        }
    }

    /// Means nothing for what is no date.
    var earliest: Day {
        switch form {
        case .day: Day(realYear: Int(year), month: Int(month), day: Int(day))
        case .month, .dayUnspecified: Day(realYear: Int(year), month: Int(month), day: 1)
        default: Day(realYear: Int(year), month: 1, day: 1)
        }
    }

    /// Means nothing for what is no date.
    var latest: Day {
        let year = Int(self.year)
        switch form {
        case .day: return earliest
        case .month, .dayUnspecified:
            let month = Int(self.month)
            return Day(realYear: year, month: month, day: Day.count(inMonth: month, ofYear: year))
        case .season where month == 24 && year < 9999:
            // Winter may run on into the next year; which hemisphere is meant is not said, so the year counts as well.
            return Day(realYear: year + 1, month: 2, day: Day.count(inMonth: 2, ofYear: year + 1))
        case .decade: return Day(realYear: year + 9, month: 12, day: 31)
        case .century: return Day(realYear: year + 99, month: 12, day: 31)
        default: return Day(realYear: year, month: 12, day: 31)
        }
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let x = UInt8(ascii: "X")
    /// What `pair` answers for `XX`.
    private static let unspecified = 100
    /// What `pair` answers for neither two digits nor `XX`.
    private static let unreadable = 101

    private static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value <= 9 ? Int(value) : nil
    }

    private static func pair(_ text: Span<UInt8>, at index: Int) -> Int {
        let (first, second) = (text[index], text[index + 1])
        if let tens = digit(first), let ones = digit(second) { return tens * 10 + ones }
        return first == x && second == x ? unspecified : unreadable
    }
}

extension Term {
    /// An open end is left to the caller: what stands for it depends on what surrounds it.
    func write(to text: inout [UInt8]) {
        switch form {
        case .open, .unknown:
            return
        case .century:
            write(Int(year) / 100, to: &text)
            writeUnspecified(to: &text)
        case .decade:
            write(Int(year) / 100, to: &text)
            text.append(UInt8(ascii: "0") + UInt8(year / 10 % 10))
            text.append(Term.x)
        default:
            write(Int(year) / 100, to: &text)
            write(Int(year) % 100, to: &text)
        }
        switch form {
        case .day, .month, .season, .dayUnspecified:
            text.append(Term.hyphen)
            write(Int(month), to: &text)
        case .monthUnspecified, .monthAndDayUnspecified:
            text.append(Term.hyphen)
            writeUnspecified(to: &text)
        case .year, .decade, .century, .open, .unknown: break
        }
        switch form {
        case .day:
            text.append(Term.hyphen)
            write(Int(day), to: &text)
        case .dayUnspecified, .monthAndDayUnspecified:
            text.append(Term.hyphen)
            writeUnspecified(to: &text)
        case .month, .season, .year, .monthUnspecified, .decade, .century, .open, .unknown: break
        }
        if let mark = qualifier.ascii { text.append(mark) }
    }

    private func write(_ pair: Int, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "0") + UInt8(pair / 10))
        text.append(UInt8(ascii: "0") + UInt8(pair % 10))
    }

    private func writeUnspecified(to text: inout [UInt8]) {
        text.append(Term.x)
        text.append(Term.x)
    }
}
