import AllianceLedger
import Alliances
import Projections

extension FilterOptions {
    /// Where nothing is listed: whether the ledger has ever heard of the kinds and series asked for.
    func checkVocabulary(
        ifEmpty isEmpty: Bool, on listing: String, _ rows: Book.Kind, _ book: Book
    ) throws {
        guard isEmpty else { return }
        try check(kind, "kind", on: listing, rows, book)
        try check(series, "series", on: listing, rows, book)
    }

    /// Where nothing can be filtered, sorted or cut.
    func refuse(on listing: String) throws {
        var options = given.map { "--" + $0.rawValue }
        if sort != nil { options.append("--sort") }
        if descending { options.append("--descending") }
        if limit != nil { options.append("--limit") }
        if columns != nil { options.append("--columns") }
        guard let first = options.first else { return }
        throw Failure(
            usage: "\(first) makes no sense on \(listing)", remedy: "leave it out; all of them are listed")
    }

    private func check(
        _ asked: [String], _ field: String, on listing: String, _ rows: Book.Kind, _ book: Book
    ) throws {
        guard !asked.isEmpty else { return }
        var known: Set<String> = []
        try book.forEachRow(rows) { (_, row) throws(RowError) in known.formUnion(row.texts(of: field)) }
        guard let unknown = asked.first(where: { !known.contains($0) }) else { return }
        let near = NearMisses.of(unknown, among: known)
        let all = known.sorted().prefix(20).joined(separator: ", ")
        throw Failure(
            Message(
                "no \(field) “\(Rejection.quoted(unknown))” is recorded of any of the \(listing)",
                location: "--" + field,
                remedy: near.isEmpty
                    ? all.isEmpty ? "leave it out: none is recorded" : "write one of " + all
                    : NearMisses.question(near)), .answerIsNo)
    }
}
