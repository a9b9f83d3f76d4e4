import ArgumentParser

/// `alliance evidence` without a verb.
struct EvidenceList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the documents registered.")
}
