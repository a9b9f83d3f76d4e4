import AllianceLedger
import Alliances
import Projections

extension TableTeller {
    mutating func tell(_ view: EvidenceView?) throws(StreamError) {
        guard let view else { return }
        let citation = view.citation
        var cells: [Cell] = [.text(view.id), .text(citation.title), .text(citation.publisher)]
        cells.add(citation.published)
        cells += [Cell(citation.language), Cell(citation.url), Cell(citation.sha256), Cell(view.position)]
        try write(cells, to: .evidence)
    }

    /// An institution holds from its registration, which has no date: there is always a view of it.
    mutating func tell(_ view: InstitutionView?) throws(StreamError) {
        guard let view else { return }
        let id = Cell.text(view.id)
        let identifiers = view.identifiers
        let membership = view.membership
        var cells: [Cell] = []
        cells.reserveCapacity(25)
        cells.append(id)
        cells.append(Cell(view.names?.preferred()))
        cells.append(.flag(view.isIdentified))
        cells.append(Cell(view.kind))
        cells.append(Cell(view.city))
        cells.append(Cell(view.country))
        cells.append(Cell(identifiers.isil))
        cells.append(Cell(identifiers.ror))
        cells.append(Cell(identifiers.isni))
        cells.append(Cell(identifiers.viaf))
        cells.append(Cell(identifiers.wikidata))
        cells.append(Cell(membership?.standing.rawValue))
        cells.append(Cell(membership?.category.rawValue))
        cells.append(membership.map { .flag($0.isSuspended) } ?? .missing)
        cells.append(membership.map { .flag($0.isFounding) } ?? .missing)
        cells.add(membership?.since)
        cells.append(Cell(view.closed?.how.name))
        cells.append(Cell(view.closed?.into))
        cells.add(view.closed?.when)
        try write(cells, to: .institutions)
        try tellNames(of: view)
        for (place, period) in view.periods.enumerated() { try tell(period, place + 1, of: id) }
        try tell(view.lineage, of: .institution, view.id)
    }

    private mutating func tellNames(of view: InstitutionView) throws(StreamError) {
        var number = 0
        for former in view.formerNames {
            number += 1
            for name in former.names.entries {
                var cells: [Cell] = [
                    .text(view.id), .integer(number), .text(name.tag), .text(name.text), .flag(false),
                ]
                cells.add(former.until)
                try write(cells, to: .institutionNames)
            }
        }
        for name in view.names?.entries ?? [] {
            try write(
                [
                    .text(view.id), .integer(number + 1), .text(name.tag), .text(name.text), .flag(true), .missing,
                    .missing, .missing, .missing,
                ], to: .institutionNames)
        }
    }

    private mutating func tell(_ period: MembershipPeriod, _ number: Int, of id: Cell) throws(StreamError) {
        var cells: [Cell] = [id, .integer(number), .text(period.category.rawValue), .flag(period.isFounding)]
        cells.add(period.from)
        cells.append(Cell(period.end?.how.name))
        cells.add(period.end?.when)
        try write(cells, to: .membershipPeriods)
        for (place, change) in period.changes.enumerated() {
            var cells: [Cell] = [
                id, .integer(number), .integer(place + 1), .text(change.what.name), Cell(change.category?.rawValue),
            ]
            cells.add(change.when)
            try write(cells, to: .membershipChanges)
        }
    }
}
