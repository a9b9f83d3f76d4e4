import AllianceLedger
import CanonicalJSON

extension Snapshot {
    /// Tells in what the projections differ from a stored snapshot.
    static func compare(_ now: JSONValue, with expected: StoredSnapshot, _ output: Output) -> Bool {
        let shown = 20
        let differences = JSONDifference.between(expected.value, now)
        output.line()
        if differences.isEmpty {
            output.line("ok       the projections are those of \(expected.file)")
            return true
        }
        let count = differences.count == 1 ? "1 difference" : "\(differences.count) differences"
        output.line("FAILED   \(count) from \(expected.file)")
        for difference in differences.prefix(shown) { output.line("  " + difference.text()) }
        if differences.count > shown { output.line("  … and \(differences.count - shown) more") }
        return false
    }
}
