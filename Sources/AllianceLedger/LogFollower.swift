import Alliances

/// Reads a log to its end, and then what other processes append to it: each entry once, in order.
///
/// Every call reads in bounded transactions of its own; none lasts while a caller waits or writes.
public struct LogFollower {
    /// What became of the ledger while it was followed.
    public enum Break: Error {
        /// Another file stands where the ledger's was, or it was cut short.
        case replaced
        /// The log holds fewer entries than were read: an older copy was put back into the same file.
        case shortened(from: Int, to: Int)
        /// The last entry that was read is another one now.
        case rewritten(Position)
    }

    private let ledger: Ledger
    /// Of the next entry, which need not be there yet.
    public private(set) var next: Int
    private var last: (position: Position, line: [UInt8])?
    private var fileLength = 0

    /// - Parameter start: the first entry's position; the log may not reach it yet.
    public init(_ ledger: Ledger, from start: Position) {
        self.ledger = ledger
        next = Int(start.rawValue)
    }

    /// Lends the lines of what has been appended since, as `Ledger.storedLines` gives them.
    ///
    /// - Parameters:
    ///   - end: the size to stop at, if the log is longer.
    ///   - body: answers whether to go on.
    /// - Throws: `Break`, `LedgerError`.
    public mutating func read(until end: Int?, _ body: ([UInt8]) -> Bool) throws {
        guard ledger.environment.isInPlace(atLeast: fileLength) else { throw Break.replaced }
        fileLength = ledger.environment.fileLength
        let size = try ledger.size()
        if let last {
            guard size > last.position.rawValue else {
                throw Break.shortened(from: Int(last.position.rawValue) + 1, to: size)
            }
            guard size > next else { return }
            guard try ledger.storedLines(from: last.position, until: Int(last.position.rawValue) + 1).bytes == last.line
            else { throw Break.rewritten(last.position) }
        }
        let end = min(size, end ?? size)
        while next < end {
            let lines = try ledger.storedLines(from: Position(UInt32(next)), until: end)
            guard !lines.bytes.isEmpty else { return }
            next = lines.next.map { Int($0.rawValue) } ?? end
            let line = lines.bytes.dropLast().lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
            last = (Position(UInt32(next - 1)), Array(lines.bytes[line...]))
            guard body(lines.bytes) else { return }
        }
    }
}
