/// Text from a ledger, made harmless for a terminal: what could move the cursor, start an escape sequence, break the line
/// or reorder what stands around it (UAX #9 embeddings, overrides and isolates; cf. CVE-2021-42574) is shown as
/// `\u{1b}`. Everything else, the joiners and direction marks that scripts need included, stays as it is, a backslash too:
/// this is for reading, not for reading back. Text that is safe comes out unchanged, so applying it twice does no harm.
package enum SafeText {
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                safe += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
        case 0x2028...0x2029: true  // line and paragraph separator
        case 0x202A...0x202E, 0x2066...0x206F: true  // bidi embeddings, overrides, isolates; deprecated formats
        case 0xFFF9...0xFFFB: true  // interlinear annotation, which may hide text
        case 0xE0000...0xE007F: true  // tags, which write hidden ASCII
        default: false
        }
    }
}
