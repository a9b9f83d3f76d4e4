/// Records of RFC 4180. A cell that a spreadsheet would run as a formula (OWASP, *CSV Injection*) is prefixed by `'`;
/// plain numbers are not, so that they stay numbers.
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
        return cells.map { quoted(defused($0)) }.joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        // Bytes, not characters: CR LF is one Character, and so is a quote with a mark on it.
        guard cell.utf8.contains(where: { $0 == .quote || $0 == .comma || $0 == .carriageReturn || $0 == .lineFeed })
        else { return cell }
        var bytes: [UInt8] = [.quote]
        for byte in cell.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func defused(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, startsFormula(first), !isPlainNumber(cell) else { return cell }
        return "'" + cell
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
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let plus = UInt8(ascii: "+")
    fileprivate static let minus = UInt8(ascii: "-")
    fileprivate static let point = UInt8(ascii: ".")
    fileprivate static let zero = UInt8(ascii: "0")
    fileprivate static let nine = UInt8(ascii: "9")
}
