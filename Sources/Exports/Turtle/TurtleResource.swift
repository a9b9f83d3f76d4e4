import EDTF
import Projections

/// One resource with its properties, and the nodes that hang on it.
struct TurtleResource {
    let iri: String
    private var text = TurtleText()
    private var isEmpty = true
    /// Written after it.
    private var nodes: [TurtleResource] = []

    init(_ iri: String) {
        self.iri = iri
        text.add("\n")
        text.add(iri: iri)
    }

    private mutating func property(_ name: String) {
        text.add(isEmpty ? " " : " ;\n  ")
        isEmpty = false
        text.add(name + " ")
    }

    mutating func add(_ property: String, term: String) {
        self.property(property)
        text.add(term)
    }

    mutating func add(_ property: String, literal value: String?, language: String? = nil, type: String? = nil) {
        guard let value else { return }
        self.property(property)
        text.add(literal: value, language: language, type: type)
    }

    mutating func add(_ property: String, iri value: String?) {
        guard let value else { return }
        self.property(property)
        text.add(iri: value)
    }

    /// A day as xsd:date; what is no single day as an EDTF literal.
    mutating func add(_ property: String, date: EDTFDate?) {
        guard let date else { return }
        if let time = WikidataTime(date), time.precision == 11 {
            add(property, literal: date.description, type: "xsd:date")
        } else {
            add(property, literal: date.description, type: "edtf:EDTF")
        }
    }

    /// A qualifier as Wikidata has it: the moment, and a node with its precision; else an EDTF literal.
    mutating func add(qualifier: String, date: EDTFDate) {
        guard let time = WikidataTime(date) else {
            return add("pq:" + qualifier, literal: date.description, type: "edtf:EDTF")
        }
        add("pq:" + qualifier, literal: time.moment, type: "xsd:dateTime")
        var node = TurtleResource(iri + "-" + qualifier)
        node.add("a", term: "wikibase:TimeValue")
        node.add("wikibase:timeValue", literal: time.moment, type: "xsd:dateTime")
        node.add("wikibase:timePrecision", term: "\(time.precision)")
        node.add("wikibase:timeCalendarModel", term: "wd:Q1985727")
        add("pqv:" + qualifier, iri: node.iri)
        nodes.append(node)
    }

    mutating func add(sources ids: [String]) {
        for id in ids { add("prov:wasDerivedFrom", iri: "evidence/\(id)#reference") }
    }

    mutating func add(node: TurtleResource) { nodes.append(node) }

    func finished() -> TurtleText {
        var all = TurtleText()
        append(to: &all)
        return all
    }

    private func append(to all: inout TurtleText) {
        all.bytes += text.bytes
        all.add(" .\n")
        for node in nodes { node.append(to: &all) }
    }
}
