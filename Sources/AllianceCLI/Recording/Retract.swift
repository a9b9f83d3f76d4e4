import Alliances
import ArgumentParser

struct Retract: Command {
    static let configuration = CommandConfiguration(
        named: "retract", "Take an entry out of its timeline, for good.",
        example: """
            alliance retract 17 --reason "recorded of the wrong library"
            """,
        """
        The entry stays readable for ever. What later entries depend on, or refer to, cannot be taken away alone: \
        the answer names them.
        """)

    @Argument(
        help: ArgumentHelp("The entry: a position such as 17, or an id.", valueName: "n"),
        transform: EntryReference.argument)
    var target: EntryReference

    @Option(help: ArgumentHelp("Why; it stays with the entry.", valueName: "text"))
    var reason: String

    @OptionGroup var entry: UndatedOptions

    func run(_ console: Console) throws -> Answer {
        let draft = DraftFields(
            type: EventType.entryRetracted.name, subject: target.subjectName, evidence: entry.source.evidence,
            basis: entry.source.basis, note: entry.source.note, reason: reason)
        return try entry.writing.append(draft, console)
    }
}
