import Alliances
import EDTF
import Projections

extension ReportPage {
    func agreements(_ html: inout HTMLWriter) {
        guard !report.agreements.isEmpty else { return none(&html) }
        note(&html, Words.statusExplained)
        for agreement in report.agreements {
            event(&html, agreement.titles, agreement.kind, agreement.date) { html in
                badge(&html, word(Terms.status(agreement.status)), "badge status")
                if !agreement.possibleStatuses.isEmpty { badge(&html, word(Words.possible), "badge open") }
            } details: { html in
                if let parties = agreement.parties {
                    html.element(.p) { html in list(&html, of: parties.map(\.id)) }
                }
                let places = [
                    agreement.place,
                    agreement.scheduled.map { Words.planned[language](date($0)) },
                    agreement.until.map { Words.until[language](genitive($0)) },
                ].compactMap(\.self)
                if !places.isEmpty {
                    html.element(.p, .kind("meta"), text: places.joined(separator: word(Words.semicolon)))
                }
                let later = agreement.steps.dropFirst()
                if !later.isEmpty {
                    html.element(.ul) { html in
                        for step in later { self.step(&html, step.what, nil, step.summary, step.when) }
                    }
                }
            }
        }
    }

    func conferences(_ html: inout HTMLWriter) {
        guard !report.conferences.isEmpty else { return none(&html) }
        for conference in report.conferences {
            let description = conference.description
            event(&html, description?.titles, description?.kind, conference.held) { html in
                if conference.status != "held" {
                    badge(&html, word(Terms.status(conference.status)), "badge status")
                }
                if conference.standing == .possible { badge(&html, word(Words.possible), "badge open") }
            } details: { html in
                let facts = [
                    description?.venue, description?.city, description?.country.map { country($0) },
                    description?.mode.map { word(Terms.mode($0)) },
                    conference.scheduled.map { Words.planned[language](date($0)) },
                ].compactMap(\.self)
                if !facts.isEmpty {
                    html.element(.p, .kind("meta"), text: facts.joined(separator: word(Words.comma)))
                }
                if let theme = description?.theme { html.element(.p, text: Words.quoted[language](theme)) }
                for (counts, source) in conference.participation { participation(&html, counts, source) }
                if !conference.outcomes.isEmpty {
                    html.element(.ul) { html in
                        for (outcome, when) in conference.outcomes {
                            item(&html, outcome.titles, outcome.kind, outcome.action, when)
                        }
                    }
                }
            }
        }
    }

    private func participation(_ html: inout HTMLWriter, _ counts: Participation, _ source: Dated) {
        let numbers = [
            counts.people.map { Words.peopleCount($0, language) },
            counts.institutions.map { Words.institutionCount($0, language) },
            counts.countries.map { Words.countryCount($0, language) },
        ].compactMap(\.self)
        guard !numbers.isEmpty else { return }
        html.element(.p, .kind("meta")) { html in
            html.text(numbers.joined(separator: word(Words.comma)))
            sources(&html, source.evidence)
        }
    }

    func programmes(_ html: inout HTMLWriter) {
        guard !report.programmes.isEmpty else { return none(&html) }
        for programme in report.programmes {
            event(&html, programme.titles, programme.kind, programme.steps.first?.when) { html in
                badge(&html, word(Terms.status(programme.status)), "badge status")
                if programme.standing == .possible { badge(&html, word(Words.possible), "badge open") }
            } details: { html in
                if let summary = programme.steps.first?.step.summary { html.element(.p, text: summary) }
                let later = programme.steps.dropFirst()
                if !later.isEmpty {
                    html.element(.ul) { html in
                        for step in later {
                            self.step(&html, step.what, step.step.titles, step.step.summary, step.when)
                        }
                    }
                }
            }
        }
    }

    /// The day at the side, the title with its marks, and what more there is to tell.
    private func event(
        _ html: inout HTMLWriter, _ titles: Names?, _ kind: String?, _ when: Dated?,
        marks: (inout HTMLWriter) -> Void, details: (inout HTMLWriter) -> Void
    ) {
        html.element(.article) { html in
            html.element(.p, .kind("day")) { html in
                if let when { dated(&html, when) } else { html.text(word(Words.noDate)) }
            }
            html.element(.div) { html in
                html.element(.h3) { html in
                    title(&html, titles)
                    if let kind { badge(&html, word(Terms.free(kind))) }
                    marks(&html)
                    if report.isInPeriod(when) { badge(&html, word(Words.inPeriod), "badge new") }
                }
                details(&html)
            }
        }
    }

    private func step(
        _ html: inout HTMLWriter, _ what: EventType, _ titles: Names?, _ summary: String?, _ when: Dated
    ) {
        html.element(.li) { html in
            if let titles {
                title(&html, titles)
            } else if summary == nil || what != .programmeMilestoneRecorded {
                html.text(word(Terms.event(what)))
            }
            if let summary {
                if titles != nil || what != .programmeMilestoneRecorded { html.text(word(Words.colon)) }
                html.text(summary)
            }
            html.text(" — ")
            dated(&html, when)
        }
    }

    private func genitive(_ until: EDTFDate) -> String {
        if case .single(let point) = until.spoken { date.point(point, .genitive) } else { date(until) }
    }
}
