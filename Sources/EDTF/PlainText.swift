/// Text without what a word processor or another keyboard makes of digits and signs.
enum PlainText {
    /// Without spaces, in ASCII as far as there is a plain sign for what stands there.
    static func of(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isSpace(scalar) { plain.append(sign(for: scalar)) }
        return String(plain)
    }

    /// On one line and without scalars that change how the rest is shown; a long text is cut.
    static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(64) {
            if isInvisible(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.dropFirst(64).isEmpty ? shown : shown + "…"
    }

    private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: "-"
        case 0x2044, 0x2215: "/"
        case 0x223C, 0x02DC, 0x301C: "~"
        // Fullwidth forms, as an input method for Chinese or Japanese writes them.
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
        default: scalar
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2069, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20: false
        case 0...0x1F, 0x7F...0x9F, 0xE0000...0xE0FFF: true
        default: isSpace(scalar)
        }
    }
}
