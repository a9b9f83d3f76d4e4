import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON

/// How an answer about appending is written.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json
}

/// What every command that appends takes.
struct WriteOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The office that records it; never a person.", valueName: "name"))
    var actor: String = "secretariat"

    @Flag(help: "Judge it and show where it would stand, but append nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Append only if the log holds exactly so many entries.", valueName: "n"))
    var ifSize: Int?

    @Option(help: ArgumentHelp("How to write the answer.", valueName: "format"))
    var format: AnswerFormat = .table

    @OptionGroup var ledger: LedgerOptions

    func open(_ console: Console) throws(LedgerError) -> Ledger {
        try ledger.open(for: dryRun ? .reading : .writing, console)
    }

    func appendOptions() throws(Failure) -> AppendOptions {
        do {
            return AppendOptions(actor: try Actor(actor).text, expectedSize: ifSize)
        } catch {
            throw Failure(usage: error.message, location: "--actor", remedy: error.advice)
        }
    }

    /// Appends the draft of a command, signs, and answers.
    func append(_ draft: DraftFields, _ console: Console) throws -> Answer {
        try append(draft, to: open(console), console)
    }

    func append(_ draft: DraftFields, to ledger: Ledger, _ console: Console) throws -> Answer {
        let submissions = [draft.submission]
        let options = try appendOptions()
        let verdict = dryRun ? try ledger.dryRun(submissions, options) : try ledger.append(submissions, options)
        let report = AppendReport(isDryRun: dryRun, place: draft.place)
        switch verdict {
        case .rejected(let refusals):
            report.tell(refusals, as: format, console)
            return .no
        case .accepted(let acceptance):
            switch format {
            case .json: console.output.text(String(decoding: report.json([acceptance]), as: UTF8.self))
            case .table:
                console.output.lines(acceptance.entries.map(report.line))
                console.output.lines(acceptance.held.map(report.line))
            }
            let signed = try sign(ledger, after: [acceptance])
            if format == .table { console.output.line(report.ending([acceptance], signed: signed)) }
            return .yes
        }
    }

    /// Tells of a draft that could not even be put together.
    func refuse(_ rejection: Rejection, place: String, _ console: Console) -> Answer {
        AppendReport(isDryRun: dryRun, place: place).tell([Refusal(line: nil, rejection)], as: format, console)
        return .no
    }

    /// - Returns: the size signed; nil if nothing was appended.
    func sign(_ ledger: Ledger, after acceptances: [Acceptance]) throws(Failure) -> Int? {
        guard !dryRun, let first = acceptances.first, let last = acceptances.last, last.size > first.sizeBefore
        else { return nil }
        do {
            try ledger.sign()
            return last.size
        } catch {
            let failure = Failure(error)
            var message = failure.message
            message.location = "signing, after #\(first.sizeBefore)…#\(last.size - 1) were appended, which they stay"
            message.remedy = message.remedy?.replacing("; nothing was lost", with: "").replacing(
                "nothing was lost; ", with: "")
            throw Failure(message, failure.status)
        }
    }
}
