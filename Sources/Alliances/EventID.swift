/// The id of an entry: a UUID (RFC 9562), written in lower case.
public struct EventID: Hashable, Sendable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The id derived from content: UUID version 8 out of the first 16 bytes of a SHA-256 digest (design §3).
    public init(digestHigh high: UInt64, digestLow low: UInt64) {
        self.high = high & 0xffff_ffff_ffff_0fff | 0x8000
        self.low = low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
    }

    public init?(_ text: String) {
        guard let id = text.utf8Span.span.withEventID() else { return nil }
        self = id
    }

    /// Exactly 36 bytes, lower-case hex.
    public init?(utf8: Span<UInt8>) {
        guard let id = utf8.withEventID() else { return nil }
        self = id
    }

    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: 36) { output in
            for place in 0..<16 {
                if place == 4 || place == 6 || place == 8 || place == 10 { output.append(0x2d) }
                let word = place < 8 ? high : low
                let byte = UInt8(truncatingIfNeeded: word &>> UInt64(56 &- 8 &* (place & 7)))
                output.append(EventID.hexDigit(byte &>> 4))
                output.append(EventID.hexDigit(byte & 15))
            }
        }
    }

    @inline(__always)
    private static func hexDigit(_ nibble: UInt8) -> UInt8 { nibble &+ (nibble < 10 ? 0x30 : 0x57) }
}

extension Span<UInt8> {
    fileprivate func withEventID() -> EventID? {
        guard count == 36, self[8] == 0x2d, self[13] == 0x2d, self[18] == 0x2d, self[23] == 0x2d else { return nil }
        var isHexadecimal = true
        let high = number(0..<8, &isHexadecimal) << 32 | number(9..<13, &isHexadecimal) << 16
        let middle = number(14..<18, &isHexadecimal)
        let low = number(19..<23, &isHexadecimal) << 48 | number(24..<36, &isHexadecimal)
        return isHexadecimal ? EventID(high: high | middle, low: low) : nil
    }

    /// Without a branch for each digit: an id is read for every entry.
    @inline(__always)
    private func number(_ range: Range<Int>, _ isHexadecimal: inout Bool) -> UInt64 {
        var number: UInt64 = 0
        var others = false
        for place in range {
            let digit = self[place] &- 0x30
            let letter = self[place] &- 0x61
            if digit >= 10, letter >= 6 { others = true }
            number = number &<< 4 | UInt64(digit < 10 ? digit : letter &+ 10)
        }
        if others { isHexadecimal = false }
        return number
    }
}
