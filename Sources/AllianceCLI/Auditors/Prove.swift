import AllianceLedger
import Alliances
import ArgumentParser

struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
        "prove", "Make a proof that others can check without this program.",
        example: "alliance prove inclusion 17 --out receipts", verbs: [ProveInclusion.self, ProveConsistency.self])
}

struct ProveInclusion: Command {
    static let configuration = CommandConfiguration(
        named: "inclusion", "Prove that an entry is in the signed log.",
        example: """
            alliance prove inclusion 17
            alliance prove inclusion 17 --out receipts
            """,
        """
        The proof is a file c2sp.org/tlog-proof@v1 with the signed checkpoint in it. With --out it is written as \
        17.tlog-proof, and the entry, exactly as stored, as 17.entry: together they are a receipt that can be checked \
        offline for ever, with alliance check or with other people's programs.
        """)

    @Argument(
        help: ArgumentHelp("The entry's position, such as 17 or '#17'.", valueName: "n"), transform: Log.position)
    var position: Position

    @Option(help: ArgumentHelp("Write the proof and the entry into this directory.", valueName: "dir"))
    var out: String?

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        guard let receipt = try ledger.receipt(of: position) else {
            let size = try ledger.size()
            throw Failure(
                Message(
                    position.rawValue < size
                        ? "\(position) is in the log, but no checkpoint over it is signed yet"
                        : "the log holds \(size) entries: there is no \(position)",
                    remedy: position.rawValue < size
                        ? "any command that appends signs; or open the ledger for writing once" : "see alliance log"),
                .answerIsNo)
        }
        guard let out else {
            console.output.raw(receipt.proof)
            return .yes
        }
        let name = "\(out)/\(position.rawValue)"
        do throws(StreamError) {
            try AnswerFile.makeDirectory(out)
            try AnswerFile.write(receipt.entry, to: name + ".entry")
            try AnswerFile.write(receipt.proof, to: name + ".tlog-proof")
        } catch {
            throw Failure(error, doing: "writing the receipt")
        }
        console.output.lines([
            "\(name).entry        the entry, exactly as stored",
            "\(name).tlog-proof   that it is number \(position.rawValue) of \(ledger.origin)",
            "check it: alliance check \(name).tlog-proof --key KEY",
        ])
        return .yes
    }
}

struct ProveConsistency: Command {
    static let configuration = CommandConfiguration(
        named: "consistency", "Prove that the log extends what it was at an earlier size.",
        example: "alliance prove consistency 385 > consistency.txt",
        """
        What is printed is the body of a witness request (c2sp.org/tlog-witness): “old” and the size, the hashes, an \
        empty line, the newer signed checkpoint. Whoever kept the checkpoint of the earlier size can check it with \
        alliance check --since.
        """)

    @Argument(
        help: ArgumentHelp("The earlier size: that of a checkpoint somebody kept.", valueName: "old"),
        transform: ProveConsistency.size)
    var old: Int

    @Argument(
        help: ArgumentHelp(
            "The newer size. Only the last signed checkpoint can be proven against. (default: its size)",
            valueName: "new"), transform: ProveConsistency.size)
    var new: Int?

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        guard let statement = try ledger.consistency(from: old) else {
            throw Failure(
                usage: "the signed log has never had \(old) entries", location: "OLD",
                remedy: "name the size of a checkpoint you kept; alliance checkpoint shows the newest")
        }
        if let new, new != statement.newSize {
            throw Failure(
                usage: "the last signed checkpoint is of size \(statement.newSize), not \(new)", location: "NEW",
                remedy: "leave NEW out")
        }
        console.output.raw(statement.bytes)
        return .yes
    }

    private static func size(_ text: String) throws -> Int {
        guard let size = Int(text), size >= 0, String(size) == text else {
            throw ValidationError(
                "“\(Rejection.quoted(text))” is not a size; write a number of entries, such as the second line of a "
                    + "checkpoint")
        }
        return size
    }
}
