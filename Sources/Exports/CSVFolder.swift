import AllianceLedger

/// A CSV file for each table in one folder.
package struct CSVFolder: TableSink {
    private let files: [NewFile]
    private let isDefused: Bool
    /// By table.
    private var rows = [Int](repeating: 0, count: Schema.tables.count)

    /// - Parameter isDefused: cells that a spreadsheet would run as formulas begin with `'`
    package init(in folder: NewFolder, defused isDefused: Bool) throws(StreamError) {
        self.isDefused = isDefused
        var files: [NewFile] = []
        for table in Schema.tables {
            let file = try folder.file(table.name + ".csv")
            try file.append { record in
                for (place, column) in table.columns.enumerated() {
                    if place > 0 { record.append(UInt8(ascii: ",")) }
                    CSVRecord.append(column.name, to: &record)
                }
                record += CSVRecord.lineEnd
            }
            files.append(file)
        }
        self.files = files
    }

    package mutating func write(_ cells: [Cell], to table: TableName) throws(StreamError) {
        rows[table.rawValue] += 1
        let isDefused = isDefused
        try files[table.rawValue].append { record in
            for place in cells.indices {
                if place > 0 { record.append(UInt8(ascii: ",")) }
                switch cells[place] {
                case .missing: break
                case .integer(let number): CSVFolder.append(number, to: &record)
                case .flag(let flag): record += flag ? Array("true".utf8) : Array("false".utf8)
                case .text(let text):
                    if isDefused {
                        CSVRecord.append(defusing: text, to: &record)
                    } else {
                        CSVRecord.append(text, to: &record)
                    }
                }
            }
            record.append(0x0d)
            record.append(0x0a)
        }
    }

    private static func append(_ number: Int, to record: inout [UInt8]) {
        // Most are positions; no string is made for them.
        guard number >= 10 else { return record.append(contentsOf: "\(number)".utf8) }
        let start = record.count
        var rest = number
        while rest > 0 {
            record.append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
            rest /= 10
        }
        record[start...].reverse()
    }

    /// Ends the files.
    /// - Returns: the rows and the bytes of each table's
    package func finish() throws(StreamError) -> [DataPackage.File] {
        for file in files { try file.finish() }
        return files.indices.map { DataPackage.File(rows: rows[$0], bytes: files[$0].count) }
    }
}
