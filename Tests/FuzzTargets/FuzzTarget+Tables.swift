import Alliances
import CSV
import Exports
import Tables

extension FuzzTarget {
    func checkCSV(_ bytes: [UInt8]) throws(Finding) {
        var whole = RecordReader()
        var pieces = RecordReader()
        let fillWhole = filling(from: bytes, at: bytes.count)
        let fillPieces = filling(from: bytes, at: 1 + bytes.count / 5)
        var table: [[String]] = []
        while true {
            let (item, other) = (whole.next(fillWhole), pieces.next(fillPieces))
            switch (item, other) {
            case (nil, nil):
                try checkWriting(table)
                return
            case (.record(let record)?, .record(let same)?):
                let cells = (0..<record.count).map { record[$0] }
                try require(cells == (0..<same.count).map { same[$0] }, "read in pieces, cells differ")
                try require(record.line == same.line, "read in pieces, lines differ")
                table.append(cells)
            case (.fault(let fault)?, .fault(let same)?):
                try require(fault == same, "read in pieces, faults differ")
                try require(!fault.sentence.isEmpty && !fault.advice.isEmpty, "no sentence")
            default: throw Finding("read in pieces, it is another table")
            }
        }
    }

    private func checkWriting(_ table: [[String]]) throws(Finding) {
        // A line before it, in which no mark of a file's beginning stands.
        var written = Array("a\r\n".utf8)
        for cells in table {
            for (place, cell) in cells.enumerated() {
                if place > 0 { written.append(UInt8(ascii: ",")) }
                CSVRecord.append(cell, to: &written)
            }
            written += CSVRecord.lineEnd
        }
        var reader = RecordReader(delimiter: .comma)
        let fill = filling(from: written, at: written.count)
        _ = reader.next(fill)
        for cells in table {
            guard case .record(let record)? = reader.next(fill) else { throw Finding("a written record is refused") }
            try require((0..<record.count).map { record[$0] } == cells, "other cells are read than were written")
        }
        try require(reader.next(fill) == nil, "more is read than was written")
    }

    /// The first byte says what the rows are about.
    func checkTable(_ bytes: [UInt8]) throws(Finding) {
        guard let first = bytes.first else { return }
        let kinds = TableKind.allCases
        var reader = TableReader(kinds[Int(first) % kinds.count], TableOptions())
        let fill = filling(from: Array(bytes.dropFirst()), at: bytes.count)
        guard case .found = reader.header(fill) else { return }
        while let row = reader.next(fill) {
            switch row {
            case .planned(let row):
                for planned in row.drafts {
                    let content = planned.draft.content.canonicalBytes()
                    let draft = attempt { () throws(Rejection) in try Draft(json: content.span) }
                    if case .failure(let rejection) = draft {
                        throw Finding("a draft of a row is refused: \(rejection.sentence)")
                    }
                    try require(draft.value?.content == planned.draft.content, "a draft of a row is read otherwise")
                }
            case .refused(_, let rejections):
                try require(!rejections.isEmpty, "refused without a reason")
            }
        }
    }

    private func filling(from bytes: [UInt8], at most: Int) -> (inout [UInt8]) -> Int {
        var rest = bytes[...]
        return { buffer in
            let part = rest.prefix(min(buffer.count, most))
            buffer.replaceSubrange(0..<part.count, with: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }
}
