import AllianceLedger
import Exports
import GRDB

/// Takes the rows into the tables of an open database.
struct SQLiteTables: TableSink {
    /// Rows that go in with one call: what a call costs beside its rows is a quarter of all, row by row.
    private static let together = 32

    private struct Insertion {
        let one: Statement
        let many: Statement
        let width: Int
        /// Of rows that wait.
        var values: [DatabaseValue] = []
    }

    /// By table.
    private var insertions: [Insertion] = []

    init(_ database: Database) throws {
        for table in Schema.tables { try database.execute(sql: SQLiteSchema.create(table)) }
        for table in Schema.tables {
            insertions.append(
                Insertion(
                    one: try database.makeStatement(sql: SQLiteSchema.insert(table)),
                    many: try database.makeStatement(sql: SQLiteSchema.insert(table, rows: Self.together)),
                    width: table.columns.count))
        }
    }

    mutating func write(_ cells: [Cell], to table: TableName) throws(StreamError) {
        let place = table.rawValue
        for cell in cells { insertions[place].values.append(cell.databaseValue) }
        guard insertions[place].values.count == insertions[place].width * Self.together else { return }
        try run(insertions[place].many, insertions[place].values)
        insertions[place].values.removeAll(keepingCapacity: true)
    }

    /// Writes the rows that wait; call it after the last.
    mutating func finish() throws(StreamError) {
        for place in insertions.indices {
            let (values, width) = (insertions[place].values, insertions[place].width)
            for start in stride(from: 0, to: values.count, by: width) {
                try run(insertions[place].one, Array(values[start..<start + width]))
            }
            insertions[place].values = []
        }
    }

    private func run(_ statement: Statement, _ values: [DatabaseValue]) throws(StreamError) {
        do {
            // The statement asks for as many values as the table has columns, by the same description.
            statement.setUncheckedArguments(StatementArguments(values))
            try statement.execute()
        } catch {
            throw StreamError(sqlite: error)
        }
    }
}

extension Cell {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .missing: .null
        case .integer(let number): number.databaseValue
        case .flag(let flag): flag.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
