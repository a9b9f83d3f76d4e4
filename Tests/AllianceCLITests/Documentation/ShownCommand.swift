/// A command of a document, with what the document shows that it prints.
struct ShownCommand {
    /// As given to the shell; a command may go on over several lines after a backslash.
    let text: String
    /// Lines of the document, its indentation taken away.
    var shown: [String]
    /// nil where the document shows commands only (```sh): they must succeed, whatever they print.
    let isCompared: Bool
    /// What stands between the margin and the text, in the document.
    let indent: String
    /// Numbered from 0, in the document.
    let line: Int
    /// The lines of the document that `shown` stands on.
    let shownLines: Range<Int>

    /// Nobody wants these run by a test. Marked where a reader sees it, and listed in the test.
    var isByHand: Bool { text.contains("# by hand") }

    /// The program it calls.
    var program: String { String(text.prefix { $0 != " " && $0 != "\n" }) }

    /// A line `…` stands for any lines, `…` within a line for any text.
    func matches(_ printed: [String]) -> Bool { Self.matches(shown[...], printed[...]) }

    private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        if first.allSatisfy({ $0 == " " || $0 == "…" }), first.contains("…") {
            return (printed.startIndex...printed.endIndex).contains {
                matches(shown.dropFirst(), printed[$0...])
            }
        }
        guard let line = printed.first, matches(line: first, line) else { return false }
        return matches(shown.dropFirst(), printed.dropFirst())
    }

    private static func matches(line shown: String, _ printed: String) -> Bool {
        guard shown != printed else { return true }
        let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return false }
        guard printed.hasPrefix(first), printed.hasSuffix(last), printed.count >= first.count + last.count else {
            return false
        }
        var rest = printed.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    /// What a document should show instead, as much of it as it showed.
    func rewritten(_ printed: [String]) -> [String] {
        guard !matches(printed) else { return shown }
        guard shown.last == "…", printed.count >= shown.count else { return printed }
        return printed.prefix(shown.count - 1) + ["…"]
    }
}
