import AllianceLedger
import Alliances
import ArgumentParser
import EDTF

/// What is asked: which ledger, the world of which day, by what the ledger held when, for a reader of which language.
struct QuestionOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp("The world at the end of this day. (default: today, in UTC)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "By what the ledger held up to an entry, '#17', or an instant, 2026-11-20T20:23:26Z. (default: all)",
            valueName: "when"),
        transform: QuestionOptions.knownAt)
    var knownAt: Question.KnownAt?

    @Option(
        help: ArgumentHelp("Names in this language where it is recorded, such as zh-Hans.", valueName: "tag"),
        transform: QuestionOptions.language)
    var language: String = "en"

    /// The book as of what is asked. The ledger is read, never written.
    func book(_ console: Console) throws -> (ledger: Ledger, book: Book) {
        let ledger = try ledger.open(for: .reading, console)
        return (ledger, try ledger.book(asOf: asOf ?? console.clock().day, knownAt: knownAt))
    }

    static func day(_ text: String) throws -> Day {
        if let day = Day(text) { return day }
        do {
            _ = try EDTFDate(text)
        } catch {
            // What is wrong with a date is known there: that February has no 30th day, for one.
            throw ValidationError("\(error.message); write a day as 2021-09-02")
        }
        throw ValidationError("“\(Rejection.quoted(text))” is not one day; write it as 2021-09-02")
    }

    static func knownAt(_ text: String) throws -> Question.KnownAt {
        guard let time = Question.KnownAt(text) else {
            if let year = Int(text.prefix(4)), year < 1970, Instant("2000" + text.dropFirst(4)) != nil {
                throw ValidationError(
                    "“\(Rejection.quoted(text))” is before 1970, where the clock of a ledger begins: no ledger held "
                        + "anything then; --as-of asks about a day in the world")
            }
            throw ValidationError(
                "“\(Rejection.quoted(text))” is neither an entry nor an instant; "
                    + "write '#17' or 2026-11-20T20:23:26Z")
        }
        return time
    }

    static func language(_ text: String) throws -> String {
        do {
            return try LanguageTag(text).text
        } catch {
            throw ValidationError("\(error.message); \(error.advice)")
        }
    }
}

extension Ledger {
    /// The book as of a day, by what was known at a time that somebody typed.
    func book(asOf: Day, knownAt: Question.KnownAt?) throws -> Book {
        if case .position(let position) = knownAt {
            let size = try size()
            guard position.rawValue < size else {
                throw Failure(
                    usage: size == 0
                        ? "the log holds no entry yet: there is no \(position)"
                        : "the log holds \(size) entries: there is no \(position)",
                    location: "--known-at",
                    remedy: size == 0 ? "leave --known-at out" : "name an entry from #0 to #\(size - 1), or an instant")
            }
        }
        return try book(Question(asOf: asOf, knownAt: knownAt))
    }
}
