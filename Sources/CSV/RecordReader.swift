/// Records of RFC 4180 as they come, of which one is held at a time; lines may also end in LF alone, and cells stand
/// between commas, semicolons or tabs. Nothing is mended: what the RFC does not allow is a fault, and the records after
/// it are read.
public struct RecordReader: Sendable {
    public enum Item: Sendable {
        case record(Record)
        case fault(RecordFault)
    }

    /// In bytes, of one record.
    public static let longest = 1 << 20
    /// In cells, of one record.
    public static let widest = 1_000

    /// Nil until the first record is asked for, unless it was given.
    public private(set) var delimiter: Delimiter?

    /// Of what is to be read next.
    public private(set) var line = 1

    private enum State { case cellStart, bare, quoted, quoteInQuotes, carriageReturn, skipping }

    private var chunk: [UInt8] = []
    private var unread = 0..<0
    private var hasBegun = false
    private var hasEnded = false
    private var column = 1

    // Of the record being read.
    private var state = State.cellStart
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var starts: [Location] = []
    private var length = 0
    private var hasHighBytes = false
    private var fault: RecordFault?

    /// - Parameter delimiter: nil = found from the first record.
    public init(delimiter: Delimiter? = nil) {
        self.delimiter = delimiter
    }

    /// - Parameter fill: fills a buffer from its beginning and returns the number of bytes; 0 at the end.
    /// - Returns: nil at the end.
    public mutating func next<Failure: Error>(
        _ fill: (inout [UInt8]) throws(Failure) -> Int
    ) throws(Failure) -> Item? {
        if !hasBegun {
            if let item = try begin(fill) { return item }
        }
        let delimiter = self.delimiter?.byte ?? Delimiter.comma.byte
        begin()
        while true {
            if unread.isEmpty {
                if !hasEnded {
                    let count = try fill(&chunk)
                    unread = 0..<count
                    hasEnded = count == 0
                }
                if unread.isEmpty { return end() }
            }
            let byte = chunk[unread.lowerBound]
            unread = unread.lowerBound + 1..<unread.upperBound
            let isLast = take(byte, delimiter)
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            if isLast { return finish() }
        }
    }

    // MARK: - The beginning

    /// Enough of the file to know its encoding and its delimiter.
    private static let head = 1 << 16

    private mutating func begin<Failure: Error>(
        _ fill: (inout [UInt8]) throws(Failure) -> Int
    ) throws(Failure) -> Item? {
        hasBegun = true
        var head: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        // Up to the end of the first record, not of the first line: what is found must not hang on how much comes at once.
        var isQuoted = false
        var isWhole = false
        while head.count < 4 || (head.count < Self.head && !isWhole) {
            let count = try fill(&buffer)
            if count == 0 {
                hasEnded = true
                break
            }
            for byte in buffer[..<count] {
                if byte == 0x22 { isQuoted.toggle() }
                if byte == 0x0A, !isQuoted { isWhole = true }
            }
            head.append(contentsOf: buffer[..<count])
        }
        let start = Location(line: 1, column: 1)
        if let kind = Self.foreign(head) {
            hasEnded = true
            return .fault(RecordFault(kind: kind, location: start, cell: 0))
        }
        if delimiter == nil { delimiter = Delimiter(finding: head.prefix(Self.head)) }
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        unread = mark..<head.count
        // It becomes the buffer that is filled again, which is not smaller than before.
        if head.count <= buffer.count {
            buffer.replaceSubrange(0..<head.count, with: head)
            chunk = buffer
        } else {
            chunk = head
        }
        return nil
    }

    private static func foreign(_ head: [UInt8]) -> RecordFault.Kind? {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
        if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .workbook }
        guard head.count >= 4 else { return nil }
        if head[0] == 0, head[1] != 0, head[2] == 0 { return .utf16 }
        if head[0] != 0, head[1] == 0, head[2] != 0, head[3] == 0 { return .utf16 }
        return nil
    }

    // MARK: - One record

    private mutating func begin() {
        state = .cellStart
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        length = 0
        hasHighBytes = false
        fault = nil
    }

    private var here: Location { Location(line: line, column: column) }

    private mutating func refuse(_ kind: RecordFault.Kind, at location: Location? = nil) {
        if fault == nil { fault = RecordFault(kind: kind, location: location ?? here, cell: max(0, starts.count - 1)) }
    }

    private mutating func append(_ byte: UInt8) {
        if byte == 0 { refuse(.nul) }
        if byte >= 0x80 { hasHighBytes = true }
        // What is too long is counted, never held.
        if bytes.count < Self.longest { bytes.append(byte) }
    }

    private mutating func startCell() {
        if starts.count == Self.widest { refuse(.tooManyCells) }
        if starts.count < Self.widest { starts.append(here) }
    }

    private mutating func endCell() {
        if ends.count < starts.count { ends.append(bytes.count) }
    }

    /// - Returns: whether the record ends with this byte.
    private mutating func take(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        length += 1
        switch state {
        case .cellStart:
            startCell()
            if byte == 0x22 {
                state = .quoted
                return false
            }
            state = .bare
            return takeBare(byte, delimiter)
        case .bare: return takeBare(byte, delimiter)
        case .quoted:
            if byte == 0x22 { state = .quoteInQuotes } else { append(byte) }
            return false
        case .quoteInQuotes:
            if byte == 0x22 {
                append(byte)
                state = .quoted
                return false
            }
            if byte == delimiter || byte == 0x0A || byte == 0x0D { return takeBare(byte, delimiter) }
            refuse(.textAfterQuote)
            state = .skipping
            return false
        case .carriageReturn:
            if byte == 0x0A { return true }
            refuse(.loneReturn, at: Location(line: line, column: column - 1))
            state = .skipping
            return false
        case .skipping: return byte == 0x0A
        }
    }

    private mutating func takeBare(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
        if byte == delimiter {
            endCell()
            state = .cellStart
        } else if byte == 0x0A {
            endCell()
            return true
        } else if byte == 0x0D {
            endCell()
            state = .carriageReturn
        } else if byte == 0x22 {
            refuse(.strayQuote)
            state = .skipping
        } else {
            append(byte)
        }
        return false
    }

    /// At the end of the file.
    private mutating func end() -> Item? {
        guard length > 0 else { return nil }
        switch state {
        case .quoted:
            fault = nil
            refuse(.unclosedQuote, at: starts.last)
        case .cellStart:
            startCell()
            endCell()
        case .bare, .quoteInQuotes: endCell()
        case .carriageReturn, .skipping: break
        }
        return finish()
    }

    private mutating func finish() -> Item {
        if length > Self.longest, fault?.kind != .unclosedQuote {
            fault = RecordFault(kind: .tooLong(bytes: length), location: starts[0], cell: 0)
        }
        if fault == nil, hasHighBytes { checkUTF8() }
        if let fault { return .fault(fault) }
        return .record(Record(bytes: bytes, ends: ends, starts: starts))
    }

    private mutating func checkUTF8() {
        var start = 0
        for (cell, end) in ends.enumerated() {
            let text = bytes[start..<end]
            if let (byte, line, column) = Self.firstWrong(text) {
                let opened = starts[cell]
                let location = Location(
                    line: opened.line + line, column: line == 0 ? opened.column + column : column + 1)
                fault = RecordFault(
                    kind: .notUTF8(byte: byte, likely: Encoding(of: text)), location: location, cell: cell)
                return
            }
            start = end
        }
    }

    /// The first byte that is not UTF-8, how many lines end before it, and how many characters of its line stand there.
    private static func firstWrong(_ text: ArraySlice<UInt8>) -> (byte: UInt8, line: Int, column: Int)? {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = text.makeIterator()
        var offset = text.startIndex
        var line = 0
        var column = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar):
                offset += scalar.count
                let isLineEnd = scalar.count == 1 && scalar.first == 0x0A
                line += isLineEnd ? 1 : 0
                column = isLineEnd ? 0 : column + 1
            case .error: return (text[offset], line, column)
            case .emptyInput: return nil
            }
        }
    }
}
