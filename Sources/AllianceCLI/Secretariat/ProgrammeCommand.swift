import Alliances
import ArgumentParser

struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "programme", "Record programmes: projects, courses, platforms.",
        example: """
            alliance programme launch digital-library --kind digital-library \\
                --title en="Silk Road Digital Library" --effective 2018-05-28
            """,
        verbs: [Announce.self, Launch.self, RecordMilestone.self, Conclude.self])

    /// What a programme is.
    struct Description: ParsableArguments {
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText] = []
        @Option(help: ArgumentHelp("What it is, such as digital-library or training.", valueName: "kind"))
        var kind: String?
        @Option(help: ArgumentHelp("What it does or did, in a few sentences.", valueName: "text"))
        var summary: String?
        @Option(help: ArgumentHelp("Where it can be seen.", valueName: "url")) var url: String?
        @Option(help: ArgumentHelp("When what comes next is planned.", valueName: "date")) var scheduled: String?

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.text("summary", summary)
            data.text("url", url)
            data.text("scheduled", scheduled)
        }
    }

    struct Announce: Verb {
        static let type = EventType.programmeAnnounced
        static let configuration = CommandConfiguration(
            named: "announce", "Record that a programme is going to begin.",
            example: """
                alliance programme announce digital-library --kind digital-library \\
                  --title en="Silk Road Digital Library" --effective 2018-05-28
                """)

        @Argument(help: .programme) var id: String
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try description.fill(&data) }
    }

    struct Launch: Verb {
        static let type = EventType.programmeLaunched
        static let configuration = CommandConfiguration(
            named: "launch", "Record that a programme began.",
            example: """
                alliance programme launch digital-library --kind digital-library \\
                  --title en="Silk Road Digital Library" --effective 2018-05-28
                """)

        @Argument(help: .programme) var id: String
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try description.fill(&data) }
    }

    struct RecordMilestone: Verb {
        static let type = EventType.programmeMilestoneRecorded
        static let configuration = CommandConfiguration(
            named: "milestone",
            "Record what a programme reached.",
            example: """
                alliance programme milestone digital-library --effective 2024-06 \\
                  --summary "resources of 30 libraries are online"
                """)

        @Argument(help: .programme) var id: String
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try description.fill(&data) }
    }

    struct Conclude: Verb {
        static let type = EventType.programmeConcluded
        static let configuration = CommandConfiguration(
            named: "conclude", "Record that a programme ended.",
            example: "alliance programme conclude training-2019 --effective 2019-11-30")

        @Argument(help: .programme) var id: String
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try description.fill(&data) }
    }
}

extension ArgumentHelp {
    fileprivate static var programme: ArgumentHelp { ArgumentHelp("The programme's id; it stays.") }
}
