import ArgumentParser

/// How a view is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
}

struct FormatOption: ParsableArguments {
    @Option(help: ArgumentHelp("How to write the answer.", valueName: "format"))
    var format: OutputFormat = .table
}
