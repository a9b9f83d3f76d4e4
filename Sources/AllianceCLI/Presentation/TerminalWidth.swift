/// Reads the width of a terminal from what its environment says.
package enum TerminalWidth {
    /// - Parameter columns: the value of `COLUMNS` (POSIX.1-2024, §8.3 Other Environment Variables).
    /// - Returns: columns, or nil (unlimited) where it is absent, not a decimal number, zero, or beyond any terminal.
    package static func parse(columns: String?) -> Int? {
        guard let columns, columns.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let width = Int(columns), (1...10_000).contains(width)
        else { return nil }
        return width
    }
}
