import Alliances
import ArgumentParser
import CSV
import Tables

extension TableKind: ExpressibleByArgument {}

/// What an import of a table takes besides.
struct TableImportOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "The file is a table (CSV) with a header row; each row is about one of these.", valueName: "rows"))
    var kind: TableKind?

    @Option(help: ArgumentHelp("Write an empty table with its header, to be filled in.", valueName: "rows"))
    var template: TableKind?

    @Option(
        help: ArgumentHelp(
            "A column that has another name than its field, such as since=Beitritt or name[de]=Bibliothek; repeatable.",
            valueName: "field=column"))
    var map: [TaggedText] = []

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A value for all rows that have none; repeatable.", valueName: "field=value"))
    var settings: [TaggedText] = []

    @Option(help: ArgumentHelp("A column that is not to be read; repeatable.", valueName: "column"))
    var ignore: [String] = []

    @Option(
        help: ArgumentHelp("The language of names and titles whose column names none. (default: en)", valueName: "tag"),
        transform: QuestionOptions.language)
    var language: String?

    @Option(
        help: ArgumentHelp(
            "comma, semicolon, tab or another sign; found from the header where it is not given.", valueName: "sign"),
        transform: TableImportOptions.delimiter)
    var delimiter: Delimiter?

    var reading: TableOptions {
        TableOptions(
            language: language ?? "en", map: map.map { ($0.tag, $0.text) }, ignored: ignore,
            settings: settings.map { ($0.tag, $0.text) })
    }

    /// The first of the options that only a table can have.
    var first: String? {
        if !map.isEmpty { return "--map" }
        if !settings.isEmpty { return "--set" }
        if !ignore.isEmpty { return "--ignore" }
        if language != nil { return "--language" }
        return delimiter == nil ? nil : "--delimiter"
    }

    private static func delimiter(_ text: String) throws -> Delimiter {
        guard let delimiter = Delimiter(text) else {
            throw ValidationError(
                "“\(Rejection.quoted(text))” cannot stand between columns; write comma, semicolon, tab or one sign")
        }
        return delimiter
    }
}
