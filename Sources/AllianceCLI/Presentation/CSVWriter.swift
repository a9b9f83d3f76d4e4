import Exports

/// Records of RFC 4180 for people, who open them in spreadsheets: a cell that would be run as a formula is defused.
package enum CSVWriter {
    package static func document(header: [String], rows: [[String]]) -> String {
        var document = record(header)
        for row in rows { document += record(row) }
        return document
    }

    /// One record with the CRLF that ends it.
    package static func record(_ cells: [String]) -> String {
        // A lone empty cell would be a blank line, which readers skip.
        if cells == [""] { return "\"\"\r\n" }
        var record: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { record.append(UInt8(ascii: ",")) }
            CSVRecord.append(defusing: cell, to: &record)
        }
        return String(decoding: record + CSVRecord.lineEnd, as: UTF8.self)
    }
}
