import AllianceLedger
import ArgumentParser

struct BackupCommand: Command {
    static let configuration = CommandConfiguration(
        named: "backup", "Copy the ledger while it is in use, and prove the copy.",
        example: """
            alliance backup /mnt/other-disk/silk-road --keep 14
            alliance restore /mnt/other-disk/silk-road/backup-… --into ledger
            """,
        """
        The copy is opened, every check of alliance replay is made on it, and its size and root hash are compared with \
        the ledger and with the signed checkpoint. Only then does it get its name, backup- and the time; before, it is \
        .alliance-backup.new, which the next run takes away. Others may append meanwhile: the copy is of one moment.

        With --keep older backups of this log are deleted when the new one is proven, and only those whose every entry \
        the new one holds. Nothing else in the directory is touched. Keep it on another disk, better in another house.

        The signing key is not in it: whoever gets hold of a backup with the key can sign in your name. So keep \
        signer.key apart, on paper or on a second machine; without it a restored ledger can be read, verified and \
        published, but nothing can be appended before its key is replaced (alliance key rotate --lost).
        """)

    @Argument(
        help: ArgumentHelp("The directory to hold the backups, made where it is missing.", valueName: "dir"),
        completion: .directory)
    var directory: String

    @OptionGroup var ledger: LedgerOptions

    @Option(help: ArgumentHelp("How many backups to keep, the new one among them. (default: all)", valueName: "n"))
    var keep: Int?

    @Flag(help: "Put the signing key into it: whoever has the backup can then sign in your name.")
    var includeSignerKey = false

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep \(keep) would keep nothing; write 1 or more") }
    }

    func run(_ console: Console) throws -> Answer {
        let progress = ProofProgress(console.errors)
        defer { progress.end() }
        do throws(BackupError) {
            let report = try open(console).backup(
                to: directory, BackupOptions(keep: keep, includesSigner: includeSignerKey), progress: progress.note)
            progress.end()
            tell(report, console)
            return .yes
        } catch {
            if case .ledger(let error) = error { throw error }
            throw Failure(
                Message(error.message, location: error.location, remedy: error.advice),
                ExitStatus(rawValue: error.exitStatus))
        }
    }

    private func open(_ console: Console) throws(BackupError) -> Ledger {
        do throws(LedgerError) {
            return try ledger.open(for: .reading, console)
        } catch {
            throw .ledger(error)
        }
    }

    private func tell(_ report: BackupReport, _ console: Console) {
        let mark = report.mark
        console.output.lines([
            "backed up \(mark.size == 1 ? "1 entry" : "\(mark.size) entries") of \(mark.origin) in \(report.path)",
            "root hash   \(mark.root.base64)",
            "checkpoint  " + (mark.signedSize == mark.size ? "covers all of it" : "covers \(mark.signedSize) of it"),
            "verified    " + report.checks.passed,
            "signer.key  "
                + (mark.holdsSigner
                    ? "in it: whoever has this backup can sign" : "not in it: keep it apart, it is needed to append"),
        ])
        for name in report.deleted { console.output.line("deleted     \(directory)/\(name)") }
        for check in report.checks {
            if case .skipped(let why) = check.result { console.errors.line("note: \(check.name) not compared: \(why)") }
        }
        for (name, why) in report.spared { console.errors.line("note: \(directory)/\(name) is kept: \(why)") }
    }
}

extension [Check] {
    /// `all 10 checks`, or which were made.
    var passed: String {
        let passed = filter { $0.result == .passed }
        return passed.count == count ? "all \(count) checks" : passed.map(\.name).joined(separator: ", ")
    }
}
