import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import TransparencyLog

struct Replay: Verifying {
    static let configuration = CommandConfiguration(
        named: "replay", "Recompute everything from the entries alone and compare it with what is stored.",
        example: """
            alliance replay
            alliance replay --narrate --until 200
            alliance replay --as-of 2021-09-02 --write 2021-09-02.json
            alliance replay --compare Snapshots/silk-road/2021-09-02.json
            alliance replay --certificate replay.txt --sign auditor.key
            """,
        """
        Each check has a name and says what was compared. A snapshot is one line of canonical JSON of all projections \
        at a size and a day; origin, ids and recorded times are not in it, so that two ledgers with the same history \
        make the same. Any difference is exit status 1.

        A certificate states what was found: origin, size, root, day, the checks and the SHA-256 of the snapshot. Two \
        auditors who ask of the same day of the same log attest the same. With --sign it is a signed note of the \
        auditor, whose key alliance key make makes; others check it with alliance check.
        """)

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "The last entry to replay; the whole of its batch counts. (default: the last of all)", valueName: "n"),
        transform: Log.position)
    var until: Position?

    @Option(
        help: ArgumentHelp(
            "The day of the snapshot. (default: that of the one compared with, else today)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(help: ArgumentHelp("Compare the projections with a snapshot.", valueName: "file"), completion: .file())
    var compare: String?

    @Option(help: ArgumentHelp("Write the projections as a snapshot.", valueName: "file"), completion: .file())
    var write: String?

    @Option(help: ArgumentHelp("Write a certificate of what was found.", valueName: "file"), completion: .file())
    var certificate: String?

    @Option(
        help: ArgumentHelp("Sign the certificate with this key of the auditor's.", valueName: "keyfile"),
        completion: .file())
    var sign: String?

    @Flag(help: "Tell what each entry changes.")
    var narrate = false

    func validate() throws {
        if sign != nil, certificate == nil {
            throw ValidationError("--sign signs a certificate: name its file with --certificate")
        }
    }

    func run(_ console: Console) throws -> Answer {
        let expected = try compare.map { file in try StoredSnapshot.read(file) }
        // Before the work, not after it.
        let signer = try sign.map { file in try AuditorKey.read(file) }
        let pages = try Ledger.checkPages(at: ledger.directory(console))
        guard !pages.hasFailed else { return tell([pages], in: ledger.directory(console), console) }
        let ledger = try ledger.open(for: .reading, console)
        let size = try until.map { try wholeSize(of: $0, in: ledger) }
        let outcome = try console.replay(ledger, until: size, narrator: narrate ? Narrator(console) : nil)
        guard case .finished(let report) = outcome else {
            if case .broken(let message) = outcome { tell(broken: message, ledger, console) }
            return .no
        }
        if narrate { console.output.line() }
        tell(report, console)
        var isGood = report.isGood
        if expected != nil || write != nil, isGood {
            let snapshot = try Snapshot.of(try book(ledger, report, expected, today: console.clock().day))
            if let expected { isGood = Snapshot.compare(snapshot, with: expected, console.output) && isGood }
            if let write { try save(Snapshot.file(snapshot), to: write, console) }
        }
        if let certificate {
            let book = try book(ledger, report, nil, today: console.clock().day)
            let attested = ReplayCertificate(
                report, book.standpoint, snapshotFile: report.isGood ? Snapshot.file(try Snapshot.of(book)) : nil,
                program: "alliance \(Alliance.version)")
            try save(try signer.map { try Self.signed(attested, $0) } ?? attested.text, to: certificate, console)
        }
        return isGood ? .yes : .no
    }

    private func wholeSize(of position: Position, in ledger: Ledger) throws -> Int {
        let size = try ledger.size()
        guard Int(position.rawValue) < size else {
            throw Failure(
                usage: "the log holds \(size) entries: there is no \(position)", location: "--until",
                remedy: size == 0 ? "leave --until out" : "name an entry from #0 to #\(size - 1)")
        }
        return try ledger.wholeBatches(Int(position.rawValue) + 1)
    }

    // MARK: - The checks

    private func tell(_ report: ReplayReport, _ console: Console) {
        let entries = report.storedSize == 1 ? "1 entry" : "\(report.storedSize) entries"
        let part = report.size == report.storedSize ? "" : "the first \(report.size) of "
        console.write("replayed \(part)\(entries) of \(report.origin)")
        if let until, report.size > Int(until.rawValue) + 1 {
            console.write("\(until) stands amid a batch: the whole batch up to #\(report.size - 1) counts")
        }
        console.output.line()
        console.output.lines(report.checks.lines(width: console.output.width))
        console.output.line()
        console.write("size \(report.size)")
        console.write("root \(report.root.base64)")
        if !report.isGood {
            console.output.line()
            console.write("FAILED: the ledger is not what its entries make, or they are not what was signed")
        }
    }

    private func tell(broken message: String, _ ledger: Ledger, _ console: Console) {
        console.write("FAILED: the replay of \(ledger.origin) cannot go on")
        console.write("        " + message, hangingIndent: "        ")
    }

    // MARK: - Snapshots

    /// The projections at the size replayed; of a longer log than the snapshot compared with, at the snapshot's size.
    private func book(
        _ ledger: Ledger, _ report: ReplayReport, _ expected: StoredSnapshot?, today: Day
    ) throws -> Book {
        let size = until == nil ? min(expected?.size ?? report.size, report.size) : report.size
        let day = asOf ?? expected?.asOf ?? today
        let last = size > 0 && size <= Int(Position.last.rawValue) ? Position(UInt32(size - 1)) : nil
        return try ledger.book(Question(asOf: day, knownAt: last.map { .position($0) }))
    }

    private static func signed(_ certificate: ReplayCertificate, _ signer: SignerKey) throws(Failure) -> [UInt8] {
        do {
            return try certificate.signed(by: signer)
        } catch {
            throw Failure(Message("the certificate cannot be signed: \(error)", remedy: "check the key"), .systemFailed)
        }
    }

    private func save(_ bytes: [UInt8], to file: String, _ console: Console) throws {
        do {
            try AnswerFile.write(bytes, to: file)
        } catch {
            throw Failure(error, doing: "writing \(file)")
        }
        console.output.line()
        console.write("wrote \(file)")
    }
}
