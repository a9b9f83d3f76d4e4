import Alliances
import Projections

/// How far the records can be relied on.
extension ReportPage {
    func reconciliation(_ html: inout HTMLWriter) {
        guard !report.reconciliation.isEmpty else { return none(&html) }
        note(&html, Words.reconciliationExplained)
        table(
            &html, [(Words.when, false), (Words.published, false), (Words.records, false), (Words.verdict, false)]
        ) { html in
            for item in report.reconciliation {
                html.element(.tr) { html in
                    html.element(.td) { html in dated(&html, item.source) }
                    cell(&html, published(item.total))
                    cell(&html, item.derived.map { range($0) } ?? "")
                    cell(&html, verdict(item.verdict), item.verdict.differs ? "t differs" : "t")
                }
            }
        }
    }

    private func published(_ total: PublishedTotal) -> String {
        let numbers = [
            total.institutions.map { Words.institutionCount($0, language) },
            total.countries.map { Words.countryCount($0, language) },
            total.people.map { Words.peopleCount($0, language) },
        ].compactMap(\.self).joined(separator: word(Words.comma))
        return word(Terms.measure(total.measure)) + word(Words.colon) + bounded(total, numbers)
    }

    /// With the bound a source sets to its number.
    func bounded(_ total: PublishedTotal, _ number: String) -> String {
        switch total.bound {
        case .atLeast: Words.atLeast[language](number)
        case .atMost: Words.upTo[language](number)
        case .exactly, nil: number
        }
    }

    private func verdict(_ verdict: Reconciliation.Verdict) -> String {
        switch verdict {
        case .exactly: word(Words.exactly)
        case .within: word(Words.within)
        case .differs(let by): Words.differsBy[language]((by > 0 ? "+" : "") + number(by))
        case .notCompared: word(Words.notCompared)
        }
    }

    func disputes(_ html: inout HTMLWriter) {
        guard !report.disputes.isEmpty else { return none(&html) }
        note(&html, Words.disputesExplained)
        table(&html, [(Words.about, false), (Words.claim, false)]) { html in
            for dispute in report.disputes {
                html.element(.tr) { html in
                    html.element(.td) { html in
                        if let document = dispute.document, let citation = report.documents[document] {
                            html.name(citation.title, language: citation.language)
                        } else {
                            reference(&html, dispute.names, id: dispute.subject)
                        }
                        html.element(
                            .small, .kind("original"), text: word(Words.entry) + " #\(dispute.claim.disputed)")
                    }
                    html.element(.td) { html in
                        html.name(dispute.claim.claim, language: nil)
                        sources(&html, dispute.claim.evidence)
                    }
                }
            }
        }
    }

    /// As many as fit on a few pages; the rest is told by number.
    static let longestUnsupported = 200

    func unsupported(_ html: inout HTMLWriter) {
        guard !report.unsupported.isEmpty else {
            html.element(.p, text: word(Words.everythingSupported))
            return
        }
        note(&html, Words.unsupportedExplained)
        table(
            &html, [(Words.entry, true), (Words.about, false), (Words.recorded, false)]
        ) { html in
            for entry in report.unsupported.prefix(Self.longestUnsupported) {
                html.element(.tr) { html in
                    cell(&html, entry.position.description, "n")
                    html.element(.td) { html in reference(&html, names(of: entry.subject), id: entry.subject) }
                    cell(&html, word(Terms.event(entry.type)))
                }
            }
        }
        let rest = report.unsupported.count - Self.longestUnsupported
        if rest > 0 { html.element(.p, .kind("note"), text: Words.more[language](number(rest))) }
    }

    private func names(of subject: String) -> Names? {
        if subject.hasPrefix("institution/") { return report.names[String(subject.dropFirst("institution/".count))] }
        return report.titles[subject]
    }

    func documents(_ html: inout HTMLWriter) {
        guard !footnotes.cited.isEmpty else { return none(&html) }
        note(&html, Words.documentsExplained)
        html.element(.ol, .kind("sources")) { html in
            for (place, id) in footnotes.cited.enumerated() {
                html.element(.li, .id("source-\(place + 1)")) { html in document(&html, id) }
            }
        }
    }

    private func document(_ html: inout HTMLWriter, _ id: String) {
        guard let citation = report.documents[id] else { return html.element(.code, text: id) }
        html.name(citation.publisher, language: nil)
        html.text(word(Words.colon))
        html.name(citation.title, language: citation.language)
        if let published = citation.published { html.text(word(Words.comma) + date(published)) }
        guard let url = citation.url else { return }
        html.element(.br)
        if let link = HTMLAttribute.link(url) {
            html.element(.a, link, .kind("url"), text: url)
        } else {
            html.element(.span, .kind("url"), text: url)
        }
    }

    func verification(_ html: inout HTMLWriter) {
        let basis = report.basis
        let standpoint = basis.standpoint
        html.element(
            .p,
            text: Words.checkIntroduction[language](Words.entryCount(standpoint.size, language), standpoint.origin))
        html.element(.dl) { html in
            for (term, value) in [
                (Words.origin, standpoint.origin), (Words.size, String(standpoint.size)),
                (Words.root, basis.root.base64), (Words.day, standpoint.asOf.description),
                (Words.lastRecorded, standpoint.recorded?.description),
            ] {
                guard let value else { continue }
                html.element(.dt, text: word(term))
                html.element(.dd) { html in html.element(.code, text: value) }
            }
        }
        if let checkpoint = basis.checkpoint {
            html.element(.p, text: word(Words.signedState))
            html.element(.pre, text: checkpoint)
        } else {
            html.element(.p, text: word(Words.notSigned))
        }
        html.element(.p, text: word(Words.publicKey))
        html.element(.pre, text: basis.key)
        html.element(.p, text: word(Words.again))
        html.element(.pre, text: command)
        note(&html, Words.limits)
    }
}

extension Reconciliation.Verdict {
    fileprivate var differs: Bool { if case .differs = self { true } else { false } }
}
