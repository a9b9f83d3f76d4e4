import Alliances
import CanonicalJSON
import EDTF
import Testing

@testable import Projections

/// Entries of one subject given one after another, and the row made of them.
struct Story {
    private(set) var row = Row()
    private(set) var next: UInt32 = 0

    init(row: Row = Row(), next: UInt32 = 0) {
        self.row = row
        self.next = next
    }

    /// - Parameter entries: type, effective (empty for none) and data of each, in order of position.
    init(_ subject: String, _ entries: [(String, String, String)], oneBatch: Bool = true) throws {
        for (type, effective, data) in entries {
            try stage(type, subject, effective, data)
            if !oneBatch { try settle() }
        }
        try settle()
    }

    mutating func stage(
        _ type: String, _ subject: String, _ effective: String, _ data: String = "{}", corrects: UInt32? = nil
    ) throws {
        var members = ["\"type\":\"\(type)\"", "\"subject\":\"\(subject)\"", "\"data\":\(data)", "\"reason\":\"r\""]
        if !effective.isEmpty { members.append("\"effective\":\"\(effective)\"") }
        if let corrects { members.append("\"corrects\":\(corrects)") }
        let content = try Draft(json: ("{" + members.joined(separator: ",") + "}").utf8Span.span).content
        var json = JSONWriter()
        let id = EventID(high: 0, low: UInt64(next))
        let entry = Entry(
            id: id, source: "s", recorded: Instant(microseconds: 0), actor: "a", content: content)
        let range = entry.write(to: &json)
        row.stage(next, content, data: json.bytes.span.extracting(range))
        next += 1
    }

    mutating func settle() throws {
        if let failure = row.settle() { throw failure }
    }

    var order: [UInt32] { row.steps.map(\.position) }
}
