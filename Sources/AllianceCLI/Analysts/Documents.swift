import AllianceLedger
import Alliances
import CanonicalJSON
import Projections

/// The cited documents by id, to name a source by its publisher and title.
struct Documents {
    private var byID: [String: EvidenceView] = [:]

    /// Each is looked up by itself: a ledger may hold a hundred thousand.
    init(_ book: Book, cited ids: some Sequence<String>) throws {
        for id in Set(ids) {
            guard case .evidence(let view) = try book.view(of: Subject("evidence/" + id)) else { continue }
            byID[id] = view
        }
    }

    /// `Sonora.id: Perpusnas …`; the id where nothing more is known.
    func shown(_ id: String) -> String {
        guard let citation = byID[id]?.citation else { return id }
        return "\(citation.publisher): \(citation.title)"
    }

    func json(_ ids: [String]) -> JSONValue {
        .array(
            ids.map { id in
                var members: [JSONValue.Member] = [.init(key: "id", value: .string(id))]
                if let citation = byID[id]?.citation {
                    members.append(.init(key: "publisher", value: .string(citation.publisher)))
                    members.append(.init(key: "title", value: .string(citation.title)))
                }
                return .object(sorting: members)
            })
    }
}
