import AllianceLedger
import Alliances
import ArgumentParser

/// The subject a question is about, as typed: `institution/nlc`, or `#17` for an entry.
struct SubjectArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("What it is about, such as institution/nlc or #17.", valueName: "subject"))
    var subject: String

    func parse(_ book: Book) throws -> Subject { try Self.parse(subject, book) }

    static func parse(_ subject: String, _ book: Book) throws -> Subject {
        if let position = Position(subject) { return .entry(position) }
        do {
            return try Subject(subject)
        } catch {
            let near = try NearMisses.of(subject, in: book)
            throw Failure(
                usage: error.sentence, remedy: near.isEmpty ? error.advice : NearMisses.question(near))
        }
    }

    static func unknown(_ subject: Subject, _ book: Book) throws -> Failure {
        let standpoint = book.standpoint
        let near = try NearMisses.of(subject.name, in: book)
        let scope =
            standpoint.isPast ? ", by what it held at \(standpoint.knownAt?.description ?? "the beginning")" : ""
        return Failure(
            Message(
                "the ledger holds nothing about \(subject)\(scope)",
                remedy: near.isEmpty
                    ? "look at alliance members, conferences or evidence for what there is" : NearMisses.question(near)),
            .answerIsNo)
    }

    /// Why there is nothing to show: never heard of, taken out, or not yet so on the day.
    static func nothing(_ subject: Subject, _ ledger: Ledger, _ book: Book) throws -> Failure {
        let standpoint = book.standpoint
        if try book.row(of: subject) != nil {
            return Failure(
                Message(
                    "nothing of \(subject) can have been so by \(standpoint.asOf)",
                    remedy: "ask with a later --as-of, or see alliance history \(subject)"), .answerIsNo)
        }
        if try !ledger.positions(about: subject, until: standpoint.size).isEmpty {
            return Failure(
                Message(
                    "everything recorded of \(subject) has been taken out", remedy: "see alliance history \(subject)"),
                .answerIsNo)
        }
        return try SubjectArgument.unknown(subject, book)
    }
}
