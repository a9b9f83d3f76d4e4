/// One cell after another, as RFC 4180 has them.
package enum CSVRecord {
    package static let lineEnd: [UInt8] = [0x0d, 0x0a]

    /// Appends a cell, in quotes where it needs them.
    package static func append(_ cell: String, to record: inout [UInt8]) {
        let start = record.count
        var isPlain = true
        // Bytes, not characters: CR LF is one Character, and so is a quote with a mark on it.
        for byte in cell.utf8 {
            if byte == .quote || byte == .comma || byte == 0x0d || byte == 0x0a { isPlain = false }
            record.append(byte)
        }
        guard !isPlain else { return }
        record.removeLast(record.count - start)
        record.append(.quote)
        for byte in cell.utf8 {
            if byte == .quote { record.append(.quote) }
            record.append(byte)
        }
        record.append(.quote)
    }

    /// Appends a cell that a spreadsheet would run as a formula (OWASP, *CSV Injection*) behind a `'`; plain numbers stay.
    package static func append(defusing cell: String, to record: inout [UInt8]) {
        append(isFormula(cell) ? "'" + cell : cell, to: &record)
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first else { return false }
        return startsFormula(first) && !isPlainNumber(cell)
    }

    private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    /// An optional sign, ASCII digits, an optional fraction.
    private static func isPlainNumber(_ cell: String) -> Bool {
        var digits = cell.utf8[...]
        if digits.first == .plus || digits.first == .minus { digits.removeFirst() }
        let parts = digits.split(separator: .point, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (.zero ... .nine).contains($0) } }
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let plus = UInt8(ascii: "+")
    fileprivate static let minus = UInt8(ascii: "-")
    fileprivate static let point = UInt8(ascii: ".")
    fileprivate static let zero = UInt8(ascii: "0")
    fileprivate static let nine = UInt8(ascii: "9")
}
