import ArgumentParser

extension CommandConfiguration {
    /// A command with what it does, an example call, and what else there is to know.
    /// - Parameter name: nil = made of the type's name.
    init(named name: String? = nil, _ abstract: String, example: String, _ more: String = "") {
        let indented = example.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        self.init(
            commandName: name, abstract: abstract,
            discussion: "For example:\n" + indented.joined(separator: "\n") + (more.isEmpty ? "" : "\n\n" + more))
    }

    /// A noun with its verbs.
    init(_ name: String, _ abstract: String, example: String, verbs: [any ParsableCommand.Type]) {
        self.init(
            commandName: name, abstract: abstract, discussion: "For example:\n  " + example, subcommands: verbs)
    }
}
