import Alliances
import CSV
import CanonicalJSON
import Tables

/// A table read to its end.
struct Planning {
    var rows: [TableRow] = []
    var header: TableReader.Header
    private(set) var layout: TableLayout?

    init(_ text: String, as kind: TableKind, _ options: TableOptions = TableOptions()) {
        var reader = TableReader(kind, options)
        var rest = Array(text.utf8)[...]
        let fill = { (buffer: inout [UInt8]) -> Int in
            let part = rest.prefix(buffer.count)
            buffer.replaceSubrange(0..<part.count, with: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
        header = reader.header(fill)
        layout = reader.layout
        while let row = reader.next(fill) { rows.append(row) }
    }

    /// The contents, as JSON without `type` before it.
    var drafts: [String] {
        rows.flatMap { row -> [String] in
            guard case .planned(let row) = row else { return [] }
            return row.drafts.map { String(decoding: $0.draft.content.canonicalBytes(), as: UTF8.self) }
        }
    }

    var planned: [PlannedRow] { rows.compactMap { if case .planned(let row) = $0 { row } else { nil } } }

    /// `3 since badDate`
    var problems: [String] {
        rows.flatMap { row -> [String] in
            guard case .refused(let line, let rejections) = row else { return [] }
            return rejections.map { "\(line) \($0.column ?? "-") \($0.code)" }
        }
    }

    var advice: [String] {
        rows.flatMap { row -> [String] in
            guard case .refused(_, let rejections) = row else { return [] }
            return rejections.map { $0.sentence + "; " + $0.advice }
        }
    }

    var headerProblems: [String] {
        guard case .wrong(let problems) = header else { return [] }
        return problems.all.map { $0.sentence + "; " + $0.advice }
    }
}
