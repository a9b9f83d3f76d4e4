import AllianceLedger
import Alliances

/// Subjects that somebody who named an unknown one may have meant.
enum NearMisses {
    private static let shown = 3

    /// - Returns: the nearest names, those first that hold what was typed.
    static func of(_ typed: String, in book: Book) throws(LedgerError) -> [String] {
        let wanted = typed.lowercased()
        let wantedID = wanted.split(separator: "/", maxSplits: 1).last.map(String.init) ?? wanted
        guard !wantedID.isEmpty else { return [] }
        var found: [(name: String, distance: Int)] = []
        let kinds: [(Book.Kind, SubjectKind)] = [
            (.alliance, .alliance), (.institutions, .institution), (.agreements, .agreement),
            (.conferences, .conference), (.programmes, .programme), (.evidence, .evidence),
        ]
        for (kind, subject) in kinds {
            try book.forEachRow(kind) { id, _ in
                let name = subject.name + "/" + id
                let distance =
                    id == wantedID
                    ? 0 : id.hasPrefix(wantedID + "-") ? 1 : min(distance(id, wantedID), Self.distance(name, wanted))
                if distance <= max(2, min(4, wantedID.utf8.count / 4)) { found.append((name, distance)) }
            }
        }
        return found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name < $1.name }
            .prefix(shown).map(\.name)
    }

    /// - Returns: of some words the nearest to what was typed, those first that begin with it.
    static func of(_ typed: String, among words: some Sequence<String>) -> [String] {
        let wanted = String(decoding: FoldedText(typed).bytes, as: UTF8.self)
        guard !wanted.isEmpty else { return [] }
        var found: [(word: String, distance: Int)] = []
        for word in words {
            let plain = String(decoding: FoldedText(word).bytes, as: UTF8.self)
            let distance = plain.hasPrefix(wanted) ? 0 : distance(plain, wanted)
            // Two letters that changed places count as two.
            if distance <= (wanted.utf8.count < 4 ? 1 : max(2, min(4, wanted.utf8.count / 3))) {
                found.append((word, distance))
            }
        }
        return found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.word < $1.word }
            .prefix(shown).map(\.word)
    }

    static func question(_ near: [String]) -> String { "did you mean \(near.joined(separator: " or "))?" }

    /// How many letters have to be added, left out or changed (Levenshtein).
    static func distance(_ a: String, _ b: String) -> Int {
        let b = Array(b.utf8)
        var row = Array(0...b.count)
        for (i, letter) in a.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let change = diagonal + (letter == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
