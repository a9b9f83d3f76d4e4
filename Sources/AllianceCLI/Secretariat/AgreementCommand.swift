import Alliances
import ArgumentParser

struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "agreement", "Record agreements, their parties, and what became of them.",
        example: """
            alliance agreement sign nlc-rsl-2023 --title en="Memorandum of cooperation" \\
                --kind memorandum --party nlc --party rsl --effective 2023-09
            """,
        verbs: [
            Announce.self, Sign.self, EnterIntoForce.self, Amend.self, Renew.self, Expire.self, Terminate.self,
            Accede.self, WithdrawParty.self,
        ])

    /// What an agreement says of itself.
    struct Text: ParsableArguments {
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText]
        @Option(help: ArgumentHelp("What it is, such as memorandum or cooperation-agreement.", valueName: "kind"))
        var kind: String
        @Option(
            name: .customLong("party"),
            help: ArgumentHelp("The ids of its parties, as far as they are known; repeatable.", valueName: "id"))
        var parties: [String] = []
        @Option(help: ArgumentHelp("The id of the conference at which it was signed.", valueName: "id"))
        var conference: String?
        @Option(help: ArgumentHelp("Where it was signed.", valueName: "text")) var place: String?

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.list("parties", parties)
            data.text("conference", conference)
            data.text("place", place)
        }
    }

    /// What later happens to an agreement says.
    struct Change: ParsableArguments {
        @Option(help: ArgumentHelp("What it is about, in a few sentences.", valueName: "text")) var summary: String?
        @Option(help: ArgumentHelp("Until when it shall last, as was said.", valueName: "date")) var until: String?

        func fill(_ data: inout DataFields) {
            data.text("summary", summary)
            data.text("until", until)
        }
    }

    struct Announce: Verb {
        static let type = EventType.agreementAnnounced
        static let configuration = CommandConfiguration(
            named: "announce", "Record that an agreement is going to be signed.",
            example: """
                alliance agreement announce nlc-rsl-2023 --title en="Memorandum of cooperation" \\
                  --kind memorandum --effective 2023-05 --scheduled 2023-09
                """)

        @Argument(help: .agreement) var id: String
        @OptionGroup var text: Text
        @Option(help: ArgumentHelp("When the signing is planned.", valueName: "date")) var scheduled: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try text.fill(&data)
            data.text("scheduled", scheduled)
        }
    }

    struct Sign: Verb {
        static let type = EventType.agreementSigned
        static let configuration = CommandConfiguration(
            named: "sign", "Record that an agreement was signed.",
            example: """
                alliance agreement sign nlc-rsl-2023 --title en="Memorandum of cooperation" \\
                  --kind memorandum --party nlc --party rsl --effective 2023-09
                """)

        @Argument(help: .agreement) var id: String
        @OptionGroup var text: Text
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try text.fill(&data) }
    }

    struct EnterIntoForce: Verb {
        static let type = EventType.agreementEnteredIntoForce
        static let configuration = CommandConfiguration(
            named: "enter-into-force", "Record that an agreement took effect.",
            example: "alliance agreement enter-into-force nlc-rsl-2023 --effective 2023-10-01 --until 2028")

        @Argument(help: .agreement) var id: String
        @OptionGroup var change: Change
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { change.fill(&data) }
    }

    struct Amend: Verb {
        static let type = EventType.agreementAmended
        static let configuration = CommandConfiguration(
            named: "amend", "Record that an agreement was changed.",
            example: "alliance agreement amend nlc-rsl-2023 --effective 2024 --summary \"loans included\"")

        @Argument(help: .agreement) var id: String
        @OptionGroup var change: Change
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { change.fill(&data) }
    }

    struct Renew: Verb {
        static let type = EventType.agreementRenewed
        static let configuration = CommandConfiguration(
            named: "renew", "Record that an agreement was prolonged, or came back after it had run out.",
            example: "alliance agreement renew nlc-rsl-2023 --effective 2028-09 --until 2033")

        @Argument(help: .agreement) var id: String
        @OptionGroup var change: Change
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { change.fill(&data) }
    }

    struct Expire: Verb {
        static let type = EventType.agreementExpired
        static let configuration = CommandConfiguration(
            named: "expire", "Record that an agreement ran out.",
            example: "alliance agreement expire nlc-rsl-2023 --effective 2028-10-01")

        @Argument(help: .agreement) var id: String
        @OptionGroup var change: Change
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { change.fill(&data) }
    }

    struct Terminate: Verb {
        static let type = EventType.agreementTerminated
        static let configuration = CommandConfiguration(
            named: "terminate", "Record that an agreement was ended.",
            example: "alliance agreement terminate nlc-rsl-2023 --effective 2026-01-31")

        @Argument(help: .agreement) var id: String
        @OptionGroup var change: Change
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { change.fill(&data) }
    }

    struct Accede: Verb {
        static let type = EventType.agreementPartyAcceded
        static let configuration = CommandConfiguration(
            named: "accede", "Record that an institution became a party of an agreement.",
            example: "alliance agreement accede nlc-rsl-2023 --party zhejiang-library --effective 2024")

        @Argument(help: .agreement) var id: String
        @Option(help: ArgumentHelp("The institution's id.", valueName: "id")) var party: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("party", party) }
    }

    struct WithdrawParty: Verb {
        static let type = EventType.agreementPartyWithdrew
        static let configuration = CommandConfiguration(
            named: "withdraw-party", "Record that a party left an agreement.",
            example: "alliance agreement withdraw-party nlc-rsl-2023 --party rsl --effective 2026-01-31")

        @Argument(help: .agreement) var id: String
        @Option(help: ArgumentHelp("The institution's id.", valueName: "id")) var party: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("party", party) }
    }
}

extension ArgumentHelp {
    fileprivate static var agreement: ArgumentHelp { ArgumentHelp("The agreement's id; it stays.") }
}
