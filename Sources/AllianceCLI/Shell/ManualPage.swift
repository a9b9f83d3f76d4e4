import CanonicalJSON

/// The manual page of a program in mdoc(7), made of the parser's own description of all commands, which the help texts
/// are made of too.
struct ManualPage {
    /// An option that so many commands take is described once.
    private static let common = 10

    private let root: CommandHelp
    private let revised: String
    private var commonOptions: [String] = []
    private var page = Mdoc()

    /// - Parameters:
    ///   - dump: what `_dumpHelp` writes.
    ///   - revised: as mdoc has dates, `November 21, 2026`.
    init?(dump: JSONValue, revised: String) {
        guard let command = dump["command"].flatMap(CommandHelp.init) else { return nil }
        root = command
        self.revised = revised
        var counts: [String: Int] = [:]
        for argument in root.all.flatMap(\.arguments) where !argument.isPositional {
            counts[argument.identity, default: 0] += 1
        }
        var seen: Set<String> = []
        for argument in root.all.flatMap(\.arguments) where counts[argument.identity, default: 0] >= Self.common {
            if seen.insert(argument.identity).inserted { commonOptions.append(argument.identity) }
        }
    }

    mutating func text() -> String {
        page = Mdoc()
        page.macro("Dd", revised)
        page.macro("Dt", root.name.uppercased() + " 1")
        page.macro("Os")
        page.macro("Sh", "NAME")
        page.macro("Nm", Mdoc.escaped(root.name))
        page.macro("Nd", Mdoc.escaped(root.abstract.hasSuffix(".") ? String(root.abstract.dropLast()) : root.abstract))
        page.macro("Sh", "SYNOPSIS")
        page.macro("Nm", Mdoc.escaped(root.name))
        page.macro("Ar", "command")
        page.macro("Op", "Ar argument ...")
        page.macro("Sh", "DESCRIPTION")
        page.prose(root.discussion)
        page.macro("Sh", "COMMANDS")
        page.prose("Options that many commands take are described once, under COMMON OPTIONS.")
        for command in root.subcommands { describe(command) }
        page.macro("Sh", "COMMON OPTIONS")
        let arguments = root.all.flatMap(\.arguments)
        describe(commonOptions.compactMap { identity in arguments.first { $0.identity == identity } })
        return page.text
    }

    private mutating func describe(_ command: CommandHelp) {
        page.macro("Ss", Mdoc.escaped(command.path))
        if command.subcommands.isEmpty || !command.arguments.allSatisfy(isCommon) {
            page.macro("Nm", Mdoc.escaped(command.path))
            for argument in command.arguments where !argument.isOfTheParser { page.synopsis(argument) }
            page.macro("Pp")
        }
        page.prose(command.abstract)
        let own = command.arguments.filter { !isCommon($0) && !($0.abstract.isEmpty && $0.isPositional) }
        if !own.isEmpty { describe(own) }
        if !command.discussion.isEmpty {
            page.macro("Pp")
            page.prose(command.discussion)
        }
        for command in command.subcommands { describe(command) }
    }

    private mutating func describe(_ arguments: [CommandHelp.Argument]) {
        page.macro("Bl", "-tag -width Ds")
        for argument in arguments {
            page.item(argument)
            page.prose(argument.explanation)
        }
        page.macro("El")
    }

    private func isCommon(_ argument: CommandHelp.Argument) -> Bool {
        !argument.isPositional && commonOptions.contains(argument.identity)
    }
}
