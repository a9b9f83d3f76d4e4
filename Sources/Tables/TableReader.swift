import Alliances
import CSV

/// The rows of a table as drafts, one after another. Blank rows and rows whose first cell begins with `#` are passed over.
public struct TableReader: Sendable {
    public let kind: TableKind
    public private(set) var layout: TableLayout?
    /// Of what is to be read next.
    public var line: Int { records.line }
    public var delimiter: Delimiter? { records.delimiter }

    private let options: TableOptions
    private var records: RecordReader

    public init(_ kind: TableKind, _ options: TableOptions, delimiter: Delimiter? = nil) {
        self.kind = kind
        self.options = options
        records = RecordReader(delimiter: delimiter)
    }

    public enum Header: Sendable {
        case found(TableLayout)
        /// There is no header.
        case empty
        case unreadable(RecordFault)
        case wrong(HeaderProblems)
    }

    /// Reads the header, before any row.
    public mutating func header<Failure: Error>(
        _ fill: (inout [UInt8]) throws(Failure) -> Int
    ) throws(Failure) -> Header {
        while true {
            switch try records.next(fill) {
            case nil: return .empty
            case .fault(let fault): return .unreadable(fault)
            case .record(let record):
                if record.isBlank || record.first(0) == UInt8(ascii: "#") { continue }
                do throws(HeaderProblems) {
                    let layout = try TableLayout(record, of: kind, options)
                    self.layout = layout
                    return .found(layout)
                } catch {
                    return .wrong(error)
                }
            }
        }
    }

    /// - Returns: nil at the end.
    public mutating func next<Failure: Error>(
        _ fill: (inout [UInt8]) throws(Failure) -> Int
    ) throws(Failure) -> TableRow? {
        guard let layout else { return nil }
        while true {
            switch try records.next(fill) {
            case nil: return nil
            case .fault(let fault):
                let column = fault.cell < layout.headers.count ? layout.headers[fault.cell] : nil
                return .refused(
                    line: fault.location.line,
                    [
                        Rejection(
                            .malformedTable, "character \(fault.location.column): \(fault.sentence)",
                            advice: fault.advice, column: column)
                    ])
            case .record(let record):
                if record.isBlank || record.first(0) == UInt8(ascii: "#") { continue }
                if (0..<record.count).allSatisfy(record.isEmpty) { continue }
                return RowPlanner.plan(record, layout)
            }
        }
    }
}
