import AllianceLedger
import Charts

extension [Check] {
    /// `ok       tree   leaves, tiles and root …`, with what differs below it.
    func lines(width: Int?) -> [String] {
        let nameWidth = map { DisplayWidth.of($0.name) }.max() ?? 0
        let indent = String(repeating: " ", count: Check.wordWidth + nameWidth + 4)
        return flatMap { check -> [String] in
            let head = check.word.padded(to: Check.wordWidth) + "  " + check.name.padded(to: nameWidth) + "  "
            var lines = Wrap.lines(check.claim, width: width, indent: head, hangingIndent: indent)
            for finding in check.findings {
                lines += Wrap.lines(finding, width: width, indent: indent + "- ", hangingIndent: indent + "  ")
            }
            return lines
        }
    }
}

extension Check {
    fileprivate static let wordWidth = 7

    fileprivate var word: String {
        switch result {
        case .passed: "ok"
        case .failed: "FAILED"
        case .skipped: "skipped"
        }
    }

    fileprivate var findings: [String] {
        switch result {
        case .passed: []
        case .failed(let findings): findings
        case .skipped(let why): [why]
        }
    }

    var hasFailed: Bool {
        if case .failed = result { true } else { false }
    }
}
