import Alliances
import Projections

extension TurtleResource {
    mutating func add(_ view: EvidenceView) {
        add("a", term: "schema:CreativeWork")
        add("schema:name", literal: view.citation.title, language: view.citation.language)
        add("schema:publisher", literal: view.citation.publisher)
        add("schema:datePublished", date: view.citation.published)
        add("schema:url", iri: view.citation.url)
        add("schema:sha256", literal: view.citation.sha256)
        var reference = TurtleResource(iri + "#reference")
        reference.add("a", term: "wikibase:Reference")
        reference.add("pr:P248", iri: iri)
        reference.add("pr:P854", iri: view.citation.url)
        add(node: reference)
    }

    mutating func add(_ names: Names?) {
        for name in names?.entries ?? [] { add("schema:name", literal: name.text, language: name.tag) }
    }

    mutating func add(_ view: InstitutionView, alliance: String?) {
        add("a", term: "schema:Organization")
        add(view.names)
        for former in view.formerNames {
            for name in former.names.entries { add("schema:alternateName", literal: name.text, language: name.tag) }
        }
        add("schema:additionalType", literal: view.kind)
        if view.city != nil || view.country != nil {
            var address = TurtleResource(iri + "#address")
            address.add("a", term: "schema:PostalAddress")
            address.add("schema:addressLocality", literal: view.city)
            address.add("schema:addressCountry", literal: view.country)
            add("schema:address", iri: address.iri)
            add(node: address)
        }
        add(view.identifiers)
        add("ledger:identified", term: view.isIdentified ? "true" : "false")
        if view.membership?.standing == .certain, let alliance {
            add("schema:memberOf", iri: alliance)
            add("wdt:P463", iri: alliance)
        }
        for (place, period) in view.periods.enumerated() { add(period, place + 1, alliance) }
        if let closed = view.closed {
            add("schema:dissolutionDate", date: closed.when.effective)
            add("schema:parentOrganization", iri: closed.into.map { "institution/" + $0 })
        }
    }

    private mutating func add(_ identifiers: Identifiers) {
        add("wdt:P791", literal: identifiers.isil)
        add("wdt:P6782", literal: identifiers.ror)
        add("wdt:P213", literal: identifiers.isni)
        add("wdt:P214", literal: identifiers.viaf)
        if let item = identifiers.wikidata { add("owl:sameAs", term: "wd:" + item) }
    }

    private mutating func add(_ period: MembershipPeriod, _ number: Int, _ alliance: String?) {
        var statement = TurtleResource(iri + "#membership-\(number)")
        statement.add("a", term: "wikibase:Statement")
        // Observers are no members.
        let isMember = period.category.counts
        statement.add(isMember ? "ps:P463" : "ledger:observes", iri: alliance)
        if let date = period.from.effective { statement.add(qualifier: "P580", date: date) }
        if let end = period.end {
            if let date = end.when.effective { statement.add(qualifier: "P582", date: date) }
            statement.add("ledger:ended", literal: end.how.name)
            statement.add("ledger:endEntry", term: "\(end.when.position)")
        }
        statement.add("ledger:category", literal: period.category.rawValue)
        statement.add("ledger:founding", term: period.isFounding ? "true" : "false")
        statement.add("ledger:entry", term: "\(period.from.position)")
        statement.add(sources: period.from.evidence)
        add(isMember ? "p:P463" : "ledger:observed", iri: statement.iri)
        add(node: statement)
    }
}
