import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the ledger; one line of JSON for each measurement. Tools/bench runs it all.",
        subcommands: [
            DecodeCommand.self, EncodeCommand.self, ParseCommand.self, ImportCommand.self, AppendCommand.self,
            ConcurrentCommand.self, HoldCommand.self, ReplayCommand.self, LinesCommand.self,
        ])
}

struct WorkloadOptions: ParsableArguments {
    @Option(help: "How many entries the log is to have.")
    var entries = 100_000

    @Option(help: "mixed, one-document, few-members or one-subject.")
    var workload = Workload.Kind.mixed

    @Option(help: "How often reading or writing alone is measured; the best counts.")
    var passes = 9
}

struct LinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Prints the drafts of a workload, to be imported by other means.")

    @OptionGroup var options: WorkloadOptions
    @Option(help: "Entries that are imported together; 0 for all.") var batch = 0

    func run() {
        var workload = Workload(options.workload, batch: batch == 0 ? options.entries : batch)
        for _ in 0..<options.entries { print(String(decoding: workload.next(), as: UTF8.self)) }
    }
}
