import AllianceLedger
import ArgumentParser
import TransparencyLog

struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "witness", "Watch a log that others keep, and vouch that its history was only added to.",
        example: "alliance witness cosign https://ledger.example.org/silk-road --key verifier.key --state w1",
        verbs: [WitnessInitialize.self, WitnessCosign.self, WitnessAdd.self])
}

/// Where a witness keeps its key and what it has seen.
struct WitnessState: ParsableArguments {
    @Option(help: ArgumentHelp("The witness's directory.", valueName: "dir"), completion: .directory)
    var state: String
}

struct WitnessInitialize: Command {
    static let configuration = CommandConfiguration(
        named: "init", "Make a witness with a key of its own.",
        example: "alliance witness init --name witness.example.org/w1 --state w1",
        """
        A witness belongs to a member library, on a machine the secretariat has no hand in. It needs no ledger.
        """)

    @Option(help: ArgumentHelp("The witness's name, such as witness.example.org/w1.", valueName: "name"))
    var name: String

    @OptionGroup var state: WitnessState

    func run(_ console: Console) throws -> Answer {
        let witness = try Failure.unwrapping { () throws(WitnessError) in
            try Witness.create(at: state.state, name: name)
        }
        console.output.lines([
            "made a witness in \(state.state)", "  verifier key  \(witness.verifier.text)", "",
            "Keep \(state.state)/witness.key secret, and the whole directory: it holds what the witness has seen.",
            "Give the verifier key to all who shall rely on this witness.",
            "Next: alliance witness cosign URL --key KEY --state \(state.state)",
        ])
        return .yes
    }
}

struct WitnessCosign: Command {
    static let configuration = CommandConfiguration(
        named: "cosign", "Cosign a published checkpoint, if the log extends what was cosigned last.",
        example: """
            alliance witness cosign https://ledger.example.org/silk-road --key verifier.key --state w1
            alliance witness cosign ./published --key verifier.key --state w1 --out w1.cosignature
            """,
        """
        What is printed is a line c2sp.org/tlog-cosignature (v1), which the secretariat adds to its checkpoint with \
        alliance witness add. A log that has become smaller or has another history is refused, exit status 1; both \
        checkpoints are kept in the witness's directory as evidence.

        The first time there is nothing to compare with. Give the log's key from where you trust it; when the log \
        replaces its key, give the new one: what the witness has seen stays.
        """)

    @Argument(
        help: ArgumentHelp("Where the log is published: a directory, or a URL.", valueName: "dir|url"),
        completion: .directory)
    var published: String

    @Option(
        help: ArgumentHelp("The log's verifier key, or a file that holds it.", valueName: "key|file"),
        completion: .file())
    var key: String

    @OptionGroup var state: WitnessState

    @Option(
        help: ArgumentHelp("Write the line into this file. (default: standard output)", valueName: "file"),
        completion: .file())
    var out: String?

    @Option(help: ArgumentHelp("How long one file may take over HTTP.", valueName: "seconds"))
    var timeout: Int = 60

    func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout is 1 to 86400 seconds") }
    }

    func run(_ console: Console) throws -> Answer {
        let key = try VerifierKey(argument: key)
        let cosigned = try Failure.unwrapping { () throws(WitnessError) in
            try Witness.open(at: state.state).cosign(
                published, logKey: key, at: console.clock(), secondsPerFile: timeout)
        }
        if let out {
            do {
                try AnswerFile.write(cosigned.line, to: out)
            } catch {
                throw Failure(error, doing: "writing the cosignature")
            }
        } else {
            console.output.raw(cosigned.line)
        }
        let before =
            switch cosigned.sizeBefore {
            case nil: "seen for the first time"
            case cosigned.size: "as it was"
            case .some(let size): "extends what it was with \(size)"
            }
        console.errors.line("cosigned \(cosigned.origin) with \(cosigned.size) entries: \(before)")
        return .yes
    }
}

struct WitnessAdd: Command {
    static let configuration = CommandConfiguration(
        named: "add", "Let the ledger's checkpoint carry a witness's cosignature.",
        example: """
            alliance witness add w1.cosignature --key w1.vkey
            alliance publish ./published
            """,
        """
        For the secretariat. The line is kept if it verifies for the newest checkpoint, so nothing may be recorded \
        between publishing for the witnesses and adding their lines. The checkpoint carries it until the next entry: \
        publish again, and everybody sees it.
        """)

    @Argument(
        help: ArgumentHelp("The line that the witness gave, or - for standard input.", valueName: "file"),
        completion: .file())
    var cosignature: String

    @Option(
        help: ArgumentHelp("The witness's verifier key, or a file that holds it.", valueName: "key|file"),
        completion: .file())
    var key: String

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let key = try VerifierKey(argument: key, type: .cosignature)
        let line: [UInt8]
        do {
            line = try cosignature == "-" ? Self.readAll(console.input) : AnswerFile.read(cosignature)
        } catch {
            throw Failure(error, doing: "reading the cosignature")
        }
        let added = try ledger.open(for: .writing, console).add(cosignature: line, of: key)
        console.output.line("the checkpoint of \(added.size) entries carries the cosignature of \(key.name)")
        return .yes
    }

    private static func readAll(_ input: Descriptor) throws(StreamError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 12)
        // More than a checkpoint's worth of lines is none.
        while bytes.count < 1 << 16 {
            let count = try input.read(into: &buffer, act: "reading the cosignature")
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}

extension Failure {
    fileprivate static func unwrapping<R>(_ body: () throws(WitnessError) -> R) throws(Failure) -> R {
        do {
            return try body()
        } catch {
            if case .store(let store) = error { throw Failure(LedgerError.store(store)) }
            throw Failure(Message(error.message, remedy: error.advice), ExitStatus(rawValue: error.exitStatus))
        }
    }
}
