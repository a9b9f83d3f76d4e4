import AllianceLedger
import ArgumentParser

struct Initialize: Command {
    static let configuration = CommandConfiguration(
        named: "init", "Make a new ledger with a key of its own.",
        example: "alliance init --origin ledger.example.org/silk-road --ledger silk-road",
        """
        The origin names the ledger for ever: it stands in every entry and heads every checkpoint. Choose a name \
        under a domain of the alliance.
        """)

    @Option(help: ArgumentHelp("The ledger's name, such as ledger.example.org/silk-road.", valueName: "name"))
    var origin: String

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let directory = ledger.directory(console)
        let made = try Ledger.create(at: directory, origin: origin, clock: console.clock)
        console.output.lines([
            "made a ledger in \(directory)",
            "  origin        \(made.origin)",
            "  verifier key  \(made.verifier.text)",
            "",
            "Keep a copy of \(directory)/signer.key in a safe place: without it nothing more can be appended, and who "
                + "has it can sign in the ledger's name.",
            "Give the verifier key to all who shall be able to check the ledger.",
            "",
            "Next: alliance import FILE.jsonl, or record by hand: alliance evidence register --help",
        ])
        return .yes
    }
}
