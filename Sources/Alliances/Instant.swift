import EDTF

/// A moment of the ledger's clock: microseconds since 1970-01-01T00:00:00Z, years 1970–9999, without leap seconds.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    public static let textLength = 27

    public let microseconds: Int64

    public init(microseconds: Int64) {
        precondition(
            (0..<253_402_300_800_000_000).contains(microseconds), "an instant lies in the years 1970 to 9999")
        self.microseconds = microseconds
    }

    /// Reads the one stored form, `2026-11-20T20:23:26.030417Z`: always six decimals, always `Z`.
    public init?(utf8: Span<UInt8>) {
        guard utf8.count == Instant.textLength, utf8[10] == 0x54, utf8[13] == 0x3a, utf8[16] == 0x3a, utf8[19] == 0x2e,
            utf8[26] == 0x5a, utf8[4] == 0x2d, utf8[7] == 0x2d,
            let year = utf8.decimal(0, 4), let month = utf8.decimal(5, 2), let dayOfMonth = utf8.decimal(8, 2),
            let hour = utf8.decimal(11, 2), let minute = utf8.decimal(14, 2), let second = utf8.decimal(17, 2),
            let micro = utf8.decimal(20, 6),
            year >= 1970, hour < 24, minute < 60, second < 60,
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        microseconds = seconds * 1_000_000 + Int64(micro)
    }

    /// Reads what a person types: the stored form, or with fewer or no decimals, or to the minute.
    /// A day alone is not an instant.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        guard bytes.last == 0x5a else { return nil }
        bytes.removeLast()
        if bytes.count == 16 { bytes += [0x3a, 0x30, 0x30] }
        if bytes.count == 19 { bytes.append(0x2e) }
        guard (20...26).contains(bytes.count), bytes[19] == 0x2e else { return nil }
        while bytes.count < 26 { bytes.append(0x30) }
        bytes.append(0x5a)
        self.init(utf8: bytes.span)
    }

    /// The day of this instant in UTC.
    public var day: Day {
        Day(number: Int32(microseconds / 86_400_000_000)) ?? .last
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    public func append(to bytes: inout [UInt8]) {
        let day = self.day
        let rest = microseconds % 86_400_000_000
        let seconds = rest / 1_000_000
        func digits(_ value: Int, _ count: Int, _ end: UInt8) {
            var power = 1
            for _ in 1..<count { power *= 10 }
            var left = value
            while power > 0 {
                bytes.append(0x30 + UInt8(left / power))
                left %= power
                power /= 10
            }
            bytes.append(end)
        }
        digits(day.year, 4, 0x2d)
        digits(day.month, 2, 0x2d)
        digits(day.day, 2, 0x54)
        digits(Int(seconds / 3600), 2, 0x3a)
        digits(Int(seconds / 60 % 60), 2, 0x3a)
        digits(Int(seconds % 60), 2, 0x2e)
        digits(Int(rest % 1_000_000), 6, 0x5a)
    }
}

extension Span<UInt8> {
    @inline(__always)
    fileprivate func decimal(_ start: Int, _ length: Int) -> Int? {
        var value = 0
        for place in start..<start + length {
            let digit = self[place] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
