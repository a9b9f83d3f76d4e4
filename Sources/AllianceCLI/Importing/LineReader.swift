import AllianceLedger

/// Lines of a stream, ended by LF; the last may lack it.
final class LineReader {
    enum Line {
        case text([UInt8])
        /// Its length in bytes; its text was passed over, never held.
        case tooLong(Int)
    }

    /// In bytes, without the line's end.
    static let longest = 1 << 20

    /// Of the line read last, from 1.
    private(set) var number = 0

    /// Whether the line read last was too long and has CR in its first megabyte.
    private(set) var hasReturns = false

    private let source: Descriptor
    private var chunk = [UInt8](repeating: 0, count: 1 << 18)
    private var unread = 0..<0
    private var hasEnded = false

    init(_ source: Descriptor) {
        self.source = source
    }

    /// Nil at the end.
    func next() throws(StreamError) -> Line? {
        var text: [UInt8] = []
        var length = 0
        var began = false
        hasReturns = false
        while try fill() {
            began = true
            let end = chunk[unread].firstIndex(of: 0x0a)
            let part = unread.lowerBound..<(end ?? unread.upperBound)
            length += part.count
            if length <= Self.longest {
                text.append(contentsOf: chunk[part])
            } else {
                hasReturns = hasReturns || text.contains(0x0d)
                text = []
            }
            unread = (end.map { $0 + 1 } ?? unread.upperBound)..<unread.upperBound
            if end != nil { break }
        }
        guard began else { return nil }
        number += 1
        return length <= Self.longest ? .text(text) : .tooLong(length)
    }

    /// Whether something is unread.
    private func fill() throws(StreamError) -> Bool {
        guard unread.isEmpty, !hasEnded else { return !unread.isEmpty }
        let count = try source.read(into: &chunk, act: "reading drafts")
        unread = 0..<count
        hasEnded = count == 0
        return count > 0
    }
}
