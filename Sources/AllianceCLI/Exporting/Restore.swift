import AllianceLedger
import ArgumentParser

struct Restore: Command {
    static let configuration = CommandConfiguration(
        named: "restore", "Put a backup back, or make a ledger anew from its exported entries.",
        example: """
            alliance restore backups/backup-20261121T093000.000000Z --into ledger
            alliance restore silk-road.jsonl --into restored --key ledger/signer.key
            """,
        """
        A backup is verified where it lies, copied, and verified again; the ledger is there when it is whole. Where a \
        ledger has lost its data.mdb, name its directory: its keys stay. A ledger that is there is never overwritten. \
        What was signed after the backup was made is lost with it, so a backup that holds less than a checkpoint is \
        refused: the checkpoint left in the directory, and the one named by --checkpoint. Name the published one, \
        since alliance publish will not go on from less than it has published; look for the missing entries there.

        The signing key comes from --key, from the directory, or from a backup made with it. Without it all can be \
        read, verified and published; put signer.key back before you append, or run alliance key rotate --lost.

        From exported entries every batch is judged again as it was at its own time, and every entry must come out byte for byte: the root \
        hash is that of the ledger it was exported from. Anything else is refused, and nothing is left behind; the \
        directory is there when it is whole. With --key such a ledger goes on under its old key, and whoever holds the old verifier.key sees no difference. \
        Without it a new key is made: hand out the new verifier.key, and say why. The file itself is not signed: with \
        --checkpoint, entries that are fewer or others than those of a checkpoint you kept are refused. Always give it \
        with --key: to sign a history that is shorter than one already signed is to fork it.
        """)

    @Argument(
        help: ArgumentHelp("What alliance backup or alliance export jsonl made.", valueName: "source"),
        completion: .file())
    var source: String

    @Option(
        help: ArgumentHelp("The directory to make the ledger in.", valueName: "dir"), completion: .directory)
    var into: String

    @Option(
        help: ArgumentHelp(
            "The ledger's signer.key. (default: from exported entries, a new key is made)", valueName: "file"),
        completion: .file())
    var key: String?

    @Option(
        help: ArgumentHelp("A checkpoint whose entries must be there, and be the same.", valueName: "file"),
        completion: .file())
    var checkpoint: String?

    @Flag(help: "Put back a backup that lacks entries which were signed since.")
    var acceptLoss = false

    func run(_ console: Console) throws -> Answer {
        do {
            return try AnswerFile.isDirectory(source) ? restoreBackup(console) : restoreEntries(console)
        } catch let error as RestoreError {
            if case .ledger(let error) = error { throw error }
            throw Failure(
                Message(
                    error.message, location: error.location.map { $0.hasPrefix("line") ? "\(source), \($0)" : $0 },
                    remedy: error.advice),
                ExitStatus(rawValue: error.exitStatus))
        }
    }

    private func restoreBackup(_ console: Console) throws(RestoreError) -> Answer {
        let progress = ProofProgress(console.errors)
        defer { progress.end() }
        let report = try Ledger.restore(
            backup: source, into: into,
            BackupRestoreOptions(signer: key, checkpoint: checkpoint, acceptsLoss: acceptLoss), clock: console.clock,
            progress: progress.note)
        progress.end()
        tell(report, console)
        return .yes
    }

    private func tell(_ report: BackupRestoreReport, _ console: Console) {
        let mark = report.mark
        console.output.lines([
            "restored \(mark.size == 1 ? "1 entry" : "\(mark.size) entries") of \(mark.origin) in \(into)",
            "backed up   \(mark.taken)", "root hash   \(mark.root.base64)", "public key  \(report.verifier.text)",
            "verified    " + report.checks.passed,
        ])
        for check in report.checks {
            if case .skipped(let why) = check.result { console.errors.line("note: \(check.name) not compared: \(why)") }
        }
        if let signedSize = report.signedSize {
            console.errors.line(
                "note: \(signedSize - mark.size == 1 ? "1 entry that was" : "\(signedSize - mark.size) entries that were") "
                    + "signed \(signedSize - mark.size == 1 ? "is" : "are") not in it. Record nothing before you have looked "
                    + "for them in what was published or exported: another entry in their place forks the history, and "
                    + "alliance publish refuses to go on from it")
        }
        if !report.missingKeys.isEmpty {
            console.errors.line(
                "note: \(report.missingKeys.joined(separator: " and ")) is not there: put it back into \(into) before you "
                    + "append; if no copy is left: alliance key rotate --lost")
        }
        if checkpoint == nil, report.signedSize == nil {
            console.errors.line(
                "note: what was recorded after the backup is not in it. If it was published, alliance publish will refuse "
                    + "to go on: compare with the published checkpoint before you append")
        }
    }

    private func restoreEntries(_ console: Console) throws -> Answer {
        guard !acceptLoss else {
            throw Failure(
                usage: "--accept-loss is for a backup, and \(source) is a file",
                remedy: "leave it out, and --checkpoint too where the entries are to be fewer")
        }
        let lines: LineReader
        do throws(StreamError) {
            lines = LineReader(try Descriptor.open(reading: source, act: "opening the exported entries"))
        } catch {
            throw Failure(error, doing: "opening the exported entries")
        }
        let progress = Progress(console.errors)
        defer { progress.end() }
        let report = try Ledger.restore(
            ExportedLines(lines: lines), into: into, RestoreOptions(signer: key, checkpoint: checkpoint))
        progress.end()
        tell(report, console)
        return .yes
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
