import AllianceLedger
import Alliances
import ArgumentParser

struct Verify: Verifying {
    static let configuration = CommandConfiguration(
        named: "verify", "Verify the whole ledger: pages, entries, tree, checkpoints, indexes and rows.",
        example: """
            alliance verify
            alliance verify --log
            """,
        """
        Looks at each page of the store, reads and hashes every entry again, builds the tree, verifies the signed \
        checkpoints, the one in the store and the one beside it, with the ledger's public key, and makes every index \
        and every row anew to compare it with the one stored. It says yes only where nothing differs, and otherwise \
        what does and where. With --log it leaves indexes and rows out.

        What is damaged can often be repaired: alliance repair.
        """)

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Only pages, entries, tree and checkpoints.")
    var log = false

    func run(_ console: Console) throws -> Answer {
        let pages = try Ledger.checkPages(at: ledger.directory(console))
        guard !pages.hasFailed else { return tell([pages], in: ledger.directory(console), console) }
        let ledger: Ledger
        let report: ReplayReport
        do throws(LedgerError) {
            ledger = try self.ledger.open(for: .reading, console)
        } catch {
            guard case .store(let store) = error, store.kind == .corrupted else { throw error }
            return tell(store.message, in: self.ledger.directory(console), console)
        }
        switch try console.replay(ledger, log ? .log : .everything, until: nil) {
        case .finished(let finished): report = finished
        case .broken(let message): return tell(message, in: ledger.origin, console)
        }
        let entries = report.size == 1 ? "1 entry" : "\(report.size) entries"
        console.write("\(report.origin), \(entries)")
        console.output.line()
        console.output.lines(([pages] + report.checks).lines(width: console.output.width))
        console.output.line()
        console.output.line("size \(report.size)")
        console.output.line("root \(report.root.base64)")
        console.output.line("key  \(ledger.verifier)")
        console.output.line()
        console.write(conclusion(report))
        return report.isGood ? .yes : .no
    }

    private func conclusion(_ report: ReplayReport) -> String {
        switch (report.isGood, log) {
        case (true, false): "verified: the entries are those that were signed, and all else is what they make"
        case (true, true): "verified: the entries are those that were signed; indexes and rows were not looked at"
        case (false, _):
            "FAILED: the ledger is not what its entries make, or they are not what was signed; alliance repair tells "
                + "what can be made good"
        }
    }

    private func tell(_ message: String, in place: String, _ console: Console) -> Answer {
        console.write("FAILED: \(place) is not verified")
        console.write("        " + message, hangingIndent: "        ")
        return .no
    }
}

extension Verifying {
    /// Says that nothing more was looked at.
    func tell(_ checks: [Check], in place: String, _ console: Console) -> Answer {
        console.write("FAILED: \(place) is damaged; what stands on its pages was not looked at")
        console.output.line()
        console.output.lines(checks.lines(width: console.output.width))
        console.output.line()
        console.write("what to do: alliance repair tells what can be made good")
        return .no
    }
}
