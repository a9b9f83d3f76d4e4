import Alliances
import Charts

/// Labelled lines that tell all of one subject: a label, a value, and the entries that say it.
struct Fields {
    struct Field {
        let label: String
        let value: String
        let entries: [UInt32]
    }

    private(set) var all: [Field] = []

    /// - Parameter entry: the one that says so.
    mutating func add(_ label: String, _ value: String?, _ entry: UInt32? = nil) {
        guard let value, !value.isEmpty else { return }
        all.append(Field(label: label, value: value, entries: entry.map { [$0] } ?? []))
    }

    mutating func add(_ label: String, _ value: String, _ entries: [Position]) {
        all.append(Field(label: label, value: value, entries: entries.map(\.rawValue)))
    }

    /// - Parameter width: of the terminal, in columns; nil = unlimited.
    func lines(width: Int?) -> [String] {
        let labelWidth = all.map { DisplayWidth.of($0.label) }.max() ?? 0
        let indent = String(repeating: " ", count: labelWidth + 2)
        var previous: String?
        return all.flatMap { field -> [String] in
            // A label that repeats is said once.
            let label = field.label == previous ? "" : field.label
            previous = field.label
            let entries = field.entries.map { "#\($0)" }.joined(separator: " ")
            return Wrap.lines(
                field.value + (entries.isEmpty ? "" : "  [\(entries)]"), width: width,
                indent: label.padded(to: labelWidth) + "  ", hangingIndent: indent)
        }
    }
}
