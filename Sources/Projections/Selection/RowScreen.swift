import Alliances

/// Turns rows away by their bytes alone: what passes may match, what does not cannot.
struct RowScreen: Sendable {
    private enum Test: Sendable {
        case bytes([[UInt8]])
        /// A text field, by its key with the quotes around it, and the values wanted.
        case field(key: [UInt8], values: Set<[UInt8]>)
        case texts([FoldedText.Search])
    }

    private var test: Test

    init(bytes: String) { test = .bytes([Array(bytes.utf8)]) }
    init(anyOf texts: [String]) { test = .bytes(texts.map { Array($0.utf8) }) }

    init(field: String, _ values: [String]) {
        test = .field(key: Array("\"\(field)\":\"".utf8), values: Set(values.map { Array($0.utf8) }))
    }

    init(texts: [FoldedText]) {
        // Quotes and backslashes are escaped in stored data: such texts are looked for in views only.
        let isPlain = texts.allSatisfy { !$0.bytes.contains(0x22) && !$0.bytes.contains(0x5C) }
        test = .texts(isPlain ? texts.map { FoldedText.Search($0) } : [])
    }

    mutating func passes(_ row: Row) -> Bool {
        switch test {
        case .bytes(let wanted):
            return wanted.contains { row.buffer.span.firstPlace(of: $0.span) != nil }
        case .field(let key, let values):
            return RowScreen.holds(row.buffer, key, values)
        case .texts(var searches):
            if searches.isEmpty { return true }
            // What was taken out of the case comes back at the end, so that its room is used again.
            test = .bytes([])
            defer { test = .texts(searches) }
            for step in row.steps {
                guard let data = try? row.parts(step.payload).data else { return true }
                for place in searches.indices
                where searches[place].finds(in: row.buffer.span.extracting(data)) { return true }
            }
            return false
        }
    }

    private static func holds(_ buffer: [UInt8], _ key: [UInt8], _ values: Set<[UInt8]>) -> Bool {
        var start = 0
        while let text = RowScreen.text(of: key, in: buffer, from: start) {
            if values.contains(Array(buffer[text])) { return true }
            start = text.upperBound
        }
        return false
    }

    /// Where the next text stands that is the value of a key, given with its quotes and the quote that follows.
    fileprivate static func text(of key: [UInt8], in buffer: [UInt8], from start: Int) -> Range<Int>? {
        guard let place = buffer.span.extracting(start..<buffer.count).firstPlace(of: key.span) else { return nil }
        let first = start + place + key.count
        return first..<(buffer[first...].firstIndex(of: 0x22) ?? buffer.count)
    }
}

extension Row {
    /// Every text, on whatever day, that a field of such a name has been given; for fields that hold ids and codes.
    public func texts(of field: String) -> Set<String> {
        let key = Array("\"\(field)\":\"".utf8)
        var texts: Set<String> = []
        var start = 0
        while let text = RowScreen.text(of: key, in: buffer, from: start) {
            texts.insert(String(decoding: buffer[text], as: UTF8.self))
            start = text.upperBound
        }
        return texts
    }
}
