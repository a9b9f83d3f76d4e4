/// When something was so: a date, an interval `A/B`, or one of a range `[A..B]`.
///
/// The Library of Congress's Extended Date/Time Format of 2019 (https://www.loc.gov/standards/datetime/): levels 0
/// and 1 without times of day and without years outside 0000…9999, and of level 2 one of a range of plain dates. A
/// text has one value and a value one text: `description` is the text that was read.
public struct EDTFDate: Hashable, Sendable {
    private enum Shape: UInt8, Sendable {
        case single, interval, oneOf
    }

    /// Of a single date both are the same.
    private let start: Term
    private let end: Term
    private let shape: Shape

    public init(_ text: String) throws(EDTFError) {
        try self.init(utf8: text.utf8.span)
    }

    public init(utf8 text: Span<UInt8>) throws(EDTFError) {
        guard let date = EDTFDate(reading: text) else { throw EDTFError(refusing: text) }
        self = date
    }

    public init(day: Day) {
        self.init(single: Term(day))
    }

    /// `nil` where the public initialisers throw: why is found out only for what is refused.
    init?(reading text: Span<UInt8>) {
        // An empty text has no end to look at.
        guard text.count > 0 else { return nil }
        if text[0] == UInt8(ascii: "[") {
            self.init(oneOf: text)
            return
        }
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: "/") { index += 1 }
        if index < text.count {
            self.init(from: text.extracting(0..<index), to: text.extracting((index + 1)..<text.count))
        } else {
            guard let date = Term(text) else { return nil }
            self.init(single: date)
        }
    }

    private init(single date: Term) {
        start = date
        end = date
        shape = .single
    }

    private init?(from first: Span<UInt8>, to second: Span<UInt8>) {
        guard let start = EDTFDate.end(first), let end = EDTFDate.end(second) else { return nil }
        guard start.isDate || end.isDate else { return nil }
        if start.isDate, end.isDate {
            guard start.earliest <= end.latest else { return nil }
            // Only winter overlaps another date of its precision: `2019-21/2018-24` passes the check above. Seasons
            // of one year have no order, since EDTF does not say which hemisphere is meant, nor which winter.
            guard start.precision != end.precision || start.earliest <= end.earliest else { return nil }
        }
        self.start = start
        self.end = end
        shape = .interval
    }

    private static func end(_ text: Span<UInt8>) -> Term? {
        if text.count == 0 { return .unknown }
        if text.count == 2, text[0] == UInt8(ascii: "."), text[1] == UInt8(ascii: ".") { return .open }
        return Term(text)
    }

    private init?(oneOf text: Span<UInt8>) {
        let close = text.count - 1
        guard text[close] == UInt8(ascii: "]") else { return nil }
        var dots = 1
        while dots < close, text[dots] != UInt8(ascii: ".") { dots += 1 }
        guard dots + 1 < close, text[dots + 1] == UInt8(ascii: ".") else { return nil }

        var start = Term.open
        var end = Term.open
        if dots > 1 {
            guard let date = Term(text.extracting(1..<dots)), date.isPlain else { return nil }
            start = date
        }
        if dots + 2 < close {
            guard let date = Term(text.extracting((dots + 2)..<close)), date.isPlain else { return nil }
            end = date
        }
        guard start.isDate || end.isDate else { return nil }
        if start.isDate, end.isDate {
            guard start.form == end.form, start.earliest <= end.earliest else { return nil }
        }
        self.start = start
        self.end = end
        shape = .oneOf
    }

    /// The earliest possible day of the whole; `nil` where there is no bound.
    public var earliest: Day? { start.isDate ? start.earliest : nil }

    /// The latest possible day of the whole; `nil` where there is no bound.
    public var latest: Day? { end.isDate ? end.latest : nil }

    /// The earliest day an interval can have started, and of anything else `earliest`; `nil` where there is no bound.
    public var startEarliest: Day? { earliest }

    /// The latest day an interval can have started, and of anything else `latest`; `nil` where there is no bound.
    ///
    /// Of `A/B` the latest day of A; an unknown start (`/B`) was not after the latest day of B, an open one (`../B`)
    /// is before all days.
    public var startLatest: Day? {
        switch (shape, start.form) {
        case (.interval, .open): nil
        case (.single, _), (.oneOf, _), (.interval, .unknown): latest
        case (.interval, _): start.latest
        }
    }

    /// `A/B`, whatever its ends.
    public var isInterval: Bool { shape == .interval }

    /// `[A..B]`, `[..B]` or `[A..]`.
    public var isOneOf: Bool { shape == .oneOf }

    /// `?` or `%` anywhere in it.
    public var isUncertain: Bool { isQualified(.uncertain) }

    /// `~` or `%` anywhere in it.
    public var isApproximate: Bool { isQualified(.approximate) }

    /// What it names, for sentences; `isUncertain` and `isApproximate` are apart.
    public var spoken: DateShape {
        switch shape {
        case .single: .single(DatePoint(start))
        case .interval: .interval(DatePoint(start), DatePoint(end))
        case .oneOf: .oneOf(DatePoint(start), DatePoint(end))
        }
    }

    /// That of the coarsest date in it.
    public var precision: Precision {
        // One end is always a date; its precision also stands for the other.
        let first = start.precision ?? end.precision ?? .day
        return max(first, end.precision ?? first)
    }

    private func isQualified(_ qualifier: Qualifier) -> Bool {
        start.qualifier == qualifier || start.qualifier == .both || end.qualifier == qualifier || end.qualifier == .both
    }
}

extension EDTFDate: CustomStringConvertible {
    /// The text it was read from, byte by byte.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(24)  // [YYYY-MM-DD..YYYY-MM-DD]
        append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the text it was read from, which is ASCII.
    public func append(to text: inout [UInt8]) {
        switch shape {
        case .single:
            start.write(to: &text)
        case .interval:
            write(start, to: &text)
            text.append(UInt8(ascii: "/"))
            write(end, to: &text)
        case .oneOf:
            text.append(UInt8(ascii: "["))
            start.write(to: &text)
            text.append(contentsOf: "..".utf8)
            end.write(to: &text)
            text.append(UInt8(ascii: "]"))
        }
    }

    private func write(_ end: Term, to text: inout [UInt8]) {
        if end.form == .open { text.append(contentsOf: "..".utf8) }
        end.write(to: &text)
    }
}
