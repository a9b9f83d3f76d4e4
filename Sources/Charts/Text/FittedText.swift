/// The side of its field on which text stands.
package enum TextAlignment: Sendable {
    case left, right
}

extension String {
    /// Exactly `columns` wide, or unchanged where it is wider.
    package func padded(to columns: Int, alignment: TextAlignment = .left) -> String {
        let padding = String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
        return alignment == .left ? self + padding : padding + self
    }

    /// At most `columns` wide: what does not fit is cut at a grapheme boundary and replaced by `…`, so the result may be
    /// a column short where a wide character did not fit.
    package func truncated(to columns: Int) -> String {
        if DisplayWidth.of(self) <= columns { return self }
        if columns < 1 { return "" }
        var kept = widePrefix(columns - 1)
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The longest prefix of whole graphemes that is at most `columns` wide.
    package func widePrefix(_ columns: Int) -> Substring {
        var width = 0
        return prefix { character in
            width += DisplayWidth.of(character)
            return width <= columns
        }
    }
}
