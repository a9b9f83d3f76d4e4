import Alliances
import ArgumentParser
import CanonicalJSON

struct Dispute: Command {
    static let configuration = CommandConfiguration(
        named: "dispute", "Attach a rival claim to an entry, which stays as it is.",
        example: """
            alliance dispute 17 --evidence sonora-2021 \\
              --claim "the library joined in 2019"
            """,
        "A dispute stays with the fact through corrections and ends with its retraction; it may itself be retracted.")

    @Argument(
        help: ArgumentHelp("The entry: a position such as 17, or an id.", valueName: "n"),
        transform: EntryReference.argument)
    var target: EntryReference

    @Option(help: ArgumentHelp("What is claimed instead.", valueName: "text"))
    var claim: String

    @OptionGroup var entry: UndatedOptions

    func run(_ console: Console) throws -> Answer {
        var data = DataFields()
        data.text("claim", claim)
        let draft = DraftFields(
            type: EventType.entryDisputed.name, subject: target.subjectName, data: .object(sorting: data.members),
            evidence: entry.source.evidence, basis: entry.source.basis, note: entry.source.note)
        return try entry.writing.append(draft, console)
    }
}
