import Alliances
import ArgumentParser

struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "member", "Record who joins, in what capacity, and who leaves.",
        example: """
            alliance member admit nlc --effective 2018-05-28 --category member \\
                --founding --evidence cgtn-20180528
            """,
        verbs: [
            Invite.self, Apply.self, Admit.self, ChangeCategory.self, Suspend.self, Reinstate.self,
            NotifyWithdrawal.self, Withdraw.self, Exclude.self, Expire.self,
        ])

    struct Invite: Verb {
        static let type = EventType.membershipInvited
        static let configuration = CommandConfiguration(
            named: "invite", "Record that an institution was invited to join.",
            example: "alliance member invite sonora-library --effective 2021-03 --evidence sonora-2021")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct Apply: Verb {
        static let type = EventType.membershipApplied
        static let configuration = CommandConfiguration(
            named: "apply", "Record that an institution applied to join.",
            example: "alliance member apply sonora-library --effective 2021-03 --evidence sonora-2021")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct Admit: Verb {
        static let type = EventType.membershipAdmitted
        static let configuration = CommandConfiguration(
            named: "admit", "Record that an institution became a member.",
            example: """
                alliance member admit nlc --effective 2018-05-28 --category member \\
                  --founding --evidence cgtn-20180528
                alliance member admit zhejiang-library --effective "[..2023-12-29]" \\
                  --category member --evidence zhejiang-library-20231229
                """)

        @Argument(help: .institution) var id: String
        @Option(help: .category) var category: String
        @Flag(help: "It is a founding member.") var founding = false
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) {
            data.text("category", category)
            if founding { data.truth("founding", true) }
        }
    }

    struct ChangeCategory: Verb {
        static let type = EventType.membershipCategoryChanged
        static let configuration = CommandConfiguration(
            named: "change-category", "Record that a member's capacity changed.",
            example: "alliance member change-category nlc --category honorary --effective 2024-06-05")

        @Argument(help: .institution) var id: String
        @Option(help: .category) var category: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("category", category) }
    }

    struct Suspend: Verb {
        static let type = EventType.membershipSuspended
        static let configuration = CommandConfiguration(
            named: "suspend", "Record that a membership was suspended; suspended members still count.",
            example: "alliance member suspend sonora-library --effective 2024-01-01 --until 2024-12-31")

        @Argument(help: .institution) var id: String
        @Option(help: ArgumentHelp("Until when, as was said; nothing happens on that day.", valueName: "date"))
        var until: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("until", until) }
    }

    struct Reinstate: Verb {
        static let type = EventType.membershipReinstated
        static let configuration = CommandConfiguration(
            named: "reinstate", "Record that a suspension ended.",
            example: "alliance member reinstate sonora-library --effective 2025-01-01")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct NotifyWithdrawal: Verb {
        static let type = EventType.membershipWithdrawalNotified
        static let configuration = CommandConfiguration(
            named: "notify-withdrawal", "Record that a member announced its withdrawal; it stays a member.",
            example: """
                alliance member notify-withdrawal sonora-library \\
                  --effective 2024-06-30 --from 2024-12-31
                """)

        @Argument(help: .institution) var id: String
        @Option(help: ArgumentHelp("The day the notice names.", valueName: "date")) var from: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("from", from) }
    }

    struct Withdraw: Verb {
        static let type = EventType.membershipWithdrawn
        static let configuration = CommandConfiguration(
            named: "withdraw", "Record that a member left.",
            example: "alliance member withdraw sonora-library --effective 2024-12-31")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct Exclude: Verb {
        static let type = EventType.membershipExcluded
        static let configuration = CommandConfiguration(
            named: "exclude", "Record that a member was excluded.",
            example: "alliance member exclude sonora-library --effective 2024-12-31")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }

    struct Expire: Verb {
        static let type = EventType.membershipExpired
        static let configuration = CommandConfiguration(
            named: "expire", "Record that a membership ran out.",
            example: "alliance member expire sonora-library --effective 2024-12-31")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }
}

extension ArgumentHelp {
    fileprivate static var category: ArgumentHelp {
        ArgumentHelp(
            "In what capacity: \(MemberCategory.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "category")
    }
}
