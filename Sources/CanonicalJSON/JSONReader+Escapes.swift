extension JSONReader {
    /// Reads one escape; `position` goes from its backslash to behind it. In canonical syntax only the form that
    /// RFC 8785 §3.2.2.2 prescribes for the character passes.
    func readEscape(at position: inout Int) throws(JSONError) -> Unicode.Scalar {
        let backslash = position
        guard backslash + 1 < bytes.count else { throw JSONError(kind: .unexpectedEnd, offset: bytes.count) }
        let letter = bytes[backslash + 1]
        position += 2
        switch letter {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x2F where syntax == .lenient: return "/"
        case 0x75: break
        default: throw JSONError(kind: .escape, offset: backslash)
        }
        let unit = try readHexadecimal(at: &position, escape: backslash)
        guard UTF16.isSurrogate(unit) else {
            guard syntax == .lenient || isCanonical(unit, escape: backslash), let scalar = Unicode.Scalar(unit) else {
                throw JSONError(kind: .escape, offset: backslash)
            }
            return scalar
        }
        guard UTF16.isLeadSurrogate(unit), position + 1 < bytes.count, bytes[position] == 0x5C,
            bytes[position + 1] == 0x75
        else { throw JSONError(kind: .loneSurrogate, offset: backslash) }
        position += 2
        let trail = try readHexadecimal(at: &position, escape: position - 2)
        guard UTF16.isTrailSurrogate(trail) else { throw JSONError(kind: .loneSurrogate, offset: backslash) }
        guard syntax == .lenient else { throw JSONError(kind: .escape, offset: backslash) }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    private func readHexadecimal(at position: inout Int, escape: Int) throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw JSONError(kind: .unexpectedEnd, offset: bytes.count) }
            let digit: UInt8
            switch bytes[position] {
            case let byte where 0x30...0x39 ~= byte: digit = byte - 0x30
            case let byte where 0x61...0x66 ~= byte: digit = byte - 0x61 + 10
            case let byte where 0x41...0x46 ~= byte: digit = byte - 0x41 + 10
            default: throw JSONError(kind: .escape, offset: escape)
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    /// `\u00xx` is canonical only for control characters without a short escape, in lower case.
    private func isCanonical(_ unit: UInt16, escape: Int) -> Bool {
        guard unit < 0x20, ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(unit) else { return false }
        return !(0x41...0x46).contains(bytes[escape + 5])
    }
}
