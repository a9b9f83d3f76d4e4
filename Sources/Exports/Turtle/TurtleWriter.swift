import AllianceLedger
import Alliances
import EDTF
import Projections
import TransparencyLog

/// Writes what a ledger tells as linked data, one resource after another.
struct TurtleWriter: LedgerListener {
    private let file: NewFile
    private var alliance: String?
    private var day = Day.last
    /// Resources written.
    private(set) var count = 0

    init(_ file: NewFile) { self.file = file }

    var takesEntries: Bool { false }

    mutating func begin(_ standpoint: Standpoint, root: TreeHash) throws(StreamError) {
        day = standpoint.asOf
        var text = TurtleText()
        text.add("@base ")
        text.add(iri: "https://\(standpoint.origin)/")
        text.add(" .\n@prefix ledger: ")
        text.add(iri: "https://\(standpoint.origin)/vocabulary#")
        text.add(" .\n")
        for (prefix, iri) in Self.prefixes { text.add("@prefix \(prefix): <\(iri)> .\n") }
        text.add("\n<> a schema:Dataset ;\n  schema:name ")
        text.add(literal: standpoint.origin)
        text.add(" ;\n  schema:size \(standpoint.size) ;\n  ledger:root ")
        text.add(literal: root.base64)
        text.add(" ;\n  ledger:asOf \"\(day)\"^^xsd:date .\n")
        try write(text)
    }

    private static let prefixes = [
        ("schema", "https://schema.org/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("owl", "http://www.w3.org/2002/07/owl#"), ("prov", "http://www.w3.org/ns/prov#"),
        ("edtf", "http://id.loc.gov/datatypes/edtf/"), ("wikibase", "http://wikiba.se/ontology#"),
        ("wd", "http://www.wikidata.org/entity/"), ("wdt", "http://www.wikidata.org/prop/direct/"),
        ("p", "http://www.wikidata.org/prop/"), ("ps", "http://www.wikidata.org/prop/statement/"),
        ("pq", "http://www.wikidata.org/prop/qualifier/"),
        ("pqv", "http://www.wikidata.org/prop/qualifier/value/"),
        ("pr", "http://www.wikidata.org/prop/reference/"),
    ]

    mutating func take(_ entry: RecordedEntry) throws(StreamError) {}

    mutating func take(_ row: Row, of kind: SubjectKind, id: String) throws(StreamError) {
        var resource = TurtleResource("\(kind.name)/\(id)")
        let day = day
        switch kind {
        case .evidence:
            guard let view = try reading({ () throws(RowError) in try EvidenceView(row, id: id) }) else { return }
            resource.add(view)
        case .institution:
            guard let view = try reading({ () throws(RowError) in try InstitutionView(row, id: id, asOf: day) })
            else { return }
            resource.add(view, alliance: alliance)
        case .alliance:
            guard let view = try reading({ () throws(RowError) in try AllianceView(row, id: id, asOf: day) })
            else { return }
            alliance = "alliance/" + id
            resource.add(view)
        case .agreement:
            guard let view = try reading({ () throws(RowError) in try AgreementView(row, id: id, asOf: day) })
            else { return }
            resource.add(view)
        case .conference:
            guard let view = try reading({ () throws(RowError) in try ConferenceView(row, id: id, asOf: day) })
            else { return }
            resource.add(view)
        case .programme:
            guard let view = try reading({ () throws(RowError) in try ProgrammeView(row, id: id, asOf: day) })
            else { return }
            resource.add(view)
        case .entry: return
        }
        count += 1
        try write(resource.finished())
    }

    private mutating func write(_ text: TurtleText) throws(StreamError) { try file.write(text.bytes) }
}
