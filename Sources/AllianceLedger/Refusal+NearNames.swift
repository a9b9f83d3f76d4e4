import Alliances
import EventLog
import LMDB

extension Refusal {
    /// How many are looked for: a file with a million wrong names has one mistake, not a million.
    private static let mostSought = 20

    /// The refusals, with “did you mean” in the advice of those that miss a subject whose name is near that of another.
    ///
    /// - Parameter unknown: the names that are missed, by the place of their refusal.
    static func suggesting(
        _ refusals: [Refusal], unknown: [Int: String], in read: borrowing ReadTransaction
    ) throws(StoreError) -> [Refusal] {
        guard !unknown.isEmpty else { return refusals }
        var sought: [(place: Int, kind: Substring, near: NearNames)] = []
        for (place, name) in unknown.sorted(by: { $0.key < $1.key }).prefix(mostSought) {
            let parts = name.split(separator: "/", maxSplits: 1)
            if parts.count == 2 { sought.append((place, parts[0], NearNames(String(parts[1])))) }
        }
        try read.scanSubjects { (stored) throws(StoreError) in
            guard stored.shelf != .none else { return .next }
            let name = String(decoding: [UInt8](stored.name), as: UTF8.self)
            for index in sought.indices where name.hasPrefix(sought[index].kind + "/") {
                sought[index].near.consider(String(name.dropFirst(sought[index].kind.count + 1)))
            }
            return .next
        }
        var refusals = refusals
        for (place, kind, near) in sought {
            guard let question = near.question(kind: String(kind)) else { continue }
            let refusal = refusals[place]
            let rejection = refusal.rejection
            refusals[place] = Refusal(
                line: refusal.line, lines: refusal.lines, entry: refusal.entry,
                Rejection(
                    rejection.code, rejection.sentence, advice: question + " otherwise " + rejection.advice,
                    entries: rejection.entries, drafts: rejection.drafts))
        }
        return refusals
    }
}
