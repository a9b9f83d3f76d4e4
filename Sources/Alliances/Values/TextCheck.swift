/// What text must satisfy to be taken into the ledger. Only new text is checked: a reader of stored text consults no Unicode
/// table, or a newer table would fail an old ledger.
public enum TextCheck {
    /// The first thing wrong with the text, or `nil`.
    ///
    /// Codes: `emptyText`, `textTooLong`, `edgeSpace`, `edgeInvisible`, `invisibleText`, `hiddenText`, `controlCharacter` (line and paragraph separators too),
    /// `bidiControl`, `byteOrderMark`, `replacementCharacter`, `privateUse`, `noncharacter`, `unassigned`, `notNFC`.
    /// - Parameters:
    ///   - field: the name the message begins with; evaluated only if there is a problem.
    ///   - limit: in Unicode code points, whose number, unlike that of graphemes, depends on no table.
    ///   - multiline: lets U+000A stand inside.
    public static func problem(
        in text: String, field: @autoclosure () -> String, limit: Int = 1_000, multiline: Bool = false
    ) -> InvalidValue? {
        let bytes = text.utf8.span
        if bytes.count <= limit, isPlainASCII(bytes) || isInert(bytes, multiline: multiline) { return nil }
        guard let fault = TextFault.first(in: text, limit: limit, multiline: multiline) else { return nil }
        return fault.invalidValue(of: text, field: field())
    }

    /// Nothing but visible ASCII and spaces, none at the edges. No early exit, so that it runs on vectors.
    private static func isPlainASCII(_ bytes: Span<UInt8>) -> Bool {
        guard let last = bytes.indices.last, bytes[0] != 0x20, bytes[last] != 0x20 else { return false }
        var others: UInt8 = 0
        for index in bytes.indices { others |= bytes[index] &- 0x20 < 0x5F ? 0 : 1 }
        return others == 0
    }

    /// Whether the text is good for the scripts whose letters need no table; `false` settles nothing.
    private static func isInert(_ bytes: Span<UInt8>, multiline: Bool) -> Bool {
        guard let last = bytes.indices.last, bytes[0] > 0x20, bytes[last] > 0x20 else { return false }
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                guard lead &- 0x20 < 0x5F || lead == 0x0A && multiline else { return false }
                index += 1
                continue
            }
            // A String is valid UTF-8, so the lead tells how many bytes follow.
            let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            var value = UInt32(lead) & (0x7F >> UInt32(width))
            for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
            guard InertScalars.contains(value) else { return false }
            index += width
        }
        return true
    }
}
