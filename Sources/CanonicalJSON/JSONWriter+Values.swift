extension JSONWriter {
    /// The text as it is: escaped where RFC 8785 §3.2.2.2 says so, never normalised.
    public mutating func string(_ text: String) {
        if !appendQuoted(text.utf8.span, as: .string) { appendEscaped(text.utf8.span) }
        needsComma = true
    }

    /// A string that `write` appends to the bytes as it is: without quotes, backslashes and control characters, in UTF-8.
    @inlinable
    public mutating func plainString(_ write: (inout [UInt8]) -> Void) {
        if needsComma { bytes.append(0x2C) }
        bytes.append(0x22)
        write(&bytes)
        bytes.append(0x22)
        needsComma = true
    }

    /// Within ±(2^53−1).
    public mutating func integer(_ value: Int64) {
        precondition(value.magnitude <= JSONLimits.integer.magnitude, "An integer lies within ±9007199254740991.")
        separate()
        if value < 0 { bytes.append(0x2D) }
        var divisor: UInt64 = 1
        while value.magnitude / divisor >= 10 { divisor &*= 10 }
        while divisor > 0 {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value.magnitude / divisor % 10))
            divisor /= 10
        }
        needsComma = true
    }

    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        needsComma = true
    }

    /// A whole value that is canonical already, verbatim (checked in debug builds only).
    public mutating func raw(_ canonical: Span<UInt8>) {
        assert((try? JSONValue(canonical: canonical)) != nil, "Raw bytes are one canonical value.")
        separate()
        append(canonical, 0..<canonical.count)
        needsComma = true
    }

    private mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
        bytes.append(addingCapacity: range.count) { output in
            for index in range { output.append(source[index]) }
        }
    }

    @inline(never)
    private mutating func appendEscaped(_ text: Span<UInt8>) {
        separate()
        bytes.append(0x22)
        var start = 0
        while let end = Self.firstSpecial(in: text, from: start) {
            append(text, start..<end)
            appendEscape(text[end])
            start = end + 1
        }
        append(text, start..<text.count)
        bytes.append(0x22)
    }

    private static func firstSpecial(in text: Span<UInt8>, from start: Int) -> Int? {
        var offset = start
        while offset < text.count {
            let specials = EightBytes(text, at: offset).specials
            if specials != 0 {
                offset &+= EightBytes.count(before: specials)
                // Beyond the end everything reads as zero.
                return offset < text.count ? offset : nil
            }
            offset &+= 8
        }
        return nil
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x08: bytes.append(0x62)
        case 0x09: bytes.append(0x74)
        case 0x0A: bytes.append(0x6E)
        case 0x0C: bytes.append(0x66)
        case 0x0D: bytes.append(0x72)
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(0x30 + byte >> 4)
            let low = byte & 0x0F
            bytes.append(low < 10 ? 0x30 + low : 0x61 + low - 10)
        }
    }
}
