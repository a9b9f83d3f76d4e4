import AllianceLedger
import Alliances
import ArgumentParser

struct Verify: Command {
    static let configuration = CommandConfiguration(
        "Verify that the entries are those that were signed.",
        example: "alliance verify",
        """
        Reads and hashes every entry again, builds the tree, and verifies the signed checkpoints, the one in the store \
        and the one beside it, with the ledger's public key. It does not look at projections and indexes: \
        alliance replay does.
        """)

    @OptionGroup var ledger: LedgerOptions

    /// The checks of a replay that do not depend on any projection or index.
    private static let checks: Set<String> = ["entries", "order of time", "tree", "checkpoint"]

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        let report: ReplayReport
        switch try console.replay(ledger, until: nil) {
        case .finished(let finished): report = finished
        case .broken(let message):
            console.write("FAILED: \(ledger.origin) is not verified")
            console.write("        " + message, hangingIndent: "        ")
            return .no
        }
        let checks = report.checks.filter { Self.checks.contains($0.name) }
        let isGood = !checks.contains(where: \.hasFailed)
        let entries = report.size == 1 ? "1 entry" : "\(report.size) entries"
        console.write("\(report.origin), \(entries)")
        console.output.line()
        console.output.lines(checks.lines(width: console.output.width))
        console.output.line()
        console.output.line("size \(report.size)")
        console.output.line("root \(report.root.base64)")
        console.output.line("key  \(ledger.verifier)")
        console.output.line()
        console.write(
            isGood
                ? "verified: the entries are those that were signed; alliance replay checks the projections too"
                : "FAILED: the entries are not those that were signed")
        return isGood ? .yes : .no
    }
}
