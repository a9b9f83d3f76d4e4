import Charts

/// A table of a view: columns that tell least are left out where the terminal has no room for them, so that those which
/// tell most stay readable. What is not written to a terminal has them all.
struct ViewTable {
    struct Column {
        let column: TextTable.Column
        /// In columns of the terminal.
        let neededWidth: Int

        /// The same, shown in terminals of any width.
        var always: Column { Column(column: column, neededWidth: 0) }

        private init(column: TextTable.Column, neededWidth: Int) {
            self.column = column
            self.neededWidth = neededWidth
        }

        /// - Parameter from: shown in terminals at least so wide.
        init(
            _ header: String, alignment: TextAlignment = .left, shrinksFirst: Bool = false, from neededWidth: Int = 0
        ) {
            column = TextTable.Column(header, alignment: alignment, shrinksFirst: shrinksFirst)
            self.neededWidth = neededWidth
        }
    }

    private let columns: [Column]
    private let whenEmpty: String
    private var rows: [[String]] = []

    init(_ columns: [Column], whenEmpty: String) {
        self.columns = columns
        self.whenEmpty = whenEmpty
    }

    mutating func append(_ cells: [String]) { rows.append(cells) }

    func lines(width: Int?) -> [String] {
        let shown = columns.indices.filter { columns[$0].neededWidth <= width ?? .max }
        var table = TextTable(columns: shown.map { columns[$0].column }, whenEmpty: whenEmpty)
        for row in rows { table.append(shown.map { row[$0] }) }
        return table.lines(width: width)
    }
}
