import ArgumentParser

struct Completions: Command {
    static let configuration = CommandConfiguration(
        named: "completions", "Write a completion script for a shell.",
        example: """
            alliance completions bash \\
              > ~/.local/share/bash-completion/completions/alliance
            alliance completions zsh > ~/.zfunc/_alliance
            alliance completions fish > ~/.config/fish/completions/alliance.fish
            """,
        """
        Commands, options and their values are completed, and, from the ledger that the line or ALLIANCE_LEDGER names, \
        subjects and the ids of institutions, agreements, conferences and documents. For zsh, ~/.zfunc must be in \
        fpath before compinit is called. Write it again after the program has been replaced.
        """)

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run(_ console: Console) throws -> Answer {
        let shell: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        console.output.text(Alliance.completionScript(for: shell))
        return .yes
    }
}
