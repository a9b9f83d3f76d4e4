import AllianceLedger
import Alliances
import ArgumentParser

struct Log: Command {
    static let configuration = CommandConfiguration(
        named: "log", "The entries themselves, one a line, exactly the bytes that were stored and hashed.",
        example: """
            alliance log --from 196 --until 200
            alliance log | jq -r 'select(.type == "membership.admitted") | .subject'
            """,
        "A line is one CloudEvents event in canonical JSON. The line feed is not part of it.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case jsonl
    }

    @OptionGroup var ledger: LedgerOptions

    @Option(help: ArgumentHelp("The first entry. (default: #0)", valueName: "n"), transform: Log.position)
    var from: Position?

    @Option(help: ArgumentHelp("The last entry. (default: the last of all)", valueName: "n"), transform: Log.position)
    var until: Position?

    @Option(help: ArgumentHelp("How to write the entries.", valueName: "format"))
    var format: Format = .jsonl

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        // Appended meanwhile is not listed: an end that moves on could never be reached.
        let size = try ledger.size()
        if let from, Int(from.rawValue) >= size, size > 0 {
            throw Failure(
                usage: "the log holds \(size) entries: there is no \(from)", location: "--from",
                remedy: "name an entry from #0 to #\(size - 1)")
        }
        if let from, let until, until < from {
            throw Failure(usage: "--until \(until) comes before --from \(from)", remedy: "name the later one last")
        }
        if let until, Int(until.rawValue) >= size {
            console.errors.line(
                size == 0
                    ? "note: the log holds no entry yet"
                    : "note: the log ends with #\(size - 1), before --until \(until)")
        }
        let end = until.map { min(Int($0.rawValue) + 1, size) } ?? size
        var next: Position? = from ?? Position(0)
        while let start = next, Int(start.rawValue) < end, !console.output.isClosed {
            // Written after the transaction has ended: whoever reads a pipe may take a day over it.
            let lines = try ledger.storedLines(from: start, until: end)
            console.output.raw(lines.bytes)
            next = lines.next
        }
        return .yes
    }

    static func position(_ text: String) throws -> Position {
        guard let position = Position(text) else {
            throw ValidationError(
                "“\(Rejection.quoted(text))” is not a position: \(Position.fault(in: text)); write 17 or '#17'")
        }
        return position
    }
}
