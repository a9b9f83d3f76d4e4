import Alliances
import ArgumentParser

struct ConferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "conference", "Record conferences, who took part, and what came of them.",
        example: """
            alliance conference hold srila-conference-2025 --kind conference \\
                --title en="Silk Road International Library Alliance Conference" --city Nanjing \\
                --country CN --effective 2025-05-26/2025-05-30 --evidence china-daily-20250530
            """,
        verbs: [
            Announce.self, Hold.self, Reschedule.self, Cancel.self, RecordParticipation.self, RecordOutcome.self,
        ])

    /// What a conference is.
    struct Description: ParsableArguments {
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText]
        @Option(help: ArgumentHelp("What it is, such as conference, forum, seminar or course.", valueName: "kind"))
        var kind: String
        @Option(help: ArgumentHelp("The id of its series, such as china-russia-library-forum.", valueName: "id"))
        var series: String?
        @Option(help: ArgumentHelp("Its number within the series, from 1.", valueName: "n")) var ordinal: Int?
        @Option(help: ArgumentHelp("in-person, online or hybrid.", valueName: "mode")) var mode: String?
        @Option(help: ArgumentHelp("The city.", valueName: "text")) var city: String?
        @Option(help: ArgumentHelp("The country, as an ISO 3166-1 code of two letters.", valueName: "code"))
        var country: String?
        @Option(help: ArgumentHelp("The house.", valueName: "text")) var venue: String?
        @Option(
            name: .customLong("host"),
            help: ArgumentHelp("The ids of the institutions that held it; repeatable.", valueName: "id"))
        var hosts: [String] = []
        @Option(help: ArgumentHelp("Its theme.", valueName: "text")) var theme: String?

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.text("series", series)
            try data.count("ordinal", ordinal)
            data.text("mode", mode)
            data.text("city", city)
            data.text("country", country)
            data.text("venue", venue)
            data.list("hosts", hosts)
            data.text("theme", theme)
        }
    }

    struct Announce: Verb {
        static let type = EventType.conferenceAnnounced
        static let configuration = CommandConfiguration(
            named: "announce", "Record that a conference is going to be held.",
            example: """
                alliance conference announce srila-conference-2025 --kind conference \\
                  --title en="Silk Road International Library Alliance Conference" \\
                  --effective 2025-03 --scheduled 2025-05
                """)

        @Argument(help: .conference) var id: String
        @OptionGroup var description: Description
        @Option(help: ArgumentHelp("When it is planned.", valueName: "date")) var scheduled: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try description.fill(&data)
            data.text("scheduled", scheduled)
        }
    }

    struct Hold: Verb {
        static let type = EventType.conferenceHeld
        static let configuration = CommandConfiguration(
            named: "hold", "Record that a conference was held; the days it lasted may be a span A/B.",
            example: """
                alliance conference hold srila-conference-2025 --kind conference \\
                  --title en="Silk Road International Library Alliance Conference" --city Nanjing \\
                  --country CN --effective 2025-05-26/2025-05-30 --evidence china-daily-20250530
                """)

        @Argument(help: .conference) var id: String
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try description.fill(&data) }
    }

    struct Reschedule: Verb {
        static let type = EventType.conferenceRescheduled
        static let configuration = CommandConfiguration(
            named: "reschedule", "Record that an announced conference was put off.",
            example: "alliance conference reschedule srila-conference-2025 --effective 2025-04 --scheduled 2025-10")

        @Argument(help: .conference) var id: String
        @Option(help: ArgumentHelp("When it is planned now.", valueName: "date")) var scheduled: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("scheduled", scheduled) }
    }

    struct Cancel: Verb {
        static let type = EventType.conferenceCancelled
        static let configuration = CommandConfiguration(
            named: "cancel", "Record that an announced conference will not be held.",
            example: "alliance conference cancel srila-conference-2025 --effective 2025-04")

        @Argument(help: .conference) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct RecordParticipation: Verb {
        static let type = EventType.conferenceParticipationRecorded
        static let configuration = CommandConfiguration(
            named: "participation",
            "Record who took part, as one source counts it.",
            example: """
                alliance conference participation srila-conference-2025 --people 150 --countries 18 \\
                  --effective 2025-05-26/2025-05-30 --evidence china-daily-20250530
                """)

        @Argument(help: .conference) var id: String
        @Option(help: ArgumentHelp("How many people.", valueName: "n")) var people: Int?
        @Option(help: ArgumentHelp("How many institutions.", valueName: "n")) var institutions: Int?
        @Option(help: ArgumentHelp("How many countries.", valueName: "n")) var countries: Int?
        @Option(
            name: .customLong("country-code"),
            help: ArgumentHelp("The countries named, as ISO 3166-1 codes; repeatable.", valueName: "code"))
        var countryCodes: [String] = []
        @Option(
            name: .customLong("participant"),
            help: ArgumentHelp("The ids of the institutions named; repeatable.", valueName: "id"))
        var participants: [String] = []
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.count("people", people)
            try data.count("institutions", institutions)
            try data.count("countries", countries)
            data.list("countryCodes", countryCodes)
            data.list("participants", participants)
        }
    }

    struct RecordOutcome: Verb {
        static let type = EventType.conferenceOutcomeRecorded
        static let configuration = CommandConfiguration(
            named: "outcome",
            "Record what came of a conference.",
            example: """
                alliance conference outcome chengdu-2018 --title en="Chengdu Initiative" \\
                  --kind initiative --action issued --effective 2018-05-28
                """)

        @Argument(help: .conference) var id: String
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText]
        @Option(help: ArgumentHelp("What it is, such as initiative or statute.", valueName: "kind")) var kind: String
        @Option(help: ArgumentHelp("What was done: passed, adopted, issued, signed.", valueName: "action"))
        var action: String
        @Option(help: ArgumentHelp("The id of the agreement it is, if it is one.", valueName: "id"))
        var agreement: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.text("action", action)
            data.text("agreement", agreement)
        }
    }
}

extension ArgumentHelp {
    fileprivate static var conference: ArgumentHelp { ArgumentHelp("The conference's id; it stays.") }
}
