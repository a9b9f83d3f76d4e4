import Alliances
import ArgumentParser

struct InstitutionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "institution", "Record libraries and other institutions.",
        example: "alliance institution register nlc --name en=\"National Library of China\" --country CN",
        verbs: [Register.self, Identify.self, Describe.self, Rename.self, Merge.self, Close.self])

    /// What is known of an institution, beside its names.
    struct Description: ParsableArguments {
        @Option(help: ArgumentHelp("What it is, such as national-library or university-library.", valueName: "kind"))
        var kind: String?
        @Option(help: ArgumentHelp("The city of its seat.", valueName: "text")) var city: String?
        @Option(help: ArgumentHelp("Its country, as an ISO 3166-1 code of two letters.", valueName: "code"))
        var country: String?
        @Option(help: ArgumentHelp("Its ISIL (ISO 15511).", valueName: "id")) var isil: String?
        @Option(help: ArgumentHelp("Its ROR id.", valueName: "id")) var ror: String?
        @Option(help: ArgumentHelp("Its ISNI (ISO 27729).", valueName: "id")) var isni: String?
        @Option(help: ArgumentHelp("Its VIAF number.", valueName: "id")) var viaf: String?
        @Option(help: ArgumentHelp("Its item in Wikidata.", valueName: "id")) var wikidata: String?

        func fill(_ data: inout DataFields) {
            data.text("kind", kind)
            data.text("city", city)
            data.text("country", country)
            var identifiers = DataFields()
            identifiers.text("isil", isil)
            identifiers.text("isni", isni)
            identifiers.text("ror", ror)
            identifiers.text("viaf", viaf)
            identifiers.text("wikidata", wikidata)
            if !identifiers.members.isEmpty { data.set("identifiers", .object(sorting: identifiers.members)) }
        }
    }

    struct Register: Verb {
        static let type = EventType.institutionRegistered
        static let configuration = CommandConfiguration(
            named: "register", "Register an institution, so that it can be a member, a party or a host.",
            example: """
                alliance institution register nlc \\
                  --name en="National Library of China" --name zh-Hans=中国国家图书馆 \\
                  --kind national-library --city Beijing --country CN --evidence cgtn-20180528
                alliance institution register founding-member-09 --unidentified \\
                  --evidence cgtn-20180528 --note "one of 24 members, of which ten are named"
                """)

        @Argument(help: "The institution's id; it stays, whatever the names become.") var id: String
        @Option(name: .customLong("name"), help: .names) var names: [TaggedText] = []
        @Flag(help: "It is known from a published count alone.") var unidentified = false
        @OptionGroup var description: Description
        @OptionGroup var entry: UndatedOptions

        func fill(_ data: inout DataFields) throws {
            data.truth("identified", !unidentified)
            try data.names("names", names)
            description.fill(&data)
        }
    }

    struct Identify: Verb {
        static let type = EventType.institutionIdentified
        static let configuration = CommandConfiguration(
            named: "identify", "Say which institution one registered unidentified is.",
            example: """
                alliance institution identify founding-member-09 \\
                  --name en="National Library of Mongolia" --country MN --evidence nlm-2019
                """)

        @Argument(help: .institution) var id: String
        @Option(name: .customLong("name"), help: .names) var names: [TaggedText]
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            data.truth("identified", true)
            try data.names("names", names)
            description.fill(&data)
        }
    }

    struct Describe: Verb {
        static let type = EventType.institutionDescribed
        static let configuration = CommandConfiguration(
            named: "describe", "Record what changed about an institution, or became known.",
            example: "alliance institution describe nlc --wikidata Q732353")

        @Argument(help: .institution) var id: String
        @Option(name: .customLong("name"), help: .names) var names: [TaggedText] = []
        @OptionGroup var description: Description
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("names", names)
            description.fill(&data)
        }
    }

    struct Rename: Verb {
        static let type = EventType.institutionRenamed
        static let configuration = CommandConfiguration(
            named: "rename", "Record that an institution took another name.",
            example: """
                alliance institution rename nlc \\
                  --name en="National Library of China" --effective 1998-12-12
                """)

        @Argument(help: .institution) var id: String
        @Option(name: .customLong("name"), help: .names) var names: [TaggedText]
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws { try data.names("names", names) }
    }

    struct Merge: Verb {
        static let type = EventType.institutionMerged
        static let configuration = CommandConfiguration(
            named: "merge", "Record that an institution was merged into another, which ends its membership.",
            example: "alliance institution merge old-library --into nlc --effective 2020-01-01")

        @Argument(help: .institution) var id: String
        @Option(help: ArgumentHelp("The id of the institution it became part of.", valueName: "id")) var into: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("into", into) }
    }

    struct Close: Verb {
        static let type = EventType.institutionClosed
        static let configuration = CommandConfiguration(
            named: "close", "Record that an institution closed, which ends its membership.",
            example: "alliance institution close old-library --effective 2020-01-01")

        @Argument(help: .institution) var id: String
        @OptionGroup var entry: DatedOptions
    }
}

extension ArgumentHelp {
    static var institution: ArgumentHelp { ArgumentHelp("The institution's id, such as nlc.") }
    static var names: ArgumentHelp {
        ArgumentHelp("Its name in a language, such as zh-Hans=中国国家图书馆; repeatable.", valueName: "tag=text")
    }
    static var titles: ArgumentHelp {
        ArgumentHelp("Its title in a language, such as en=…; repeatable.", valueName: "tag=text")
    }
}
