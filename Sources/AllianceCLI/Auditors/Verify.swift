import AllianceLedger
import Alliances
import ArgumentParser

struct Verify: Verifying {
    static let configuration = CommandConfiguration(
        named: "verify", "Verify that the entries are those that were signed.",
        example: "alliance verify",
        """
        Reads and hashes every entry again, builds the tree, and verifies the signed checkpoints, the one in the store \
        and the one beside it, with the ledger's public key. It does not look at projections and indexes: \
        alliance replay does.
        """)

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        let report: ReplayReport
        switch try console.replay(ledger, .log, until: nil) {
        case .finished(let finished): report = finished
        case .broken(let message):
            console.write("FAILED: \(ledger.origin) is not verified")
            console.write("        " + message, hangingIndent: "        ")
            return .no
        }
        let entries = report.size == 1 ? "1 entry" : "\(report.size) entries"
        console.write("\(report.origin), \(entries)")
        console.output.line()
        console.output.lines(report.checks.lines(width: console.output.width))
        console.output.line()
        console.output.line("size \(report.size)")
        console.output.line("root \(report.root.base64)")
        console.output.line("key  \(ledger.verifier)")
        console.output.line()
        console.write(
            report.isGood
                ? "verified: the entries are those that were signed; alliance replay checks the projections too"
                : "FAILED: it is not verified that the entries are those that were signed")
        return report.isGood ? .yes : .no
    }
}
