import ArgumentParser

/// The root of all commands. A new command is a file of its own and one line in a list here.
struct Alliance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alliance",
        abstract: "The book of record of an alliance of libraries: append-only, dated twice, verifiable.",
        version: "1.0.0",
        groupedSubcommands: [CommandGroup(name: "Auditors", subcommands: auditors)])

    private static let auditors: [any ParsableCommand.Type] = [
        Publish.self,
        AuditCommand.self,
    ]
}
