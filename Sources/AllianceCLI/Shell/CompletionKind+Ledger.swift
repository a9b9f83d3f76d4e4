import AllianceLedger
import Alliances
import ArgumentParser

/// What a shell offers where a name is typed. Names come from the ledger that the line or the environment names; where
/// it cannot be read nothing is offered: a person who types is told nothing before the call is made.
extension CompletionKind {
    /// More than anyone reads; a shell takes seconds over all names of a large ledger.
    private static let most = 2_000

    /// `institution/nlc`, of every kind.
    static let subjects = CompletionKind.custom { words, place, prefix in
        let prefix = typed(words, place, prefix)
        // Kinds first: a list of everything helps nobody.
        guard prefix.contains("/") else {
            return SubjectKind.allCases.filter { $0 != .entry }.map { $0.name + "/" }.filter { $0.hasPrefix(prefix) }
        }
        return names(startingWith: prefix, words)
    }

    /// Ids of a kind; after the kind and a slash, the whole name.
    static func ids(_ kind: SubjectKind) -> CompletionKind {
        .custom { words, place, prefix in
            let prefix = typed(words, place, prefix)
            let start = kind.name + "/"
            guard !prefix.hasPrefix(start) else { return names(startingWith: prefix, words) }
            return names(startingWith: start + prefix, words).map { String($0.dropFirst(start.count)) }
        }
    }

    static let eventTypes = CompletionKind.list(EventType.allCases.map(\.name))

    static let countries = CompletionKind.list(CountryCode.all.map(\.text))

    static func choices<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) -> CompletionKind {
        .list(Choice.allCases.map(\.rawValue))
    }

    /// What stands before the cursor. fish 3 says that it is at the beginning of the word where it completes a line that
    /// nobody types; nobody who types asks there.
    private static func typed(_ words: [String], _ place: Int, _ prefix: String) -> String {
        guard prefix.isEmpty, words.indices.contains(place) else { return prefix }
        return words[place] == "''" ? "" : words[place]
    }

    private static func names(startingWith prefix: String, _ words: [String]) -> [String] {
        let console = Console.system()
        var options = LedgerOptions()
        options.ledger = ledger(in: words)
        guard let ledger = try? options.open(for: .reading, console) else { return [] }
        let names = (try? ledger.subjects(startingWith: prefix, limit: most)) ?? []
        // bash evaluates what it is offered (compgen -W): a ledger made by another program could name a subject
        // `institution/$(rm -r ~)`. What the ledger takes at its door holds nothing a shell would read.
        return names.filter { (try? Subject($0)) != nil }
    }

    /// What follows `--ledger` in the line as typed. A quoted one with a space in it is not found.
    private static func ledger(in words: [String]) -> String? {
        for (place, word) in words.enumerated() {
            if word == "--ledger", place + 1 < words.count {
                // bash takes `=` for a word.
                return words[place + 1] == "=" && place + 2 < words.count ? words[place + 2] : words[place + 1]
            }
            if word.hasPrefix("--ledger=") { return String(word.dropFirst("--ledger=".count)) }
        }
        return nil
    }
}
