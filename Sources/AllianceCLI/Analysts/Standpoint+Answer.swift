import AllianceLedger
import CanonicalJSON

extension Standpoint {
    /// On what an answer rests, below it.
    var footer: [String] {
        var parts = ["as of \(asOf)"]
        if let knownAt, let recorded { parts.append("known at \(knownAt) (\(recorded))") }
        let entries = size == 1 ? "1 entry" : "\(size) entries"
        parts.append("\(origin), " + (size == 0 ? "no entries" : isPast ? "its first \(entries)" : entries))
        var lines = [parts.joined(separator: " · ")]
        if completedBatch, let knownAt { lines.append("the whole batch up to \(knownAt) counts") }
        return lines
    }

    /// With what every answer in JSON begins.
    var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init(key: "origin", value: .string(origin)),
            .init(key: "size", value: .integer(Int64(size))),
            .init(key: "asOf", value: .string(asOf.description)),
        ]
        if let knownAt { members.append(.init(key: "knownAt", value: .integer(Int64(knownAt.rawValue)))) }
        if let recorded { members.append(.init(key: "recorded", value: .string(recorded.description))) }
        if completedBatch { members.append(.init(key: "completedBatch", value: .bool(true))) }
        return members
    }
}
