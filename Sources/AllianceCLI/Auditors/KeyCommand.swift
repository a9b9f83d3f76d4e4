import AllianceLedger
import ArgumentParser
import TransparencyLog

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "key", "Show the ledger's key, or replace it; make an auditor's.", example: "alliance key show",
        verbs: [KeyShow.self, KeyRotate.self, KeyFinish.self, KeyMake.self])
}

struct KeyShow: Command {
    static let configuration = CommandConfiguration(
        named: "show", "Show the key in force and, while it is being replaced, the next one.",
        example: "alliance key show",
        """
        What is shown is public: give it to all who check the ledger, by another way than the published log.
        """)

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        let keys = try ledger.keys()
        let note = try ledger.checkpoint()
        console.output.lines([
            "key in force  \(keys.current.text)", "  id          \(keys.current.id)\(Self.signed(note, keys.current))",
        ])
        guard let next = keys.next else { return .yes }
        console.output.lines([
            "next key      \(next.text)", "  id          \(next.id)\(Self.signed(note, next))", "",
            "Both sign every checkpoint until alliance key finish.",
        ])
        return .yes
    }

    private static func signed(_ note: [UInt8]?, _ key: VerifierKey) -> String {
        guard let note, let read = try? SignedNote(bytes: note) else { return "" }
        return read.isSigned(by: key) ? ", has signed the newest checkpoint" : ", has not signed the newest checkpoint"
    }
}

struct KeyRotate: Command {
    static let configuration = CommandConfiguration(
        named: "rotate", "Make the next key; from now on both sign.",
        example: """
            alliance key rotate
            alliance key rotate --lost
            """,
        """
        Begins an overlap in which every checkpoint carries two signatures: who holds the old key and who holds the \
        next one can both check. Give the next key to all who check the ledger, publish, and end the overlap with \
        alliance key finish. If somebody else has the old key, finish at once.

        With --lost, where no copy of signer.key is left, a new key takes its place without an overlap.
        """)

    @Flag(help: "The signing key is lost: replace it at once.")
    var lost = false

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let directory = ledger.directory(console)
        if lost {
            let replaced = try Ledger.replaceLostKey(at: directory, clock: console.clock)
            let (old, new) = (replaced.verifier, try replaced.keys().current)
            console.output.lines([
                "a new key is in force", "  lost key      \(old.text)", "  key in force  \(new.text)", "",
                "Keep a copy of \(directory)/signer.key in a safe place.",
                "Those who hold the lost key cannot check what is signed from now on: give them the new one, by another "
                    + "way than the published log, and tell them why. What the old key signed stays valid.",
            ])
            return .yes
        }
        let keys = try ledger.open(for: .writing, console).rotateKey()
        console.output.lines([
            "from now on two keys sign", "  key in force  \(keys.current.text)",
            "  next key      \(keys.next?.text ?? "")", "",
            "Keep a copy of \(directory)/signer.next.key in a safe place.",
            "Give the next key to all who check the ledger, by another way than the published log; then publish.",
            "Next: alliance key finish, when all have it",
        ])
        return .yes
    }
}

struct KeyFinish: Command {
    static let configuration = CommandConfiguration(
        named: "finish", "End the overlap: the next key is in force, the old one signs no more.",
        example: "alliance key finish",
        """
        The old secret key is removed. Its public key is kept beside the ledger under its id, since proofs that it \
        signed stay valid. Who has not got the new key by now can check nothing that is signed from here on.
        """)

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .writing, console)
        let retired = try ledger.finishRotation()
        console.output.lines([
            "the overlap has ended", "  key in force    \(try ledger.keys().current.text)",
            "  old public key  \(retired)", "", "Destroy the copies of the old signing key.",
            "Next: alliance publish DIR",
        ])
        return .yes
    }
}

struct KeyMake: Command {
    static let configuration = CommandConfiguration(
        named: "make", "Make a key for an auditor, to sign what a replay found.",
        example: "alliance key make auditor.example.org --out auditor.key",
        """
        The key is written to the file, readable by nobody else, and the public one beside it with .pub behind the \
        name. No ledger is needed or changed.
        """)

    @Argument(help: ArgumentHelp("Who signs: a name without spaces and +.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp("The file of the secret key; it must not exist yet.", valueName: "file"), completion: .file()
    )
    var out: String

    func run(_ console: Console) throws -> Answer {
        let key: VerifierKey
        do throws(LedgerError) {
            key = try AuditorKey.create(at: out, name: name)
        } catch {
            guard case .store(let store) = error, store.kind == .conflict else { throw error }
            throw Failure(usage: String(store.message.dropLast()), location: "--out", remedy: "name another file")
        }
        console.output.lines([
            "made the key \(key)", "", "Give \(out).pub to those who shall check what you sign, and \(out) to nobody.",
        ])
        return .yes
    }
}
