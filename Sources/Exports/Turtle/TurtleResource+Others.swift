import Alliances
import Projections

extension TurtleResource {
    mutating func add(_ view: AllianceView) {
        add("a", term: "schema:Organization")
        add(view.names)
        add("schema:foundingDate", date: view.founded?.effective)
        add("schema:foundingLocation", literal: view.place)
        add("schema:dissolutionDate", date: view.dissolved?.when.effective)
        add(sources: view.founded?.evidence ?? [])
    }

    mutating func add(_ view: AgreementView) {
        add("a", term: "schema:CreativeWork")
        add(view.titles)
        add("schema:additionalType", literal: view.kind)
        add("schema:creativeWorkStatus", literal: view.status)
        add("schema:dateCreated", date: view.date?.effective)
        add("schema:expires", date: view.until)
        add("schema:locationCreated", literal: view.place)
        for party in view.parties ?? [] { add("schema:creator", iri: "institution/" + party.id) }
        add("schema:isPartOf", iri: view.conference.map { "conference/" + $0 })
        add(sources: view.date?.evidence ?? [])
    }

    mutating func add(_ view: ConferenceView) {
        let description = view.description
        add("a", term: "schema:Event")
        add(description?.titles)
        add("schema:additionalType", literal: description?.kind)
        add("schema:superEvent", iri: description?.series.map { "series/" + $0 })
        add("schema:about", literal: description?.theme)
        if let held = view.held?.effective {
            if held.isInterval, let start = held.earliest, let end = held.latest {
                // What the ends of a span leave open stands in the EDTF literal.
                add("schema:startDate", literal: start.description, type: "xsd:date")
                add("schema:endDate", literal: end.description, type: "xsd:date")
                add("ledger:held", literal: held.description, type: "edtf:EDTF")
            } else {
                add("schema:startDate", date: held)
            }
        } else {
            add("ledger:scheduled", date: view.scheduled)
        }
        add("ledger:status", literal: view.status)
        add("schema:location", literal: location(description))
        for host in description?.hosts ?? [] { add("schema:organizer", iri: "institution/" + host) }
        add(sources: view.held?.evidence ?? [])
    }

    private func location(_ description: ConferenceDescription?) -> String? {
        let parts = [description?.venue, description?.city, description?.country].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    mutating func add(_ view: ProgrammeView) {
        add("a", term: "schema:Project")
        add(view.titles)
        add("schema:additionalType", literal: view.kind)
        add("schema:url", iri: view.url)
        add("ledger:status", literal: view.status)
        add(sources: view.steps.first?.when.evidence ?? [])
    }
}
