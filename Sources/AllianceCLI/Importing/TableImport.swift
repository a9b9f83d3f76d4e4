import AllianceLedger
import Alliances
import CSV
import CanonicalJSON
import Tables

/// Appends the rows of a table: all of them, or none.
///
/// The file is read twice. The first time nothing of it is kept: every row that is wrong, or differs from what is
/// recorded, is told. Only what is good is read again, as the one batch that is appended.
struct TableImport {
    let kind: TableKind
    let options: TableImportOptions
    let writing: WriteOptions
    /// The file, for messages.
    let place: String
    let source: TableSource

    func run(_ console: Console) throws -> Answer {
        var append = try writing.appendOptions()
        let progress = Progress(console.errors)
        let report = AppendReport(isDryRun: writing.dryRun, place: place)
        do {
            var reader = TableReader(kind, options.reading, delimiter: options.delimiter)
            try checkHeader(&reader)
            let ledger = try writing.open(console)
            let size = try ledger.size()
            var check = TableCheck()
            while let row = try reader.next(source.fill) {
                try check.take(row, ledger, size: size)
                progress.note(drafts: check.rows)
            }
            progress.end()
            guard check.rows > 0 else {
                throw Failure(
                    usage: "\(place) holds a header, but no rows",
                    remedy: "give a row for each of the \(kind.rawValue); rows that begin with # are not read")
            }
            guard check.refusals.isEmpty else {
                report.tell(check.refusals, unlisted: check.unlisted, as: writing.format, console)
                return .no
            }
            // What was compared must still be so when it is appended.
            append.expectedSize = append.expectedSize ?? size
            try source.rewind()
            reader = TableReader(kind, options.reading, delimiter: options.delimiter)
            try checkHeader(&reader)
            let drafts = TableDrafts(reader, source, check, progress)
            let verdict = writing.dryRun ? try ledger.dryRun(drafts, append) : try ledger.append(drafts, append)
            progress.end()
            if let failure = drafts.failure { throw Failure(failure, doing: "reading \(place)") }
            switch verdict {
            case .rejected(let refusals):
                let placed = refusals.map { refusal in
                    var rejection = refusal.rejection
                    rejection.column = rejection.column ?? reader.layout?.column(naming: rejection)
                    return Refusal(line: refusal.line, lines: refusal.lines, entry: refusal.entry, rejection)
                }
                report.tell(placed, as: writing.format, console)
                return .no
            case .accepted(let acceptance):
                try tell(acceptance, check, ledger, report, console)
                return .yes
            }
        } catch let error as StreamError {
            progress.end()
            throw Failure(error, doing: "reading \(place)")
        }
    }

    private func checkHeader(_ reader: inout TableReader) throws {
        switch try reader.header(source.fill) {
        case .found: return
        case .empty:
            throw Failure(
                usage: "\(place) is empty",
                remedy: "give a header row and rows; alliance import --template \(kind.rawValue) writes the header")
        case .unreadable(let fault):
            throw Failure(
                Message(
                    "\(fault.sentence) (\(Rejection.Code.malformedTable))",
                    location: "\(place), line \(fault.location.line), character \(fault.location.column)",
                    remedy: fault.advice), .answerIsNo)
        case .wrong(let problems):
            let location = "\(place), the header"
            if let only = problems.all.first, problems.all.count == 1 {
                throw Failure(usage: only.sentence, location: location, remedy: only.advice)
            }
            throw Failure(
                Message(
                    "the header cannot be read in \(problems.all.count) points; nothing was appended",
                    location: location,
                    remedy: "put right what is listed; alliance import --template \(kind.rawValue) shows the columns",
                    details: problems.all.map { "\($0.sentence); \($0.advice)" }), .callWasWrong)
        }
    }

    private func tell(
        _ acceptance: Acceptance, _ check: TableCheck, _ ledger: Ledger, _ report: AppendReport, _ console: Console
    ) throws {
        switch writing.format {
        case .json: console.output.text(String(decoding: report.json([acceptance]), as: UTF8.self))
        case .table:
            if writing.dryRun, !acceptance.entries.isEmpty {
                console.output.lines(table(acceptance, report).lines(width: console.output.width))
                let more = acceptance.size - acceptance.sizeBefore - acceptance.entries.count
                if more > 0 { console.output.line("… and \(more) more") }
            }
            for held in acceptance.held where held.takenOutBy != nil { console.output.line(report.line(held)) }
            if check.heldRows > 0 {
                console.output.line(
                    check.heldRows == 1 ? "1 row is recorded already" : "\(check.heldRows) rows are recorded already")
            }
        }
        let signed = try writing.sign(ledger, after: [acceptance])
        if writing.format == .table { console.output.line(report.ending([acceptance], signed: signed)) }
    }

    /// What would be appended, row by row.
    private func table(_ acceptance: Acceptance, _ report: AppendReport) -> TextTable {
        var table = TextTable(
            columns: [
                .init("line", alignment: .right), .init("entry", alignment: .right), .init("event"), .init("subject"),
                .init("effective"), .init("says", maximumWidth: 100, shrinksFirst: true),
            ], whenEmpty: "")
        for entry in acceptance.entries {
            let json = try? JSONValue(canonical: entry.bytes.span)
            var effective = ""
            if case .string(let text) = json?["effective"] { effective = text }
            table.append([
                entry.line.map(String.init) ?? "", entry.position.description, entry.type.name, entry.subject,
                effective,
                json?["data"]?.summary ?? "",
            ])
        }
        return table
    }
}

extension JSONValue {
    /// Its values on one line; what is yes is named, what is a text stands alone.
    fileprivate var summary: String {
        switch self {
        case .object(let members):
            members.map { member in
                if case .bool(let value) = member.value { return (value ? "" : "not ") + member.key }
                return member.value.summary
            }.joined(separator: ", ")
        case .array(let list): list.map(\.summary).joined(separator: " ")
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let value): String(value)
        }
    }
}
