import AllianceLedger
import Alliances
import ArgumentParser

/// The subject a question is about, as typed: `institution/nlc`, or `#17` for an entry.
struct SubjectArgument: ParsableArguments {
    @Argument(help: ArgumentHelp("What it is about, such as institution/nlc or #17.", valueName: "subject"))
    var subject: String

    func parse(_ book: Book) throws -> Subject {
        if let position = Position(subject) { return .entry(position) }
        do {
            return try Subject(subject)
        } catch {
            let near = try NearMisses.of(subject, in: book)
            throw Failure(
                usage: error.sentence, remedy: near.isEmpty ? error.advice : Self.question(near))
        }
    }

    static func unknown(_ subject: Subject, _ book: Book) throws -> Failure {
        let standpoint = book.standpoint
        let near = try NearMisses.of(subject.name, in: book)
        let scope = standpoint.isPast ? ", by what it held at \(standpoint.knownAt?.description ?? "the beginning")" : ""
        return Failure(
            Message(
                "the ledger holds nothing about \(subject)\(scope)",
                remedy: near.isEmpty ? "look at alliance members, conferences or evidence for what there is" : question(near)),
            .answerIsNo)
    }

    private static func question(_ near: [String]) -> String {
        "did you mean \(near.joined(separator: " or "))?"
    }
}
