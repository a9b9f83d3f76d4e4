/// A reader of RFC 4180 written apart from the writer it checks; nil for what the RFC does not allow.
enum CSVReader {
    static func records(of text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            guard let cell = rest.first == UInt8(ascii: "\"") ? quoted(&rest) : bare(&rest) else { return nil }
            record.append(String(decoding: cell, as: UTF8.self))
            if rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
            } else if rest.starts(with: [13, 10]) {
                rest.removeFirst(2)
                records.append(record)
                record = []
            } else {
                return nil
            }
        }
        return record.isEmpty ? records : nil
    }

    private static func bare(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        let cell = rest.prefix { ![10, 13, UInt8(ascii: ",")].contains($0) }
        rest.removeFirst(cell.count)
        return cell.contains(UInt8(ascii: "\"")) ? nil : Array(cell)
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var cell: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") {
                if rest.first != UInt8(ascii: "\"") { return cell }
                rest.removeFirst()
            }
            cell.append(byte)
        }
        return nil
    }
}
