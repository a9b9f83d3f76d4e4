import AllianceLedger
import Alliances
import Projections

extension TableTeller {
    mutating func tell(_ view: ProgrammeView?, _ id: String) throws(StreamError) {
        let name = Cell.text(id)
        var cells = [name, Cell(view?.titles?.preferred()), Cell(view?.kind), Cell(view?.url)]
        cells.add(view?.scheduled)
        cells += [Cell(view?.status), Cell(view?.standing.rawValue)]
        try write(cells, to: .programmes)
        guard let view else { return }
        try tell(view.titles, of: id, in: .programmeTitles)
        for (place, step) in view.steps.enumerated() {
            var cells = [name, .integer(place + 1), .text(step.what.name)]
            cells.add(step.when)
            cells += [Cell(step.step.kind), Cell(step.step.summary), Cell(step.step.url)]
            cells.add(step.step.scheduled)
            try write(cells, to: .programmeSteps)
            try tell(step.step.titles, by: step.when.position)
        }
        try tell(view.lineage, of: .programme, id)
    }
}
