/// Terminal columns, as `wcwidth` of the common terminals counts them: marks and format characters take none, East
/// Asian Wide and Fullwidth characters two, everything else one. Spacing marks of Indic scripts take one, because
/// terminals that do not shape give them a cell. Unlike `wcwidth`, an emoji sequence (UTS #51: flag, skin tone,
/// ZWJ, VS16) counts as the one picture it is.
///
/// Control characters count nothing: pass text through ``SafeText`` first.
package enum DisplayWidth {
    package static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    package static func of(_ character: Character) -> Int {
        var width = 0
        var picture = 0  // columns of the emoji that what follows may belong to
        var previous: Unicode.Scalar?
        for scalar in character.unicodeScalars {
            if picture > 0, continuesPicture(scalar, after: previous) {
                let grown = max(picture, scalar == variationSelector16 ? 2 : of(scalar))
                width += grown - picture
                picture = grown
            } else {
                width += of(scalar)
                if scalar.properties.isEmoji { picture = of(scalar) }
            }
            previous = scalar
        }
        return width
    }

    private static func continuesPicture(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        if scalar == variationSelector16 || scalar.properties.isEmojiModifier { return true }
        guard let previous else { return false }
        if previous == zeroWidthJoiner { return scalar.properties.isEmoji }
        return regionalIndicators.contains(previous) && regionalIndicators.contains(scalar)
    }

    private static let variationSelector16: Unicode.Scalar = "\u{FE0F}"
    private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    private static let regionalIndicators: ClosedRange<Unicode.Scalar> = "\u{1F1E6}"..."\u{1F1FF}"

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: 1
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: 0  // vowels and finals join the two columns of the initial before them
        default: isInvisible(scalar) ? 0 : WideRanges.contain(scalar) ? 2 : 1
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: true
        case .format: !isVisibleFormat(scalar)
        default: false
        }
    }

    /// The soft hyphen, and the signs that precede a number (`Prepended_Concatenation_Mark`), are drawn.
    private static func isVisibleFormat(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}
