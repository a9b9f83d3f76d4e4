import AllianceLedger
import Alliances
import CanonicalJSON
import Projections

/// What stands behind the values of one subject.
struct Explanation {
    /// An entry, with the documents it rests on as people know them.
    struct Cause {
        let entry: RecordedEntry
        let documents: [String]
    }

    let subject: Subject
    let standpoint: Standpoint
    private(set) var values: [(label: String, value: String, causes: [Cause])] = []
    /// Steps that can have been taken by the day, or not.
    private(set) var open: [(what: String, cause: Cause)] = []
    private(set) var takenOut: [TakenOut] = []
    private(set) var claims: [(text: String, of: Position, cause: Cause)] = []

    struct TakenOut {
        let cause: Cause
        let by: RecordedEntry
    }

    private static let claimLabel = "rival claim"

    init(of subject: Subject, _ fields: Fields, _ ledger: Ledger, _ book: Book) throws {
        self.subject = subject
        standpoint = book.standpoint
        var sources = Sources(ledger, book)
        try sources.load(try ledger.positions(about: subject, until: standpoint.size))
        // Rival claims have a part of their own.
        for field in fields.all where field.label != Self.claimLabel {
            var causes = try field.entries.compactMap { try sources.cause($0) }
            // What is said in several lines is marked on the first of them.
            if field.entries.isEmpty, let last = values.last, field.label.isEmpty || field.label == last.label {
                causes = last.causes
            }
            values.append((field.label, field.value, causes))
        }
        guard let row = try book.row(of: subject) else { return }
        for step in row.steps
        where step.window.isPossible(by: standpoint.asOf) && !step.window.isCertain(by: standpoint.asOf) {
            guard let cause = try sources.cause(step.position) else { continue }
            open.append(("\(step.type.name) can have been \(step.window.shown)", cause))
        }
        for entry in sources.entries {
            guard let by = entry.takenOutBy, let taker = sources.entry(by.rawValue),
                let cause = try sources.cause(entry.position.rawValue)
            else { continue }
            takenOut.append(TakenOut(cause: cause, by: taker))
        }
        let places = Dictionary(row.steps.map { ($0.place, $0.position) }) { first, _ in first }
        for dispute in row.disputes {
            guard let cause = try sources.cause(dispute.position),
                case .entryDisputed(let rival) = cause.entry.entry.event
            else { continue }
            let now = Position(places[dispute.place] ?? dispute.place)
            claims.append(("to \(now): \(rival.claim)", now, cause))
        }
    }
}

/// Entries and documents, each read once.
private struct Sources {
    private let ledger: Ledger
    private let book: Book
    private(set) var entries: [RecordedEntry] = []
    private var places: [UInt32: Int] = [:]
    private var titles: [String: String] = [:]

    init(_ ledger: Ledger, _ book: Book) {
        self.ledger = ledger
        self.book = book
    }

    mutating func load(_ positions: [Position]) throws {
        entries = try ledger.entries(at: positions, until: book.standpoint.size)
        for (place, entry) in entries.enumerated() { places[entry.position.rawValue] = place }
    }

    func entry(_ position: UInt32) -> RecordedEntry? { places[position].map { entries[$0] } }

    mutating func cause(_ position: UInt32) throws -> Explanation.Cause? {
        guard let entry = entry(position) else { return nil }
        var documents: [String] = []
        for id in entry.entry.content.evidence { documents.append(try document(id)) }
        return Explanation.Cause(entry: entry, documents: documents)
    }

    private mutating func document(_ id: String) throws -> String {
        if let title = titles[id] { return title }
        var title = id
        if case .evidence(let view)? = try book.view(of: try Subject("evidence/" + id)) {
            title = "\(view.citation.publisher), “\(view.citation.title)” (\(id))"
        }
        titles[id] = title
        return title
    }
}
