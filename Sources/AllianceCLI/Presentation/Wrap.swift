import Charts

/// Paragraphs broken into lines of a terminal's width: at spaces, and between wide characters, which need none. What is
/// longer than a line is cut between graphemes. Closing punctuation never begins a line and opening punctuation never
/// ends one (the heart of JIS X 4051 and CLREQ).
package enum Wrap {
    /// - Parameters:
    ///   - text: a line break ends a paragraph; spaces and tabs separate words.
    ///   - width: in columns; nil = unlimited. Indents count; at least one grapheme is set on a line whatever the width.
    ///   - indent: what the first line of the text begins with, e.g. `"  1. "`.
    ///   - hangingIndent: what every other line begins with.
    package static func lines(
        _ text: String, width: Int?, indent: String = "", hangingIndent: String = ""
    ) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var line = WrappedLine(indent: lines.isEmpty ? indent : hangingIndent)
            for piece in WrapPiece.pieces(of: SafeText.of(spacesForTabs(paragraph))) {
                var rest = piece
                while !line.accepts(rest, width: width) {
                    if line.isEmpty { line.append(rest.splitOff(line.room(width: width))) }
                    if rest.text.isEmpty { break }
                    lines.append(line.text)
                    line = WrappedLine(indent: hangingIndent)
                }
                line.append(rest)
            }
            lines.append(line.text)
        }
        return lines
    }

    private static func spacesForTabs(_ paragraph: Substring) -> String {
        String(paragraph.map { $0 == "\t" ? " " : $0 })
    }
}
