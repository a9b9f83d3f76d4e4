import AllianceLedger
import ArgumentParser

/// Which ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger's directory. (default: $ALLIANCE_LEDGER, else ./ledger)", valueName: "dir"),
        completion: .directory)
    var ledger: String?

    func directory(_ console: Console) -> String {
        if let ledger { return ledger }
        guard let named = console.environment["ALLIANCE_LEDGER"], !named.isEmpty else { return "./ledger" }
        return named
    }

    func open(for access: Ledger.Access, _ console: Console) throws(LedgerError) -> Ledger {
        try Ledger.open(at: directory(console), for: access, clock: console.clock)
    }
}
