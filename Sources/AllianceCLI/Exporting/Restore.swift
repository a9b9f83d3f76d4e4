import AllianceLedger
import ArgumentParser

struct Restore: Command {
    static let configuration = CommandConfiguration(
        named: "restore", "Make a ledger anew from its exported entries.",
        example: """
            alliance export jsonl silk-road.jsonl
            alliance restore silk-road.jsonl --into restored --key ledger/signer.key
            """,
        """
        Every batch is judged again as it was at its own time, and every entry must come out byte for byte: the root \
        hash is that of the ledger it was exported from. Anything else is refused, and nothing is left behind; the \
        directory is there when it is whole.

        With --key the ledger goes on under its old key, and whoever holds the old verifier.key sees no difference. \
        Without it a new key is made: hand out the new verifier.key, and say why. The file itself is not signed: with \
        --checkpoint, entries that are fewer or others than those of a checkpoint you kept are refused. Always give it \
        with --key: to sign a history that is shorter than one already signed is to fork it.
        """)

    @Argument(help: ArgumentHelp("What alliance export jsonl wrote.", valueName: "source"))
    var source: String

    @Option(help: ArgumentHelp("The directory to make the ledger in.", valueName: "dir"))
    var into: String

    @Option(help: ArgumentHelp("The ledger's signer.key. (default: a new key is made)", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("A checkpoint these entries must be, or begin with.", valueName: "file"))
    var checkpoint: String?

    func run(_ console: Console) throws -> Answer {
        let lines: LineReader
        do throws(StreamError) {
            lines = LineReader(try Descriptor.open(reading: source, act: "opening the exported entries"))
        } catch {
            throw Failure(error, doing: "opening the exported entries")
        }
        do throws(RestoreError) {
            let progress = Progress(console.errors)
            defer { progress.end() }
            let report = try Ledger.restore(
                ExportedLines(lines: lines), into: into, RestoreOptions(signer: key, checkpoint: checkpoint))
            progress.end()
            tell(report, console)
            return .yes
        } catch {
            if case .ledger(let error) = error { throw error }
            throw Failure(
                Message(
                    error.message, location: error.location.map { $0.hasPrefix("line") ? "\(source), \($0)" : $0 },
                    remedy: error.advice),
                ExitStatus(rawValue: error.exitStatus))
        }
    }

    private func tell(_ report: RestoreReport, _ console: Console) {
        let entries = report.size == 1 ? "1 entry" : "\(report.size) entries"
        console.output.lines([
            "restored \(entries) of \(report.origin) in \(into)", "root hash   \(report.root.base64)",
            "public key  \(report.verifier.text)",
        ])
        guard report.isNewKey else { return }
        console.errors.line(
            "note: the key is a new one; what the old key signed is checked with the old verifier.key only")
    }
}

/// The lines of a file as a ledger is restored from them.
private struct ExportedLines: IteratorProtocol {
    let lines: LineReader

    func next() -> Result<ExportedLine, RestoreError>? {
        do throws(StreamError) {
            switch try lines.next() {
            case nil: return nil
            case .text(let bytes): return .success(ExportedLine(number: lines.number, bytes: bytes))
            case .tooLong(let length):
                return .failure(
                    .refused(
                        line: lines.number, why: "the line has \(length) bytes, which no entry has",
                        advice: "give a file as alliance export jsonl writes it"))
            }
        } catch {
            return .failure(.store(error))
        }
    }
}
