import AllianceLedger
import ArgumentParser
import EDTF
import TransparencyLog

struct AuditCommand: Command {
    static let configuration = CommandConfiguration(
        named: "audit", "Check a published log and read it, with nothing but its files and its key.",
        example: """
            alliance audit https://ledger.example.org/silk-road --key verifier.key
            alliance audit ./copy --key verifier.key --since checkpoint.2025 --keep checkpoint.2026
            alliance audit ./copy --key verifier.key --show members --as-of 2021-09-02
            """,
        """
        Needs no ledger and no secret. Hashes every entry again, compares every tile, the root and the signature, and \
        plays the entries through the rules of the record; what they make is shown with --show. The exit status is 0 \
        only if every check passed.

        The key decides whom you believe. Get it from the secretariat by another way than the log. A log that shows \
        different histories to different people is found out by comparing saved checkpoints: keep one with --keep, and \
        give it with --since next time. Where the log has replaced its key meanwhile, give the new key with --key and \
        the one under your checkpoint with --old-key.
        """)

    @Argument(help: ArgumentHelp("A directory, or a URL of http or https.", valueName: "dir|url"))
    var place: String

    @Option(
        help: ArgumentHelp(
            "The log's verifier key, or a file of it. (default: the one beside the log, which proves nothing about "
                + "who signed)", valueName: "key|file"))
    var key: String?

    @Option(help: ArgumentHelp("The name the log must have. (default: the name of the key)", valueName: "name"))
    var origin: String?

    @Option(
        help: ArgumentHelp("A checkpoint saved before, which the log must continue; repeatable.", valueName: "file"))
    var since: [String] = []

    @OptionGroup var oldKeys: OldKeyOptions

    @OptionGroup var witnesses: WitnessOptions

    @Option(help: ArgumentHelp("Save the checkpoint there if everything is right.", valueName: "file"))
    var keep: String?

    @Flag(help: "Check the log only, not what its entries say.")
    var hashesOnly = false

    @Option(help: ArgumentHelp("Show what the entries make: members, agreements, …", valueName: "view"))
    var show: ShownView?

    @OptionGroup var format: FormatOption

    @Option(
        help: ArgumentHelp("Names in this language where it is recorded, such as zh-Hans.", valueName: "tag"),
        transform: QuestionOptions.language)
    var language: String = "en"

    @Option(
        help: ArgumentHelp(
            "The day of what is shown. (default: that of the snapshot compared with, else today)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(help: ArgumentHelp("Compare the projections with a snapshot.", valueName: "file"))
    var compare: String?

    @Option(help: ArgumentHelp("Write the projections as a snapshot.", valueName: "file"))
    var write: String?

    @Option(help: ArgumentHelp("How long one file may take over HTTP.", valueName: "seconds"))
    var timeout: Int = 60

    func validate() throws {
        if hashesOnly, show != nil || compare != nil || write != nil {
            throw ValidationError("--hashes-only reads no entries, so that there is nothing to show or compare")
        }
        if show == nil, format.format != .table {
            throw ValidationError("--format says how --show is written: name what to show")
        }
        guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout is 1 to 86400 seconds") }
    }

    func run(_ console: Console) throws -> Answer {
        let expected = try compare.map { file in try StoredSnapshot.read(file) }
        let report = try audit(console)
        // What was asked to be shown is the answer then, and the checks are beside it.
        tell(report, show == nil ? console.output : console.errors, console)
        guard report.isGood else { return .no }
        var isGood = true
        if let book = report.book(asOf: asOf ?? expected?.asOf ?? console.clock().day) {
            if let show {
                console.errors.flush()
                try show.tell(book, as: format.format, language: language, console)
            }
            let beside = show == nil ? console.output : console.errors
            if let expected { isGood = try Snapshot.compare(Snapshot.of(book), with: expected, beside) }
            if let write { try save(Snapshot.file(Snapshot.of(book)), to: write, "the snapshot", beside) }
        }
        if let keep, isGood, let note = report.note {
            try save(note, to: keep, "the checkpoint", show == nil ? console.output : console.errors)
        }
        return isGood ? .yes : .no
    }

    private func audit(_ console: Console) throws -> AuditReport {
        let progress = AuditProgress(console.errors, verb: "audited")
        defer { progress.end() }
        let witnessKeys = try witnesses.keys()
        let oldKeyList = try oldKeys.keys(
            besides: key.map { (text) throws(Failure) in try VerifierKey(argument: text) })
        do throws(AuditError) {
            var options = AuditOptions()
            if let key { options.key = try AuditKey(key, auditing: place) }
            options.oldKeys = oldKeyList
            options.origin = origin
            options.saved = since
            options.isOfHashesOnly = hashesOnly
            options.witnesses = witnessKeys
            options.quorum = witnesses.quorum
            options.secondsPerFile = timeout
            return try Audit.run(place, options) { done, size in progress.note(done, of: size) }
        } catch {
            throw Failure(Message(error.message, remedy: error.advice), ExitStatus(rawValue: error.exitStatus))
        }
    }

    private func tell(_ report: AuditReport, _ output: Output, _ console: Console) {
        func write(_ text: String) { output.lines(Wrap.lines(text, width: output.width)) }
        let entries = report.size.map { $0 == 1 ? ", 1 entry" : ", \($0) entries" } ?? ""
        write("\(report.place): \(report.origin)\(entries)")
        output.line()
        output.lines(report.checks.lines(width: output.width))
        output.line()
        if let size = report.size, let root = report.root {
            output.line("size \(size)")
            output.line("root \(root.base64)")
        }
        output.line("key  \(report.key.verifier)")
        for signature in report.otherSignatures { write("also signed by \(signature), which was not checked") }
        if report.extensionLines > 0 {
            write("the checkpoint has \(report.extensionLines) more lines, which nobody can check")
        }
        output.line()
        if report.isGood {
            write(
                hashesOnly
                    ? "verified: these are the entries that were signed; what they say was not looked at"
                    : "verified: these are the entries that were signed, and they keep the rules")
        } else {
            write(
                "FAILED: do not rely on this log"
                    + (report.firstBad.map { "; the first entry with which something is wrong is #\($0)" } ?? ""))
        }
        if !report.savedByOtherKeys.isEmpty {
            output.flush()
            console.errors.lines(
                Wrap.lines(
                    "what to do: if the log has replaced its key since \(report.savedByOtherKeys.joined(separator: ", ")) "
                        + "was saved, give the key it had then, too: --old-key FILE",
                    width: console.errors.width, indent: "", hangingIndent: "  "))
        }
        if report.key.isFromLog { warn(console) }
    }

    private func warn(_ console: Console) {
        console.output.flush()
        let errors = console.errors
        for (label, text) in [
            (
                "warning: ",
                "the key was read from beside the log: this proves nothing about who signed, since whoever can change "
                    + "the log can put another key there"
            ),
            (
                "  what to do: ",
                "get the verifier key from the secretariat by another way, compare, and repeat with --key"
            ),
        ] {
            let indent = String(repeating: " ", count: label.count)
            errors.lines(Wrap.lines(text, width: errors.width, indent: label, hangingIndent: indent))
        }
    }

    private func save(_ bytes: [UInt8], to file: String, _ what: String, _ output: Output) throws {
        do {
            try AnswerFile.write(bytes, to: file)
        } catch {
            throw Failure(error, doing: "writing \(what) \(file)")
        }
        output.line("wrote \(what) to \(file)")
    }
}
