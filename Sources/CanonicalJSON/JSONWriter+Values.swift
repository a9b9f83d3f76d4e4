extension JSONWriter {
    /// The text as it is: escaped where RFC 8785 §3.2.2.2 says so, never normalised.
    public mutating func string(_ text: String) {
        let utf8 = text.utf8Span.span
        if let plain = Self.firstSpecial(in: utf8, from: 0) {
            separate()
            bytes.append(0x22)
            appendEscaped(utf8, plain: plain)
            bytes.append(0x22)
        } else {
            let needsComma = needsComma
            bytes.append(addingCapacity: utf8.count + 3) { output in
                if needsComma { output.append(0x2C) }
                output.append(0x22)
                for index in utf8.indices { output.append(utf8[index]) }
                output.append(0x22)
            }
        }
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
        if value.magnitude < 10, value >= 0 {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value))
        } else {
            appendDigits(value)
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

    private mutating func appendDigits(_ value: Int64) {
        bytes.append(contentsOf: String(value).utf8)
    }

    private mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
        bytes.append(addingCapacity: range.count) { output in
            for index in range { output.append(source[index]) }
        }
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

    @inline(never)
    private mutating func appendEscaped(_ text: Span<UInt8>, plain first: Int) {
        var start = 0
        var special: Int? = first
        while let end = special {
            append(text, start..<end)
            appendEscape(text[end])
            start = end + 1
            special = Self.firstSpecial(in: text, from: start)
        }
        append(text, start..<text.count)
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
