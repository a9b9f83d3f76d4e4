import ArgumentParser
import CanonicalJSON

struct Manual: Command {
    static let configuration = CommandConfiguration(
        named: "manual", "Write the manual page, made of the help texts.",
        example: """
            alliance manual > alliance.1 && man ./alliance.1
            alliance manual > ~/.local/share/man/man1/alliance.1
            """,
        "The page is in mdoc(7).")

    /// When the commands were last changed, as mdoc has it; a page of today would differ each day.
    private static let revised = "November 21, 2026"

    func run(_ console: Console) throws -> Answer {
        let dump = try? JSONValue(parsing: Alliance._dumpHelp().utf8Span.span, syntax: .lenient)
        guard var page = dump.flatMap({ ManualPage(dump: $0, revised: Self.revised) }) else {
            throw Failure(
                Message("the commands describe themselves in a way that is not known", remedy: "see alliance --help"),
                .systemFailed)
        }
        console.output.text(page.text())
        return .yes
    }
}
