import AllianceLedger
import CanonicalJSON

/// How views are written, the same way for all.
extension Console {
    /// A table with lines above and below it, and at the end on what it rests.
    func write(_ table: ViewTable, heading: [String] = [], notes: [String] = [], _ standpoint: Standpoint) {
        for line in heading { write(line) }
        if !heading.isEmpty { output.line() }
        output.lines(table.lines(width: output.width))
        for line in notes { write(line) }
        end(standpoint)
    }

    /// A paragraph, wrapped in a terminal.
    func write(_ paragraph: String, hangingIndent: String = "") {
        output.lines(Wrap.lines(paragraph, width: output.width, hangingIndent: hangingIndent))
    }

    func end(_ standpoint: Standpoint) {
        output.line()
        for line in standpoint.footer { write(line) }
    }

    /// One object on one line, in canonical JSON.
    func write(_ standpoint: Standpoint, _ answer: KeyValuePairs<String, JSONValue?>) {
        var members = standpoint.members
        for (key, value) in answer {
            if let value { members.append(.init(key: key, value: value)) }
        }
        output.raw(JSONValue.object(sorting: members).canonicalBytes() + [0x0a])
    }

    /// The same with a list in it that may be long: its elements are made one after another, as they are written.
    func write(
        _ standpoint: Standpoint, _ answer: [(key: String, value: JSONValue)], list name: String,
        _ elements: some Sequence<JSONValue>
    ) {
        var members = standpoint.members
        for (key, value) in answer { members.append(.init(key: key, value: value)) }
        let before = members.filter { $0.key < name }.sorted { $0.key < $1.key }
        let after = members.filter { $0.key > name }.sorted { $0.key < $1.key }
        var json = JSONWriter()
        json.beginObject()
        for member in before {
            json.key(member.key)
            json.value(member.value)
        }
        json.key(name)
        json.beginArray()
        for element in elements {
            json.value(element)
            guard json.bytes.count > 1 << 16 else { continue }
            output.raw(json.bytes)
            json.bytes.removeAll(keepingCapacity: true)
            if output.isClosed { return }
        }
        json.endArray()
        for member in after {
            json.key(member.key)
            json.value(member.value)
        }
        json.endObject()
        output.raw(json.bytes + [0x0a])
    }

    func write(header: [String], rows: some Sequence<[String]>) {
        output.raw(CSVWriter.record(header).utf8)
        for row in rows {
            if output.isClosed { return }
            output.raw(CSVWriter.record(row).utf8)
        }
    }
}
