import AllianceLedger
import Alliances
import CanonicalJSON
import Projections

/// Canonical JSON of all projections at a size and a day, for comparison.
///
/// Two ledgers with the same history make the same snapshot: what differs between them without any fact differing stays
/// out, which is the origin, the recorded times and the ids. The entries' positions are in it.
enum Snapshot {
    /// Raised when what is in a snapshot or the meaning of it changes.
    private static let version: Int64 = 1

    static func of(_ book: Book) throws -> JSONValue {
        let institutions = try book.institutions(.institutions)
        var count = MemberCount()
        for institution in institutions { count.add(institution) }
        var members: [JSONValue.Member] = [
            .init(key: "version", value: .integer(version)),
            .init(key: "asOf", value: .string(book.standpoint.asOf.description)),
            .init(key: "size", value: .integer(Int64(book.standpoint.size))),
            .init(key: "count", value: count.members.json),
            .init(key: "countries", value: count.countries.json),
            .init(key: "institutions", value: sorted(institutions.map { ($0.id, $0.json) })),
            .init(key: "agreements", value: sorted(try book.agreements().map { ($0.id, $0.json) })),
            .init(key: "conferences", value: sorted(try book.conferences().map { ($0.id, $0.json) })),
            .init(key: "programmes", value: sorted(try book.programmes().map { ($0.id, $0.json) })),
            .init(key: "evidence", value: sorted(try book.evidence().map { ($0.id, $0.json) })),
            .init(key: "growth", value: growth(try book.growth())),
            .init(key: "reconciliation", value: .array(try book.reconciliation().map(\.json))),
        ]
        if let alliance = try book.alliance() { members.append(.init(key: "alliance", value: alliance.json)) }
        return .object(sorting: members)
    }

    /// What is written, compared and hashed.
    static func file(_ snapshot: JSONValue) -> [UInt8] { snapshot.canonicalBytes() + [0x0a] }

    /// By id, since the order in which the ledger lists them is no fact.
    private static func sorted(_ views: [(id: String, json: JSONValue)]) -> JSONValue {
        .array(views.sorted { $0.id < $1.id }.map(\.json))
    }

    private static func growth(_ growth: Growth) -> JSONValue {
        .array(
            growth.points.map { point in
                .object(sorting: [
                    .init(key: "day", value: .string(point.day.description)),
                    .init(key: "certain", value: .integer(Int64(point.members.certain))),
                    .init(key: "possible", value: .integer(Int64(point.members.possible))),
                ])
            })
    }
}
