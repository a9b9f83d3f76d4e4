import Charts

/// A table for people: a header, a thin rule, rows; columns two spaces apart, no blanks at line ends.
package struct TextTable: Sendable {
    package struct Column: Sendable {
        let header: String
        let alignment: TextAlignment
        /// In terminal columns; wider cells are truncated.
        let maximumWidth: Int?
        /// Gives way before any other column where the table is too wide.
        let shrinksFirst: Bool

        package init(
            _ header: String, alignment: TextAlignment = .left, maximumWidth: Int? = nil, shrinksFirst: Bool = false
        ) {
            self.header = SafeText.of(header)
            self.alignment = alignment
            self.maximumWidth = maximumWidth
            self.shrinksFirst = shrinksFirst
        }
    }

    static let gap = 2

    let columns: [Column]
    let whenEmpty: String
    private(set) var rows: [[String]] = []

    /// - Parameter whenEmpty: the sentence printed instead of a table without rows.
    package init(columns: [Column], whenEmpty: String) {
        self.columns = columns
        self.whenEmpty = SafeText.of(whenEmpty)
    }

    package mutating func append(_ cells: [String]) {
        precondition(cells.count == columns.count, "A row has one cell for each column.")
        rows.append(cells.map(SafeText.of))
    }

    /// - Parameter width: of the terminal, in columns; nil where the output is not a terminal, then nothing is shortened
    ///   but to a column's own maximum. Numbers (what is aligned right) are never shortened, nor is a column to less than
    ///   a few letters: a table that cannot fit is wider than asked.
    package func lines(width: Int? = nil) -> [String] {
        if rows.isEmpty { return [whenEmpty] }
        let widths = TextTableLayout(self).widths(fitting: width)
        let rule = String(repeating: "─", count: widths.reduce(Self.gap * (widths.count - 1), +))
        return [line(columns.map(\.header), widths), rule] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += String(repeating: " ", count: Self.gap) }
            line += cell.truncated(to: widths[index]).padded(to: widths[index], alignment: columns[index].alignment)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
