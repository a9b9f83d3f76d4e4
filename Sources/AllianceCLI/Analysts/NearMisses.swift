import AllianceLedger
import Alliances

/// Subjects that somebody who named an unknown one may have meant.
enum NearMisses {
    /// - Returns: “did you mean institution/nlc?”; nil if nothing is near.
    static func question(_ typed: String, in book: Book) throws(LedgerError) -> String? {
        let parts = typed.split(separator: "/", maxSplits: 1).map(String.init)
        // The id may be right and the kind wrong.
        var whole = NearNames(typed)
        var byID = NearNames(parts.last ?? typed)
        let kinds: [(Book.Kind, SubjectKind)] = [
            (.alliance, .alliance), (.institutions, .institution), (.agreements, .agreement),
            (.conferences, .conference), (.programmes, .programme), (.evidence, .evidence),
        ]
        for (kind, subject) in kinds {
            try book.forEachRow(kind) { id, _ in
                whole.consider(subject.name + "/" + id)
                byID.consider(id, shown: subject.name + "/" + id)
            }
        }
        return whole.question ?? byID.question
    }
}
