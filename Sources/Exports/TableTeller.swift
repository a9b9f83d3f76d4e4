import AllianceLedger
import Alliances
import EDTF
import Projections
import TransparencyLog

/// Makes the rows of all tables of what a ledger tells.
package struct TableTeller<Sink: TableSink>: LedgerListener {
    package var sink: Sink
    /// Rows written.
    package private(set) var count = 0
    /// What was told of; nil before that.
    package private(set) var standpoint: Standpoint?
    private let program: String
    private(set) var day = Day.last

    /// - Parameter program: its name and version, for the table `ledger`
    package init(_ sink: Sink, program: String) {
        self.sink = sink
        self.program = program
    }

    mutating func write(_ cells: [Cell], to table: TableName) throws(StreamError) {
        count += 1
        try sink.write(cells, to: table)
    }

    package mutating func begin(_ standpoint: Standpoint, root: TreeHash) throws(StreamError) {
        day = standpoint.asOf
        self.standpoint = standpoint
        try write(
            [
                .text(standpoint.origin), .integer(standpoint.size), .text(root.base64), .text(day.description),
                Cell(standpoint.knownAt?.rawValue), Cell(standpoint.recorded?.description),
                .integer(Schema.version), .text(program),
            ], to: .ledger)
    }

    package mutating func take(_ entry: RecordedEntry) throws(StreamError) {
        let (position, content) = (Cell(entry.position.rawValue), entry.entry.content)
        var cells: [Cell] = []
        cells.reserveCapacity(17)
        cells.append(position)
        cells.append(.text(entry.entry.id.description))
        cells.append(.text(content.event.type.name))
        cells.append(.text(content.subject.kind.name))
        cells.append(.text(content.subject.id))
        cells.append(.text(entry.entry.recorded.description))
        cells.add(content.effective)
        cells.add(content.window)
        cells.append(.text(entry.entry.actor))
        cells.append(Cell(content.basis?.rawValue))
        cells.append(content.evidence.isEmpty ? .missing : .text(content.evidence.joined(separator: " ")))
        if case .position(let corrected) = content.corrects {
            cells.append(Cell(corrected.rawValue))
        } else {
            cells.append(.missing)
        }
        cells.append(Cell(entry.takenOutBy?.rawValue))
        cells.append(Cell(content.reason))
        cells.append(Cell(content.note))
        cells.append(.text(String(decoding: entry.bytes[entry.entry.data], as: UTF8.self)))
        try write(cells, to: .entries)
        guard entry.takenOutBy == nil else { return }
        for (place, id) in content.evidence.enumerated() {
            try write([position, .integer(place + 1), .text(id)], to: .citations)
        }
    }

    package mutating func take(_ row: Row, of kind: SubjectKind, id: String) throws(StreamError) {
        let subject = [Cell.text(kind.name), .text(id)]
        for (place, step) in row.steps.enumerated() {
            var cells = subject
            cells.reserveCapacity(8)
            cells.append(.integer(place + 1))
            cells.append(Cell(step.position))
            cells.append(Cell(step.place))
            cells.append(.text(step.type.name))
            cells.append(.flag(step.isDerived))
            cells.add(step.window)
            try write(cells, to: .steps)
        }
        for dispute in row.disputes {
            let claim = try reading { () throws(RowError) in try row.claim(dispute) }
            try write(
                [Cell(claim.position)] + subject + [Cell(claim.disputed), .text(claim.claim)], to: .disputes)
        }
        switch kind {
        case .evidence: try tell(try reading { () throws(RowError) in try EvidenceView(row, id: id) })
        case .institution:
            try tell(try reading { () throws(RowError) in try InstitutionView(row, id: id, asOf: day) })
        case .alliance:
            try tell(try reading { () throws(RowError) in try AllianceView(row, id: id, asOf: day) }, id)
        case .agreement:
            try tell(try reading { () throws(RowError) in try AgreementView(row, id: id, asOf: day) }, id)
        case .conference:
            try tell(try reading { () throws(RowError) in try ConferenceView(row, id: id, asOf: day) }, id)
        case .programme:
            try tell(try reading { () throws(RowError) in try ProgrammeView(row, id: id, asOf: day) }, id)
        case .entry: break
        }
    }

    mutating func tell(_ lineage: Lineage, of kind: SubjectKind, _ id: String) throws(StreamError) {
        for key in Lineage.Key.allCases {
            guard let position = lineage[key] else { continue }
            try write([.text(kind.name), .text(id), .text(key.name), Cell(position)], to: .lineage)
        }
    }

    mutating func tell(_ names: Names?, of id: String, in table: TableName) throws(StreamError) {
        for name in names?.entries ?? [] { try write([.text(id), .text(name.tag), .text(name.text)], to: table) }
    }

    /// Of what has no table of titles of its own.
    mutating func tell(_ titles: Names?, by entry: UInt32) throws(StreamError) {
        for title in titles?.entries ?? [] {
            try write([Cell(entry), .text(title.tag), .text(title.text)], to: .titles)
        }
    }
}

/// Reads of a row; what cannot be read means a damaged store.
func reading<R>(_ body: () throws(RowError) -> R) throws(StreamError) -> R {
    do {
        return try body()
    } catch {
        throw StreamError.corrupted("exporting the ledger", error.message)
    }
}
