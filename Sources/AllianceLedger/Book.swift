import Alliances
import EDTF
import EventLog
import LMDB
import Projections

/// The rows by which questions are answered, as of one standpoint: those stored, or, for a past state of knowledge,
/// those folded again from the entries it had. Everything read of one book is of one state.
public struct Book: Sendable {
    public let standpoint: Standpoint

    private enum Source: Sendable {
        case ledger(Ledger)
        case recomputed(Recomputation)
    }

    private let source: Source

    init(_ standpoint: Standpoint, _ state: Recomputation) {
        self.standpoint = standpoint
        source = .recomputed(state)
    }

    fileprivate init(_ standpoint: Standpoint, _ ledger: Ledger) {
        self.standpoint = standpoint
        source = .ledger(ledger)
    }

    /// The rows folded again; nil where the stored ones are asked.
    var recomputed: Recomputation? {
        if case .recomputed(let state) = source { state } else { nil }
    }

    public enum Kind: Sendable {
        /// Institutions that have to do with membership; `institutions` are all.
        case members, institutions, agreements, conferences, programmes, evidence, alliance

        var shelves: [Shelf] {
            switch self {
            case .members: [.members]
            case .institutions: [.members, Shelf(.institution)]
            case .agreements: [Shelf(.agreement)]
            case .conferences: [Shelf(.conference)]
            case .programmes: [Shelf(.programme)]
            case .evidence: [Shelf(.evidence)]
            case .alliance: [Shelf(.alliance)]
            }
        }
    }

    /// Lends each row of a kind with the subject's id, in the order the ledger heard of them.
    public func forEachRow(_ kind: Kind, _ body: (String, Row) throws(RowError) -> Void) throws(LedgerError) {
        let act = "reading rows"
        switch source {
        case .recomputed(let state):
            for subject in 0..<state.subjectCount where kind.shelves.contains(state.shelf(subject)) {
                do throws(RowError) {
                    try body(state.id(subject), state.row(subject))
                } catch {
                    throw .store(StoreError.corrupted(act, error.message))
                }
            }
        case .ledger(let ledger):
            try ledger.reading(act) { (read) throws(StoreError) in
                guard try read.size().rawValue == UInt32(standpoint.size) else {
                    throw StoreError(
                        .conflict, act: act, "Entries were appended while the answer was being made. Repeat.")
                }
                for shelf in kind.shelves {
                    try read.scanSubjects(on: shelf) { (number) throws(StoreError) in
                        let (id, row) = try read.subject(number) { (stored) throws(StoreError) in
                            try read.idAndRow(stored)
                        }
                        do throws(RowError) {
                            try body(id, row)
                        } catch {
                            throw StoreError.corrupted(act, error.message)
                        }
                        return .next
                    }
                }
            }
        }
    }

    /// The row of a subject; nil if the ledger holds nothing of it.
    public func row(of subject: Subject) throws(LedgerError) -> Row? {
        switch source {
        case .recomputed(let state):
            guard let number = state.subject(named: subject.name) else { return nil }
            let row = state.row(Int(number))
            return row.isEmpty ? nil : row
        case .ledger(let ledger):
            return try ledger.reading("reading a row") { (read) throws(StoreError) -> Row? in
                guard let number = try read.subject(named: subject.name.utf8Span.span) else { return nil }
                let row = try read.subject(number) { (stored) throws(StoreError) in try read.idAndRow(stored).1 }
                return row.isEmpty ? nil : row
            }
        }
    }

    public func view(of subject: Subject) throws(LedgerError) -> SubjectView? {
        guard let row = try row(of: subject) else { return nil }
        do {
            return try SubjectView(row, subject.kind, id: subject.id, asOf: standpoint.asOf)
        } catch {
            throw .store(StoreError.corrupted("reading a row", error.message))
        }
    }

    // MARK: - The projections

    /// Institutions with anything to do with membership; whoever is a member has a `membership`.
    public func institutions(_ kind: Kind = .members) throws(LedgerError) -> [InstitutionView] {
        try views(kind) { (id, row, day) throws(RowError) in try InstitutionView(row, id: id, asOf: day) }
    }

    public func agreements() throws(LedgerError) -> [AgreementView] {
        try views(.agreements) { (id, row, day) throws(RowError) in try AgreementView(row, id: id, asOf: day) }
    }

    public func conferences() throws(LedgerError) -> [ConferenceView] {
        try views(.conferences) { (id, row, day) throws(RowError) in try ConferenceView(row, id: id, asOf: day) }
    }

    public func programmes() throws(LedgerError) -> [ProgrammeView] {
        try views(.programmes) { (id, row, day) throws(RowError) in try ProgrammeView(row, id: id, asOf: day) }
    }

    public func evidence() throws(LedgerError) -> [EvidenceView] {
        try views(.evidence) { (id, row, _) throws(RowError) in try EvidenceView(row, id: id) }
    }

    /// One ledger keeps one alliance.
    public func alliance() throws(LedgerError) -> AllianceView? {
        try views(.alliance) { (id, row, day) throws(RowError) in try AllianceView(row, id: id, asOf: day) }.first
    }

    public func growth() throws(LedgerError) -> Growth {
        var tally = Growth.Tally()
        try forEachRow(.members) { (_, row) throws(RowError) in try tally.add(row) }
        return Growth(tally)
    }

    public func members(by criterion: MemberBreakdown.Criterion) throws(LedgerError) -> MemberBreakdown {
        var breakdown = MemberBreakdown(by: criterion, asOf: standpoint.asOf.number)
        try forEachRow(.members) { (_, row) throws(RowError) in try breakdown.add(row) }
        return breakdown
    }

    public func agreementStatuses() throws(LedgerError) -> AgreementStatuses {
        var tally = AgreementStatuses.Tally()
        try forEachRow(.agreements) { (_, row) throws(RowError) in try tally.add(row) }
        return AgreementStatuses(tally)
    }

    /// Each published total beside what the records say, in order of the days they are of.
    public func reconciliation() throws(LedgerError) -> [Reconciliation] {
        guard let alliance = try alliance() else { return [] }
        let growth = try growth()
        return alliance.totals.map { Reconciliation($0.total, $0.source, growth: growth) }
    }

    public func memberCount() throws(LedgerError) -> MemberCount {
        var count = MemberCount()
        for view in try institutions() { count.add(view) }
        return count
    }

    private func views<View>(
        _ kind: Kind, _ make: (String, Row, Day) throws(RowError) -> View?
    ) throws(LedgerError) -> [View] {
        var views: [View] = []
        try forEachRow(kind) { (id, row) throws(RowError) in
            if let view = try make(id, row, standpoint.asOf) { views.append(view) }
        }
        return views
    }

    /// How many entries that are not taken out cite a document.
    public func citations(of evidence: String) throws(LedgerError) -> Int {
        switch source {
        case .recomputed(let state):
            guard let number = state.subject(named: "evidence/" + evidence) else { return 0 }
            return Int(state.references(Int(number)))
        case .ledger(let ledger):
            return try ledger.reading("counting citations") { (read) throws(StoreError) -> Int in
                let name = "evidence/" + evidence
                guard let number = try read.subject(named: name.utf8Span.span) else { return 0 }
                var gone = 0
                try read.scanSupersessions { (out, _) throws(StoreError) in
                    if try read.content(at: out.rawValue).evidence.contains(evidence) { gone += 1 }
                    return .next
                }
                return try read.referrerCount(of: number) - gone
            }
        }
    }

    /// The entry that corrects or retracts one, by what this book knows.
    func superseder(of position: Position) throws(LedgerError) -> Position? {
        switch source {
        case .recomputed(let state): state.supersessions[position.rawValue].map { Position($0) }
        case .ledger(let ledger):
            try ledger.reading("reading what took out \(position)") { (read) throws(StoreError) -> Position? in
                try read.superseder(of: LogPosition(rawValue: position.rawValue)).map { Position($0.rawValue) }
            }
        }
    }

    /// Facts of the projections that rest on no evidence, by position.
    public func unsupported() throws(LedgerError) -> [(position: Position, type: EventType, subject: String)] {
        var found: [(position: Position, type: EventType, subject: String)] = []
        let kinds: [(Kind, SubjectKind)] = [
            (.alliance, .alliance), (.institutions, .institution), (.agreements, .agreement),
            (.conferences, .conference), (.programmes, .programme),
        ]
        for (kind, subject) in kinds {
            try forEachRow(kind) { id, row in
                for step in row.steps where row.isUnsupported(step) {
                    found.append((Position(step.position), step.type, subject.name + "/" + id))
                }
            }
        }
        return found.sorted { $0.position < $1.position }
    }
}

extension Ledger {
    /// The book as of a standpoint.
    ///
    /// - Throws: `store(notFound)` where `knownAt` names an entry the log does not hold.
    public func book(_ question: Question) throws(LedgerError) -> Book {
        let standpoint = try standpoint(question)
        let current = try reading("reading the version of the rows") { (read) throws(StoreError) in
            try Head(read).expectKnownVocabulary(read.act)
            return try read.metaBytes(Ledger.rowVersionName) == [Row.version]
        }
        if !standpoint.isPast, current { return Book(standpoint, self) }
        return Book(standpoint, try recompute(until: Size(rawValue: UInt32(standpoint.size))))
    }

    /// On what an answer to a question rests.
    ///
    /// - Throws: `store(notFound)` where `knownAt` names an entry the log does not hold.
    public func standpoint(_ question: Question) throws(LedgerError) -> Standpoint {
        let (known, size, recorded, completed) = try reading("finding the standpoint") {
            (read) throws(StoreError) -> (UInt32, UInt32, Instant?, Bool) in
            let size = try read.size().rawValue
            var known = size
            var completed = false
            switch question.knownAt {
            case nil: break
            case .position(let position):
                guard position.rawValue < size else {
                    throw StoreError(
                        .notFound, act: read.act, "The log holds \(size) entries: there is no \(position).")
                }
                let time = try read.recorded(at: position.rawValue)
                known = try read.firstPosition(after: time, size: size)
                completed = known != position.rawValue + 1
            case .instant(let instant): known = try read.firstPosition(after: instant, size: size)
            }
            let recorded = known == 0 ? nil : try read.recorded(at: known - 1)
            return (known, size, recorded, completed)
        }
        return Standpoint(
            origin: origin, size: Int(known), asOf: question.asOf, knownAt: known == 0 ? nil : Position(known - 1),
            recorded: recorded, completedBatch: completed, isPast: known < size)
    }
}

extension ReadTransaction {
    func idAndRow(_ stored: StoredSubject) throws(StoreError) -> (String, Row) {
        let name = String(decoding: [UInt8](stored.name), as: UTF8.self)
        let slash = name.utf8.firstIndex(of: 0x2f) ?? name.startIndex
        return (String(name[name.utf8.index(after: slash)...]), try row(stored.row, of: name))
    }

    func recorded(at position: UInt32) throws(StoreError) -> Instant {
        try entry(at: LogPosition(rawValue: position)) { (stored) throws(StoreError) in try stamp(stored).recorded }
    }

    /// The first entry recorded after an instant, or the size: times rise with positions.
    func firstPosition(after instant: Instant, size: UInt32) throws(StoreError) -> UInt32 {
        var low: UInt32 = 0
        var high = size
        while low < high {
            let middle = low + (high - low) / 2
            if try recorded(at: middle) <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
