import AllianceLedger
import Alliances
import ArgumentParser

struct Import: Command {
    static let configuration = CommandConfiguration(
        named: "import", "Append the drafts of a file: all of them, or none.",
        example: """
            alliance import Snapshots/silk-road/history.jsonl --dry-run
            alliance import Snapshots/silk-road/history.jsonl
            """,
        """
        One draft a line, each a JSON object such as
        {"type":"membership.invited","subject":"institution/nlc","effective":"2018"}
        with the fields type, subject, effective, evidence, basis, note, data, corrects, reason, id, actor; \
        alliance help record lists the types and what their data may hold.

        What the ledger holds already is passed over, so that importing a file twice changes nothing. Whatever is \
        wrong is reported with its line, and nothing is appended.
        """)

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Cut the file into parts of so many drafts: each is judged by itself, and what was appended stays.",
            valueName: "n"))
    var batch: Int?

    @OptionGroup var writing: WriteOptions

    func validate() throws {
        if let batch, batch < 1 { throw ValidationError("--batch is \(batch); a part has at least one draft") }
        if batch != nil, writing.dryRun {
            throw ValidationError("--batch and --dry-run do not go together: a part rests on the parts before it")
        }
    }

    func run(_ console: Console) throws -> Answer {
        var options = try writing.appendOptions()
        let source: Descriptor
        do throws(StreamError) {
            source = file == "-" ? console.input : try .open(reading: file, act: "reading drafts")
        } catch {
            throw Failure(error, doing: "opening the file of drafts")
        }
        let ledger = try writing.open(console)
        let progress = Progress(console.errors)
        let drafts = DraftFile(LineReader(source), progress: progress)
        let report = AppendReport(isDryRun: writing.dryRun, place: file == "-" ? "standard input" : file)
        var done: [Acceptance] = []
        var linesDone = 0
        while true {
            let before = drafts.count
            let verdict = try append(drafts, waits: !source.isRegularFile, to: ledger, options)
            if let failure = drafts.failure {
                progress.end()
                if !done.isEmpty { try tell(report, done, ledger, console) }
                throw Failure(failure, doing: "reading \(report.place), line \(drafts.lines.number)")
            }
            if drafts.count == before { break }
            switch verdict {
            case .accepted(let acceptance):
                done.append(acceptance)
                linesDone = drafts.lines.number
                if options.expectedSize != nil { options.expectedSize = acceptance.size }
            case .rejected(let refusals):
                progress.end()
                _ = try writing.sign(ledger, after: done)
                report.tell(drafts.explaining(refusals), committed: done, as: writing.format, console)
                if let first = done.first, let last = done.last, writing.format == .table {
                    console.errors.line(
                        "  so far: lines 1 to \(linesDone) are done, \(AppendReport.entries(last.size - first.sizeBefore)) "
                            + "of them appended; they stay, and repeating the import completes it")
                }
                return .no
            }
            if batch == nil { break }
        }
        progress.end()
        guard drafts.count > 0 else {
            throw Failure(
                usage: "\(report.place) holds no drafts", remedy: "give a file with one JSON object a line")
        }
        try tell(report, done, ledger, console)
        return .yes
    }

    private func append(
        _ drafts: DraftFile, waits: Bool, to ledger: Ledger, _ options: AppendOptions
    ) throws(LedgerError) -> Verdict {
        let part = Part(file: drafts, left: batch ?? .max)
        // No transaction is held while a pipe is waited for.
        if waits {
            let held = Array(part)
            return writing.dryRun ? try ledger.dryRun(held, options) : try ledger.append(held, options)
        }
        return writing.dryRun ? try ledger.dryRun(part, options) : try ledger.append(part, options)
    }

    private func tell(
        _ report: AppendReport, _ parts: [Acceptance], _ ledger: Ledger, _ console: Console
    ) throws {
        let held = parts.flatMap(\.held)
        switch writing.format {
        case .json: console.output.text(String(decoding: report.json(parts), as: UTF8.self))
        case .table:
            if writing.dryRun { console.output.lines(parts.flatMap(\.entries).map(report.line)) }
            console.output.lines(held.filter { $0.takenOutBy != nil || $0.position == nil }.map(report.line))
            let plain = held.filter { $0.takenOutBy == nil }.compactMap(\.position)
            if !plain.isEmpty {
                console.output.line(
                    "\(plain.count == 1 ? "1 line was" : "\(plain.count) lines were") held already: "
                        + Position.ranges(plain))
            }
        }
        let signed = try writing.sign(ledger, after: parts)
        if writing.format == .table { console.output.line(report.ending(parts, signed: signed)) }
    }
}

extension Position {
    /// `#0…#4, #7`
    fileprivate static func ranges(_ positions: [Position]) -> String {
        var ranges: [ClosedRange<UInt32>] = []
        for value in positions.map(\.rawValue).sorted() {
            if let last = ranges.last, last.upperBound + 1 == value {
                ranges[ranges.count - 1] = last.lowerBound...value
            } else if ranges.last?.upperBound != value {
                ranges.append(value...value)
            }
        }
        let shown = ranges.prefix(50).map { range in
            range.count == 1 ? "#\(range.lowerBound)" : "#\(range.lowerBound)…#\(range.upperBound)"
        }
        return shown.joined(separator: ", ") + (ranges.count > 50 ? ", …" : "")
    }
}
