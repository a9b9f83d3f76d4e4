import AllianceLedger
import Alliances
import CanonicalJSON
import Projections

extension TableTeller {
    mutating func tell(_ view: AgreementView?, _ id: String) throws(StreamError) {
        let name = Cell.text(id)
        var statuses: Cell = .missing
        if let others = view?.possibleStatuses, !others.isEmpty {
            statuses = .text(
                String(decoding: JSONValue.array(others.map { .string($0) }).canonicalBytes(), as: UTF8.self))
        }
        var cells = [
            name, Cell(view?.titles?.preferred()), Cell(view?.kind), Cell(view?.status), statuses,
            .flag(view?.parties != nil), Cell(view?.conference), Cell(view?.place),
        ]
        cells.add(view?.scheduled)
        cells.add(view?.until)
        cells.append(.flag(view?.termHasPassed ?? false))
        try write(cells, to: .agreements)
        guard let view else { return }
        try tell(view.titles, of: id, in: .agreementTitles)
        for (place, party) in (view.parties ?? []).enumerated() {
            var cells = [name, .integer(place + 1), .text(party.id)]
            cells.add(party.since)
            cells.add(party.until)
            try write(cells, to: .agreementParties)
        }
        for (place, step) in view.steps.enumerated() {
            var cells = [name, .integer(place + 1), .text(step.what.name)]
            cells.add(step.when)
            cells.append(Cell(step.summary))
            try write(cells, to: .agreementSteps)
        }
        try tell(view.lineage, of: .agreement, id)
    }
}
