import Alliances
import ArgumentParser
import CanonicalJSON

struct BodyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "body", "Record what concerns the alliance itself: founding, documents, organs, totals.",
        example: """
            alliance body found srila --name en="Silk Road International Library Alliance" \\
                --place Chengdu --effective 2018-05-28 --evidence cgtn-20180528
            """,
        verbs: [
            Propose.self, Found.self, RecordDocument.self, RecordOrgan.self, RecordTotal.self, RecordCountries.self,
            Dissolve.self,
        ])

    struct Propose: Verb {
        static let type = EventType.allianceProposed
        static let configuration = CommandConfiguration(
            named: "propose", "Record that the alliance was proposed.",
            example: """
                alliance body propose srila --name en="Silk Road International Library Alliance" \\
                  --effective 2017-05-19 --evidence ecns-20170519
                """)

        @Argument(help: .body) var id: String
        @Option(name: .customLong("name"), help: .bodyNames) var names: [TaggedText]
        @Option(help: ArgumentHelp("Where.", valueName: "text")) var place: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("names", names)
            data.text("place", place)
        }
    }

    struct Found: Verb {
        static let type = EventType.allianceFounded
        static let configuration = CommandConfiguration(
            named: "found", "Record that the alliance was founded.",
            example: """
                alliance body found srila --name en="Silk Road International Library Alliance" \\
                  --place Chengdu --effective 2018-05-28 --evidence cgtn-20180528
                """)

        @Argument(help: .body) var id: String
        @Option(name: .customLong("name"), help: .bodyNames) var names: [TaggedText]
        @Option(help: ArgumentHelp("Where.", valueName: "text")) var place: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("names", names)
            data.text("place", place)
        }
    }

    struct RecordDocument: Verb {
        static let type = EventType.allianceDocumentRecorded
        static let configuration = CommandConfiguration(
            named: "document",
            "Record what was done with a document of the alliance.",
            example: """
                alliance body document srila --title en="Chengdu Initiative" \\
                  --kind initiative --action issued --effective 2018-05-28
                """)

        @Argument(help: .body) var id: String
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText]
        @Option(help: .choice("What it is", DocumentRecord.Kind.self)) var kind: String
        @Option(help: .choice("What was done with it", DocumentRecord.Action.self)) var action: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.text("action", action)
        }
    }

    struct RecordOrgan: Verb {
        static let type = EventType.allianceOrganRecorded
        static let configuration = CommandConfiguration(
            named: "organ",
            "Record what was done with an organ of the alliance.",
            example: """
                alliance body organ srila --title en="Secretariat, National Library of China" \\
                  --kind secretariat --action established --effective 2018-05-28
                """)

        @Argument(help: .body) var id: String
        @Option(name: .customLong("title"), help: .titles) var titles: [TaggedText]
        @Option(help: .choice("What it is", OrganRecord.Kind.self)) var kind: String
        @Option(help: .choice("What was done with it", OrganRecord.Action.self)) var action: String
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            try data.names("titles", titles)
            data.text("kind", kind)
            data.text("action", action)
        }
    }

    struct RecordTotal: Verb {
        static let type = EventType.allianceTotalPublished
        static let configuration = CommandConfiguration(
            named: "total",
            "Record a number that a source gives; it is compared, never computed with.",
            example: """
                alliance body total srila --measure members --bound exactly --institutions 51 \\
                  --effective 2025-05-30 --evidence china-daily-20250530
                """)

        @Argument(help: .body) var id: String
        @Option(help: .choice("What is counted", PublishedTotal.Measure.self)) var measure: String
        @Option(help: .choice("How the number is meant", PublishedTotal.Bound.self)) var bound: String?
        @Option(help: ArgumentHelp("How many institutions.", valueName: "n")) var institutions: Int?
        @Option(help: ArgumentHelp("How many countries.", valueName: "n")) var countries: Int?
        @Option(help: ArgumentHelp("How many people.", valueName: "n")) var people: Int?
        @Option(
            name: .customLong("by-country"),
            help: ArgumentHelp("How many in a country, such as CN=12; repeatable.", valueName: "code=n"))
        var byCountry: [TaggedText] = []
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) throws {
            data.text("measure", measure)
            data.text("bound", bound)
            try data.count("institutions", institutions)
            try data.count("countries", countries)
            try data.count("people", people)
            try data.object("byCountry", byCountry) { tagged in
                guard let count = Int64(tagged.text), count.magnitude < 1 << 53 else {
                    throw Failure(
                        usage: "--by-country \(tagged.tag)=\(tagged.text) gives no number", remedy: "write CN=12")
                }
                return .integer(count)
            }
        }
    }

    struct RecordCountries: Verb {
        static let type = EventType.allianceMemberCountriesReported
        static let configuration = CommandConfiguration(
            named: "countries",
            "Record countries that a source calls member countries, without naming a library.",
            example: """
                alliance body countries srila --country-code RU --country-code MN \\
                  --effective "[..2024-06-05]" --evidence global-times-20240605
                """)

        @Argument(help: .body) var id: String
        @Option(
            name: .customLong("country-code"),
            help: ArgumentHelp("An ISO 3166-1 code of two letters; repeatable.", valueName: "code"))
        var countryCodes: [String]
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.list("countryCodes", countryCodes) }
    }

    struct Dissolve: Verb {
        static let type = EventType.allianceDissolved
        static let configuration = CommandConfiguration(
            named: "dissolve", "Record that the alliance was dissolved.",
            example: "alliance body dissolve srila --effective 2030-12-31 --successor srila-association")

        @Argument(help: .body) var id: String
        @Option(help: ArgumentHelp("The id of the body that follows.", valueName: "id")) var successor: String?
        @OptionGroup var entry: DatedOptions

        func fill(_ data: inout DataFields) { data.text("successor", successor) }
    }
}

extension ArgumentHelp {
    fileprivate static var body: ArgumentHelp {
        ArgumentHelp("The alliance's id, such as srila; one ledger keeps one.")
    }
    fileprivate static var bodyNames: ArgumentHelp {
        ArgumentHelp("Its name in a language, such as en=…; repeatable.", valueName: "tag=text")
    }

    fileprivate static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ what: String, _: Choice.Type
    ) -> ArgumentHelp {
        ArgumentHelp("\(what): \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "word")
    }
}
