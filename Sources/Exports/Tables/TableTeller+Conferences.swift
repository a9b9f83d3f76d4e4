import AllianceLedger
import Alliances
import Projections

extension TableTeller {
    mutating func tell(_ view: ConferenceView?, _ id: String) throws(StreamError) {
        let name = Cell.text(id)
        let description = view?.description
        var cells = [
            name, Cell(description?.titles.preferred()), Cell(description?.kind), Cell(description?.series),
            Cell(description?.ordinal), Cell(description?.mode?.rawValue), Cell(description?.city),
            Cell(description?.country), Cell(description?.venue), Cell(description?.theme),
        ]
        cells.add(view?.scheduled)
        cells += [Cell(view?.status), Cell(view?.standing.rawValue)]
        cells.add(view?.held)
        cells.append(Cell(view?.held?.effective?.latest?.description))
        try write(cells, to: .conferences)
        guard let view else { return }
        try tell(description?.titles, of: id, in: .conferenceTitles)
        for (place, host) in (description?.hosts ?? []).enumerated() {
            try write([name, .integer(place + 1), .text(host)], to: .conferenceHosts)
        }
        for (counts, source) in view.participation {
            var cells = [name]
            cells.add(source)
            cells += [Cell(counts.people), Cell(counts.institutions), Cell(counts.countries)]
            try write(cells, to: .participation)
            for code in counts.countryCodes ?? [] {
                try write([Cell(source.position), .text(code)], to: .participationCountries)
            }
            for participant in counts.participants ?? [] {
                try write([Cell(source.position), .text(participant)], to: .participants)
            }
        }
        for (outcome, when) in view.outcomes {
            var cells = [name]
            cells.add(when)
            cells += [.text(outcome.kind), .text(outcome.action), Cell(outcome.agreement)]
            try write(cells, to: .outcomes)
            try tell(outcome.titles, by: when.position)
        }
        try tell(view.lineage, of: .conference, id)
    }
}
