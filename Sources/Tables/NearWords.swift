/// Words that somebody who wrote another may have meant.
enum NearWords {
    /// - Returns: the nearest first; none that differ in more than a third of the letters.
    static func of(_ typed: String, in words: [String]) -> [String] {
        let wanted = HeaderWord.folded(typed)
        guard !wanted.isEmpty else { return [] }
        var found: [(word: String, distance: Int)] = []
        for word in words {
            let folded = HeaderWord.folded(word)
            let isPart =
                folded.count >= 4 && wanted.count >= 4 && (folded.hasPrefix(wanted) || wanted.hasPrefix(folded))
            let distance = isPart ? 1 : distance(wanted, folded)
            if distance <= max(1, min(4, wanted.count / 3)) { found.append((word, distance)) }
        }
        return found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.word < $1.word }.map(\.word)
    }

    /// Levenshtein's, in code points.
    static func distance(_ a: String, _ b: String) -> Int {
        let b = Array(b.unicodeScalars)
        var row = Array(0...b.count)
        for (i, letter) in a.unicodeScalars.enumerated() {
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
