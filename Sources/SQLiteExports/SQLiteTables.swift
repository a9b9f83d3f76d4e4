import AllianceLedger
import Exports
import GRDB

/// Takes the rows into the tables of an open database.
struct SQLiteTables: TableSink {
    /// By table.
    private let statements: [Statement]

    init(_ database: Database) throws {
        for table in Schema.tables { try database.execute(sql: SQLiteSchema.create(table)) }
        statements = try Schema.tables.map { try database.makeStatement(sql: SQLiteSchema.insert($0)) }
    }

    mutating func write(_ cells: [Cell], to table: TableName) throws(StreamError) {
        do {
            let statement = statements[table.rawValue]
            // The statement asks for as many values as the table has columns, by the same description.
            statement.setUncheckedArguments(StatementArguments(cells.map { $0.databaseValue }))
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
