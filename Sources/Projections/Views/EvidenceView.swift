import Alliances
import CanonicalJSON

/// A document that entries cite. It holds from the beginning; what rests on it is asked of the index of references.
public struct EvidenceView: Sendable {
    public let id: String
    public let citation: Citation
    public let position: UInt32
    public let disputes: [RivalClaim]

    public init?(_ row: Row, id: String) throws(RowError) {
        guard let step = row.steps.first else { return nil }
        let statement = try row.statement(step)
        guard case .evidenceRegistered(let citation) = statement.event else {
            throw RowError(message: "#\(step.position) in the row of evidence/\(id) is about something else")
        }
        self.id = id
        self.citation = citation
        position = step.position
        disputes = try row.claims(asOf: .last)
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("title", citation.title)
        object.add("publisher", citation.publisher)
        object.add("published", citation.published)
        object.add("language", citation.language)
        object.add("url", citation.url)
        object.add("sha256", citation.sha256)
        object.add("entry", Int(position))
        object.add("disputes", list: disputes.map(\.json))
        return object.json
    }
}
