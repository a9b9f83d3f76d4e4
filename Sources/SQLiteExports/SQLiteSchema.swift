import Exports

/// The SQL of the tables. The columns stand in `Schema`; only how SQLite says them stands here.
enum SQLiteSchema {
    static func create(_ table: Table) -> String {
        var lines = table.columns.map { "  \(column($0, of: table))" }
        if !isPosition(table) { lines.append("  PRIMARY KEY (\(list(table.primaryKey)))") }
        for key in table.foreignKeys {
            lines.append(
                "  FOREIGN KEY (\(list(key.columns))) REFERENCES \(quoted(key.table)) (\(list(key.references)))")
        }
        // A key of several columns, in whose order the rows come, needs no second tree.
        let options = isPosition(table) ? "STRICT" : "STRICT, WITHOUT ROWID"
        return "CREATE TABLE \(quoted(table.name)) (\n\(lines.joined(separator: ",\n"))\n) \(options)"
    }

    /// Each foreign key's columns, so that joins and `ON DELETE` checks have an index, and what the schema asks for.
    static func indexes(_ table: Table) -> [String] {
        let wanted = table.indexes + (table.name == "entries" ? [["id"]] : [])
        return wanted.map { columns in
            let kind = columns == ["id"] ? "UNIQUE INDEX" : "INDEX"
            let name = ([table.name] + columns).joined(separator: "_")
            return "CREATE \(kind) \(quoted(name)) ON \(quoted(table.name)) (\(list(columns)))"
        }
    }

    static func insert(_ table: Table, rows: Int = 1) -> String {
        let row = "(" + table.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let all = [String](repeating: row, count: rows).joined(separator: ", ")
        return "INSERT INTO \(quoted(table.name)) VALUES \(all)"
    }

    /// Whether the key is one number, by which SQLite stores the rows.
    private static func isPosition(_ table: Table) -> Bool {
        table.primaryKey.count == 1 && table.columns.contains { $0.name == table.primaryKey[0] && isInteger($0) }
    }

    private static func isInteger(_ column: Column) -> Bool {
        if case .integer = column.kind { true } else { false }
    }

    private static func column(_ column: Column, of table: Table) -> String {
        var text = quoted(column.name)
        switch column.kind {
        case .integer: text += " INTEGER"
        case .flag: text += " INTEGER CHECK (\(quoted(column.name)) IN (0, 1))"
        case .text, .day, .date, .instant, .json: text += " TEXT"
        }
        if isPosition(table), table.primaryKey == [column.name] { text += " PRIMARY KEY" }
        if column.isRequired { text += " NOT NULL" }
        if !column.choices.isEmpty {
            let choices = column.choices.map { "'\($0)'" }.joined(separator: ", ")
            text += " CHECK (\(quoted(column.name)) IN (\(choices)))"
        }
        return text
    }

    private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
