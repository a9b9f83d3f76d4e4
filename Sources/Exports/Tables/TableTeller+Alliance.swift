import AllianceLedger
import Alliances
import Projections

extension TableTeller {
    mutating func tell(_ view: AllianceView?, _ id: String) throws(StreamError) {
        let name = Cell.text(id)
        var cells = [
            name, Cell(view?.names?.preferred()), Cell(view?.place), Cell(view?.status),
            Cell(view?.standing.rawValue),
        ]
        cells.add(view?.proposed)
        cells.add(view?.founded)
        cells.add(view?.dissolved?.when)
        cells.append(Cell(view?.dissolved?.successor))
        if view?.status == "" { (cells[3], cells[4]) = (.missing, .missing) }
        try write(cells, to: .alliances)
        guard let view else { return }
        try tell(view.names, of: id, in: .allianceNames)
        for (document, when) in view.documents {
            var cells = [name]
            cells.add(when)
            cells += [.text(document.kind.rawValue), .text(document.action.rawValue)]
            try write(cells, to: .documents)
            try tell(document.titles, by: when.position)
        }
        for (organ, when) in view.organs {
            var cells = [name]
            cells.add(when)
            cells += [.text(organ.kind.rawValue), .text(organ.action.rawValue)]
            try write(cells, to: .organs)
            try tell(organ.titles, by: when.position)
        }
        for (total, source) in view.totals {
            var cells = [name]
            cells.add(source)
            cells += [
                .text(total.measure.rawValue), Cell(total.bound?.rawValue), Cell(total.institutions),
                Cell(total.countries), Cell(total.people),
            ]
            try write(cells, to: .totals)
            for item in total.byCountry {
                try write([Cell(source.position), .text(item.country), .integer(item.count)], to: .totalCountries)
            }
        }
        for (codes, source) in view.memberCountries {
            for code in codes {
                var cells: [Cell] = []
                cells.add(source)
                cells.append(.text(code))
                try write(cells, to: .reportedCountries)
            }
        }
        try tell(view.lineage, of: .alliance, id)
    }
}
