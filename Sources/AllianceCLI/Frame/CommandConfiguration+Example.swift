import ArgumentParser

extension CommandConfiguration {
    /// A command with what it does, an example call, and what else there is to know.
    /// - Parameter name: given, since making it of the type's name would cost each start of the program 4 ms
    init(named name: String, _ abstract: String, example: String, _ more: String = "") {
        let indented = CommandConfiguration.printable(example).map { "  " + $0 }
        self.init(
            commandName: name, abstract: abstract,
            discussion: "For example:\n" + indented.joined(separator: "\n") + (more.isEmpty ? "" : "\n\n" + more))
    }

    /// A noun with its verbs.
    init(_ name: String, _ abstract: String, example: String, verbs: [any ParsableCommand.Type]) {
        self.init(
            commandName: name, abstract: abstract,
            discussion: "For example:\n  " + CommandConfiguration.printable(example).joined(separator: "\n  "),
            subcommands: verbs)
    }

    /// The lines of an example as they can be copied into a shell: a long one goes on after a backslash, so that help is
    /// never wrapped in the middle of a word of it. It is broken before an option, never in a quoted text.
    static func printable(_ example: String, width: Int = 74) -> [String] {
        example.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            guard line.count > width else { return [String(line)] }
            var lines: [String] = []
            var current = ""
            for (place, part) in line.split(separator: " --", omittingEmptySubsequences: false).enumerated() {
                let word = place == 0 ? String(part) : "--" + part
                if !current.isEmpty, current.count + word.count + 3 > width {
                    lines.append(current + " \\")
                    current = "  " + word
                } else {
                    current += current.isEmpty ? word : " " + word
                }
            }
            return lines + [current]
        }
    }
}
