import Alliances
import ArgumentParser

/// A word of a call that stands where a command is expected and is none.
enum UnknownCommand {
    /// - Returns: “did you mean alliance members?”; nil if every command is known or none is near.
    static func question(_ arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Alliance.self
        var path = Alliance._commandName
        for word in arguments where word != "help" || command != Alliance.self {
            let commands = command.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
            if let next = commands.first(where: { $0._commandName == word }) {
                command = next
                path += " " + word
                continue
            }
            var near = NearNames(word)
            for known in commands {
                near.consider(known._commandName, shown: path + " " + known._commandName)
                // A verb without its noun.
                for verb in known.configuration.subcommands where verb._commandName == word {
                    near.consider(word, shown: "\(path) \(known._commandName) \(word)")
                }
            }
            return near.question
        }
        return nil
    }
}
