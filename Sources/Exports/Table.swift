/// One table. SQLite's schema, the CSV files and their data package are all made from this, so that they cannot differ.
package struct Table: Sendable {
    package struct ForeignKey: Sendable {
        package let columns: [String]
        package let table: String
        package let references: [String]
    }

    package let name: String
    package let about: String
    package let columns: [Column]
    package let primaryKey: [String]
    package let foreignKeys: [ForeignKey]
    /// Columns by which it is often asked, beside its keys.
    package let indexes: [[String]]

    /// - Parameters:
    ///   - keys: column to table; a column called otherwise than the other table's key refers to that key
    init(
        _ name: String, _ about: String, key: [String], keys: KeyValuePairs<String, String> = [:],
        indexes: [[String]] = [], _ columns: [Column]
    ) {
        self.name = name
        self.about = about
        self.columns = columns
        primaryKey = key
        foreignKeys = keys.map {
            ForeignKey(columns: [$0], table: $1, references: [$1 == "entries" ? "position" : "id"])
        }
        self.indexes = indexes
    }

    init(_ table: Table, joining columns: [String], to other: String, _ references: [String]) {
        name = table.name
        about = table.about
        self.columns = table.columns
        primaryKey = table.primaryKey
        foreignKeys = table.foreignKeys + [ForeignKey(columns: columns, table: other, references: references)]
        indexes = table.indexes
    }
}
