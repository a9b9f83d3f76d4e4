import Alliances
import ArgumentParser

struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Register documents, or list them.",
        discussion: """
            For example:
              alliance evidence register cgtn-20180528 \\
                --title "Library alliance along Silk Road boosts common development" \\
                --publisher CGTN --published 2018-05-28 --language en
              alliance evidence --format csv
            """,
        subcommands: [EvidenceList.self, Register.self], defaultSubcommand: EvidenceList.self)

    struct Register: Verb {
        static let type = EventType.evidenceRegistered
        static let configuration = CommandConfiguration(
            named: "register", "Register a document, so that entries can cite it.",
            example: """
                alliance evidence register cgtn-20180528 \\
                  --title "Library alliance along Silk Road boosts common development" \\
                  --publisher CGTN --published 2018-05-28 --language en
                """)

        @Argument(help: "The document's id, by which entries cite it; it stays.") var id: String
        @Option(help: ArgumentHelp("Its title.", valueName: "text")) var title: String
        @Option(help: ArgumentHelp("Who published it.", valueName: "text")) var publisher: String
        @Option(help: ArgumentHelp("When it was published, as an EDTF date.", valueName: "date"))
        var published: String?
        @Option(help: ArgumentHelp("Its language, as a BCP 47 tag such as zh-Hans.", valueName: "tag"))
        var language: String?
        @Option(help: ArgumentHelp("Where it can be read.", valueName: "url")) var url: String?
        @Option(help: ArgumentHelp("The SHA-256 digest of the copy that was read.", valueName: "hex"))
        var sha256: String?
        @OptionGroup var entry: UndatedOptions

        func fill(_ data: inout DataFields) {
            data.text("title", title)
            data.text("publisher", publisher)
            data.text("published", published)
            data.text("language", language)
            data.text("url", url)
            data.text("sha256", sha256)
        }
    }
}
