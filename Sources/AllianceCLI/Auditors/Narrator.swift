import AllianceLedger
import Charts

/// Tells what each entry of a replay changes.
///
/// Lines are kept until the reading transaction has ended: whoever reads them may be slow.
final class Narrator {
    private let console: Console
    private var lines: [String] = []

    private static let widthOutsideTerminals = 160

    init(_ console: Console) {
        self.console = console
    }

    func take(_ narration: Narration) {
        let entry = narration.entry
        var line = "\(narration.position) \(entry.event.type.name) \(entry.subject)"
        if let effective = entry.content.effective { line += ", effective \(effective)" }
        if let takesOut = narration.takesOut { line += ", takes out \(takesOut)" }
        if entry.subject.name != narration.subject { line += ", of \(narration.subject)" }
        lines.append(line)
        for change in narration.changes { lines.append("    " + change) }
    }

    func flush() {
        let width = console.output.width ?? Self.widthOutsideTerminals
        for line in lines where !console.output.isClosed {
            console.output.line(SafeText.of(line).truncated(to: width))
        }
        lines.removeAll(keepingCapacity: true)
    }
}
