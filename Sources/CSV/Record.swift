/// The cells of one record, without the quotes that stood around them: valid UTF-8, never NUL.
public struct Record: Sendable {
    let bytes: [UInt8]
    /// Where each cell ends in `bytes`.
    let ends: [Int]
    let starts: [Location]

    /// At least one.
    public var count: Int { ends.count }

    /// The line it begins in.
    public var line: Int { starts[0].line }

    /// Whether all cells are empty, as in an empty line.
    public var isBlank: Bool { bytes.isEmpty }

    public subscript(cell: Int) -> String { String(decoding: bytes[range(cell)], as: UTF8.self) }

    public func isEmpty(_ cell: Int) -> Bool { range(cell).isEmpty }

    /// Where the cell begins, its quote included.
    public func location(_ cell: Int) -> Location { starts[cell] }

    /// The cell's first byte.
    public func first(_ cell: Int) -> UInt8? { isEmpty(cell) ? nil : bytes[range(cell).lowerBound] }

    private func range(_ cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell - 1])..<ends[cell] }
}
