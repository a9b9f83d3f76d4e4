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
        guard count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        var digits = 0
        for place in 0..<36 {
            let byte = self[place]
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == 0x2d else { return nil }
                continue
            }
            let nibble: UInt8
            switch byte {
            case 0x30...0x39: nibble = byte &- 0x30
            case 0x61...0x66: nibble = byte &- 0x57
            default: return nil
            }
            if digits < 16 { high = high << 4 | UInt64(nibble) } else { low = low << 4 | UInt64(nibble) }
            digits &+= 1
        }
        return EventID(high: high, low: low)
    }
}
