import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Show: Command {
    static let configuration = CommandConfiguration(
        named: "show", "Everything known of one subject, and which entry says it.",
        example: """
            alliance show institution/nlc
            alliance show agreement/manuscript-reproduction --language zh-Hans
            alliance show evidence/cgtn-20180528 --all
            alliance show '#340'
            """,
        "Behind each value stands the entry that says it: alliance show '#N' tells that entry.")

    @OptionGroup var subject: SubjectArgument
    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    @Flag(help: "List every entry that refers to it, not the first 50.")
    var all = false

    private static let firstReferrers = 50

    func run(_ console: Console) throws -> Answer {
        let (ledger, book) = try question.book(console)
        let subject = try subject.parse(book)
        if let reference = subject.entry {
            try show(reference, ledger, book, console)
        } else {
            try show(subject, ledger, book, console)
        }
        return .yes
    }

    // MARK: - A subject

    private func show(_ subject: Subject, _ ledger: Ledger, _ book: Book, _ console: Console) throws {
        guard let view = try book.view(of: subject) else { throw try SubjectArgument.nothing(subject, ledger, book) }
        let fields = view.fields(question.language)
        switch format.format {
        case .table:
            console.write(subject.name)
            console.output.line()
            console.output.lines(fields.lines(width: console.output.width))
            try listReferrers(of: subject, ledger, book, console)
            console.end(book.standpoint)
        case .json:
            let referrers = try referrers(of: subject, ledger, book)
            console.write(
                book.standpoint,
                [
                    "subject": .string(subject.name),
                    subject.kind.name: view.json,
                    "referrers": .array(
                        referrers.first.map { .integer(Int64($0.rawValue)) }),
                    "referrerCount": .integer(Int64(referrers.count)),
                ])
        case .csv:
            console.write(
                header: ["field", "value", "entries"],
                rows: fields.all.map {
                    [$0.label, $0.value, $0.entries.map(String.init).joined(separator: " ")]
                })
        }
    }

    private func referrers(
        of subject: Subject, _ ledger: Ledger, _ book: Book
    ) throws -> (first: [Position], count: Int) {
        var first: [Position] = []
        var count = 0
        var start: Position?
        repeat {
            let (found, next) = try ledger.referrers(of: subject, from: start, until: book.standpoint.size)
            count += found.count
            first += all ? found : Array(found.prefix(Self.firstReferrers - first.count))
            start = next
        } while start != nil
        return (first, count)
    }

    private func listReferrers(of subject: Subject, _ ledger: Ledger, _ book: Book, _ console: Console) throws {
        let (first, count) = try referrers(of: subject, ledger, book)
        guard count > 0 else {
            if subject.kind == .evidence {
                console.output.line()
                console.write("No entry rests on it.")
            }
            return
        }
        let entries = count == 1 ? "1 entry" : "\(count) entries"
        let heading =
            switch (subject.kind == .evidence, count == 1) {
            case (true, true): "1 entry rests on it:"
            case (true, false): "\(entries) rest on it:"
            case (false, true): "1 entry refers to it:"
            case (false, false): "\(entries) refer to it:"
            }
        console.output.line()
        console.write(heading)
        console.output.line()
        var table = ViewTable(
            [
                .init("entry", alignment: .right), .init("type", from: 100), .init("subject", shrinksFirst: true),
                .init("effective"),
            ], whenEmpty: "")
        var start = 0
        while start < first.count {
            let end = min(start + 1_000, first.count)
            for recorded in try ledger.entries(at: first[start..<end], until: book.standpoint.size) {
                let entry = recorded.entry
                table.append([
                    recorded.position.description, entry.event.type.name, entry.subject.name,
                    entry.content.effective?.description ?? "—",
                ])
            }
            start = end
        }
        console.output.lines(table.lines(width: console.output.width))
        if count > first.count { console.write("… and \(count - first.count) more: --all lists them") }
    }

    // MARK: - An entry

    private func show(_ reference: EntryReference, _ ledger: Ledger, _ book: Book, _ console: Console) throws {
        let standpoint = book.standpoint
        guard case .position(let position) = reference else {
            throw Failure(usage: "an entry is shown by its position", remedy: "write alliance show '#17'")
        }
        guard let recorded = try ledger.entries(at: [position], until: standpoint.size).first else {
            throw Failure(
                Message(
                    "there is no entry \(position): the log holds \(standpoint.size)",
                    remedy: "see alliance log for what there is"), .answerIsNo)
        }
        let taker = try recorded.takenOutBy.flatMap { by in
            try ledger.entries(at: [by], until: standpoint.size).first?.entry.event.type
        }
        switch format.format {
        case .table:
            console.write("\(position) \(recorded.entry.event.type.name) \(recorded.entry.subject)")
            console.output.line()
            var fields = recorded.fields(taker)
            fields.add("id", recorded.entry.id.description)
            console.output.lines(fields.lines(width: console.output.width))
            console.end(standpoint)
        case .json:
            guard case .object(let members) = recorded.json else { return }
            console.output.raw(
                JSONValue.object(sorting: standpoint.members + members).canonicalBytes() + [0x0a])
        case .csv:
            console.write(
                header: ["field", "value"], rows: recorded.fields(taker).all.map { [$0.label, $0.value] })
        }
    }
}
