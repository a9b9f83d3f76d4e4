import AllianceLedger
import ArgumentParser

struct Publish: Command {
    static let configuration = CommandConfiguration(
        named: "publish", "Publish the signed log as plain files that any web server can serve.",
        example: """
            alliance publish /srv/www/silk-road
            alliance audit /srv/www/silk-road --key verifier.key
            """,
        """
        Writes what is new since the last time: entries, hashes (c2sp.org/tlog-tiles), and at the end the signed \
        checkpoint. It can be stopped at any moment; what is there verifies as of the checkpoint that is there. It \
        never publishes a history other than the one that was published before.

        Serve the directory as it is. What is in it is meant to be seen by everybody; the ledger's own directory is \
        not, and is refused.
        """)

    @Argument(help: ArgumentHelp("The directory, which is made where it is missing.", valueName: "dir"))
    var directory: String

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let progress = AuditProgress(console.errors, verb: "published")
        defer { progress.end() }
        do throws(PublicationError) {
            let report = try open(console).publish(to: directory) { done, size in progress.note(done, of: size) }
            progress.end()
            tell(report, console)
            return .yes
        } catch {
            if case .ledger(let error) = error { throw error }
            throw Failure(
                Message(error.message, remedy: error.advice), ExitStatus(rawValue: error.exitStatus))
        }
    }

    /// For writing, so that a head left unsigned by a crash is signed; without the secret key, what was signed last is
    /// published.
    private func open(_ console: Console) throws(PublicationError) -> Ledger {
        do throws(LedgerError) {
            return try ledger.open(for: .writing, console)
        } catch {
            guard case .keyMissing(let path) = error else { throw .ledger(error) }
            console.errors.line("note: \(path) is missing; what was signed last is published")
            do throws(LedgerError) {
                return try ledger.open(for: .reading, console)
            } catch {
                throw .ledger(error)
            }
        }
    }

    private func tell(_ report: PublicationReport, _ console: Console) {
        let entries = report.size == 1 ? "1 entry" : "\(report.size) entries"
        if report.size == report.sizeBefore {
            console.output.line("\(directory) is up to date: \(entries) of \(report.origin)")
        } else {
            let before = report.sizeBefore == 0 ? "" : ", \(report.size - report.sizeBefore) of them new"
            console.output.line("published \(entries)\(before) of \(report.origin) in \(directory)")
        }
    }
}
