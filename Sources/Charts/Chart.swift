/// What can be drawn for a page and for a terminal. Each chart is a value made of numbers, labels and days (since
/// 1970-01-01); it knows nothing of what they are of.
package protocol Chart: Sendable {
    /// What is drawn, in the reader's language.
    var title: String { get }

    /// An SVG element: a file of its own as it is, or a part of an HTML page.
    ///
    /// Every class and id in it begins with `id`, and its style applies to nothing else. It follows the reader's scheme
    /// of light and dark on a screen and is light on paper; it needs no script and no other file.
    ///
    /// - Parameters:
    ///   - id: unlike those of all other charts of the page: ASCII letters, digits and `-`, a letter first.
    ///   - width: in user units, which are CSS pixels where nothing scales it; less than 320 is drawn as 320.
    ///   - language: of the words that are the chart's own. Labels come in the language they are given in.
    func svg(id: String, width: Int, language: ChartLanguage) -> String

    /// Lines without the title. Text in them is harmless for a terminal.
    ///
    /// - Parameters:
    ///   - width: in columns; less than 20 is drawn as 20.
    ///   - height: number of lines of a chart over time, 8 at least; others have as many lines as they need.
    ///   - ascii: no characters beyond ASCII but those of labels.
    ///   - colour: with ANSI escape sequences.
    func lines(width: Int, height: Int, ascii: Bool, colour: Bool, language: ChartLanguage) -> [String]
}

extension Chart {
    package func svg(id: String, width: Int = 800) -> String { svg(id: id, width: width, language: .english) }

    package func lines(
        width: Int, height: Int = 18, ascii: Bool = false, colour: Bool = false
    ) -> [String] {
        lines(width: width, height: height, ascii: ascii, colour: colour, language: .english)
    }
}

/// The least a chart is drawn on.
enum ChartLimits {
    static let width = 320
    static let columns = 20
    static let lines = 8
}
