import CSV

/// A file read in pieces, as a pipe gives it.
struct Reading {
    enum Item: Equatable {
        case cells([String])
        case fault(RecordFault)
    }

    var items: [Item] = []
    var lines: [Int] = []
    var delimiter: Delimiter?

    var cells: [[String]] { items.compactMap { if case .cells(let cells) = $0 { cells } else { nil } } }
    var faults: [RecordFault] { items.compactMap { if case .fault(let fault) = $0 { fault } else { nil } } }

    init(_ bytes: [UInt8], piece: Int = 1 << 16, delimiter: Delimiter? = nil) {
        var reader = RecordReader(delimiter: delimiter)
        var rest = bytes[...]
        while let item = reader.next({ buffer in
            let part = rest.prefix(min(piece, buffer.count))
            buffer.replaceSubrange(0..<part.count, with: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }) {
            switch item {
            case .record(let record):
                items.append(.cells((0..<record.count).map { record[$0] }))
                lines.append(record.line)
            case .fault(let fault): items.append(.fault(fault))
            }
        }
        self.delimiter = reader.delimiter
    }

    init(_ text: String, piece: Int = 1 << 16, delimiter: Delimiter? = nil) {
        self.init(Array(text.utf8), piece: piece, delimiter: delimiter)
    }
}
