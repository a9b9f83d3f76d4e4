import AllianceLedger
import CanonicalJSON

/// `datapackage.json` of the CSV files (Data Package and Table Schema, version 1, datapackage.org).
package enum DataPackage {
    package static let name = "datapackage.json"

    package struct File: Sendable {
        let rows: Int
        let bytes: Int
    }

    /// - Parameter files: as `Schema.tables`
    package static func json(_ standpoint: Standpoint, _ files: [File], defused: Bool) -> [UInt8] {
        let resources = zip(Schema.tables, files).map { resource($0, $1) }
        let note =
            defused
            ? "A cell that a spreadsheet would run as a formula begins with an apostrophe that was not recorded."
            : "Cells hold what was recorded, byte for byte; one that begins with =, +, - or @ is text. Import it as text "
                + "into a spreadsheet, or export with --spreadsheet-safe."
        let about =
            "The ledger \(standpoint.origin), \(standpoint.size) entries, as of the end of \(standpoint.asOf). \(note)"
        let package = object([
            ("profile", .string("data-package")), ("name", .string("alliance-ledger")),
            ("title", .string(standpoint.origin)), ("description", .string(about)),
            ("resources", .array(resources)),
        ])
        return package.canonicalBytes() + [0x0a]
    }

    private static func resource(_ table: Table, _ file: File) -> JSONValue {
        object([
            ("profile", .string("tabular-data-resource")), ("name", .string(table.name)),
            ("path", .string(table.name + ".csv")), ("description", .string(table.about)),
            ("format", .string("csv")), ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
            ("bytes", .integer(Int64(file.bytes))), ("rows", .integer(Int64(file.rows))),
            (
                "dialect",
                object([
                    ("delimiter", .string(",")), ("lineTerminator", .string("\r\n")), ("quoteChar", .string("\"")),
                    ("doubleQuote", .bool(true)), ("skipInitialSpace", .bool(false)), ("header", .bool(true)),
                ])
            ),
            ("schema", schema(table)),
        ])
    }

    private static func schema(_ table: Table) -> JSONValue {
        object([
            ("fields", .array(table.columns.map(field))),
            ("primaryKey", strings(table.primaryKey)),
            ("missingValues", strings([""])),
            (
                "foreignKeys",
                .array(
                    table.foreignKeys.map { key in
                        // A table that refers to itself is named by nothing (Table Schema, *Foreign Keys*).
                        let target = key.table == table.name ? "" : key.table
                        return object([
                            ("fields", strings(key.columns)),
                            (
                                "reference",
                                object([("resource", .string(target)), ("fields", strings(key.references))])
                            ),
                        ])
                    })
            ),
        ])
    }

    private static func field(_ column: Column) -> JSONValue {
        var constraints: [(String, JSONValue)] = []
        if column.isRequired { constraints.append(("required", .bool(true))) }
        if !column.choices.isEmpty { constraints.append(("enum", strings(column.choices))) }
        var members: [(String, JSONValue)] = [
            ("name", .string(column.name)), ("type", .string(type(column.kind))),
            ("description", .string(column.about)),
        ]
        if !constraints.isEmpty { members.append(("constraints", object(constraints))) }
        return object(members)
    }

    private static func type(_ kind: Column.Kind) -> String {
        switch kind {
        case .text, .date: "string"
        case .integer: "integer"
        case .flag: "boolean"
        case .day: "date"
        case .instant: "datetime"
        // An object or an array, as it happens.
        case .json: "string"
        }
    }

    private static func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(sorting: members.map { .init(key: $0.0, value: $0.1) })
    }
}
