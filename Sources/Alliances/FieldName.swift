import CanonicalJSON

/// The members that entries and their data can have. A key is looked up once, so that each `switch` over it is a jump.
enum FieldName: String, CaseIterable, Sendable {
    case action, actor, agreement, basis, bound, byCountry, category, city, claim, conference, corrects,
        countries, country, countryCodes, data, effective, evidence, founding, from, hosts, id, identified,
        identifiers, institutions, into, isil, isni, kind, language, measure, mode, names, note, ordinal,
        participants, parties, party, people, place, published, publisher, reason, ror, scheduled, series,
        sha256, source, specversion, subject, successor, summary, theme, time, title, titles, type, until,
        url, venue, viaf, wikidata
    /// Any other key; ``FieldReader/unknownField(of:known:)`` tells which.
    case other = ""

    private static let table = JSONKeyTable<FieldName>()

    init(_ key: JSONKey) { self = FieldName.table[key] ?? .other }
}
