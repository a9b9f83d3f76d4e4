import Alliances
import CanonicalJSON
import EDTF
import EventLog
import LMDB
import Projections

/// What differs between the projections of two books, of one ledger: two days, two states of knowledge, or both; and
/// which entries account for each difference.
public struct BookDifference: Sendable {
    public enum Change: String, Sendable { case appeared, disappeared, changed }

    /// One value that differs.
    public struct Field: Sendable {
        public let difference: JSONDifference
        /// The entries that account for it, ascending, those that took one of them out included. Never empty.
        public let entries: [Position]
    }

    public struct Subject: Sendable {
        public let kind: SubjectKind
        public let id: String
        public let change: Change
        public let before: SubjectView?
        public let after: SubjectView?
        public let fields: [Field]
        /// Ascending by position. Empty where a difference lies in the two days alone, as of a term that has passed.
        public let causes: [DifferenceCause]

        public var name: String { kind.name + "/" + id }
    }

    public let before: Standpoint
    public let after: Standpoint
    /// Those of which something differs, by kind and id.
    public let subjects: [Subject]

    public var isEmpty: Bool { subjects.isEmpty }

    public init(_ before: Book, _ after: Book) throws(LedgerError) {
        precondition(before.standpoint.origin == after.standpoint.origin, "Two books of one ledger are compared.")
        self.before = before.standpoint
        self.after = after.standpoint
        let later = before.standpoint.size > after.standpoint.size ? before : after
        var found: [Subject] = []
        let kinds: [(Book.Kind, SubjectKind)] = [
            (.alliance, .alliance), (.institutions, .institution), (.agreements, .agreement),
            (.conferences, .conference), (.programmes, .programme), (.evidence, .evidence),
        ]
        let isOneState = before.standpoint.size == after.standpoint.size
        if isOneState, before.standpoint.asOf == after.standpoint.asOf {
            subjects = []
            return
        }
        let days = (before.standpoint.asOf, after.standpoint.asOf)
        for (shelf, kind) in kinds {
            if isOneState {
                try before.forEachRow(shelf) { (id, row) throws(RowError) in
                    if let subject = try BookDifference.subject(kind, id, row, days.0, row, days.1) {
                        found.append(subject)
                    }
                }
                continue
            }
            var earlier: [String: Row] = [:]
            try before.forEachRow(shelf) { id, row in earlier[id] = row }
            try after.forEachRow(shelf) { (id, row) throws(RowError) in
                let old = earlier.removeValue(forKey: id)
                if let subject = try BookDifference.subject(kind, id, old, days.0, row, days.1) {
                    found.append(subject)
                }
            }
            do throws(RowError) {
                for (id, row) in earlier {
                    if let subject = try BookDifference.subject(kind, id, row, days.0, nil, days.1) {
                        found.append(subject)
                    }
                }
            } catch {
                throw .store(StoreError.corrupted("comparing two books", error.message))
            }
        }
        found.sort { $0.kind != $1.kind ? $0.kind.rawValue < $1.kind.rawValue : $0.id < $1.id }
        subjects = try found.map { (subject) throws(LedgerError) in try subject.tracing(in: later) }
    }

    /// - Returns: nil where nothing differs of it.
    private static func subject(
        _ kind: SubjectKind, _ id: String, _ before: Row?, _ firstDay: Day, _ after: Row?, _ secondDay: Day
    ) throws(RowError) -> Subject? {
        // Only an agreement's term looks at the day itself.
        if let before, let after, kind != .agreement || firstDay == secondDay,
            RowComparison.isSame(before, asOf: firstDay, after, asOf: secondDay)
        {
            return nil
        }
        let old = try SubjectView(of: before, kind, id: id, asOf: firstDay)
        let new = try SubjectView(of: after, kind, id: id, asOf: secondDay)
        if old == nil, new == nil { return nil }
        let comparison = RowComparison(before ?? Row(), asOf: firstDay, after ?? Row(), asOf: secondDay)
        let fields = comparison.fields(old?.json, new?.json)
        guard !fields.isEmpty else { return nil }
        return Subject(
            kind: kind, id: id, change: old == nil ? .appeared : new == nil ? .disappeared : .changed, before: old,
            after: new, fields: fields, causes: comparison.causes)
    }
}

extension BookDifference.Subject {
    /// With what took out the entries that one of the books no longer has.
    fileprivate func tracing(in later: Book) throws(LedgerError) -> Self {
        var takers: [Position: Position] = [:]
        var causes = causes
        for place in causes.indices where causes[place].before == nil || causes[place].after == nil {
            guard let by = try later.superseder(of: causes[place].position) else { continue }
            causes[place].takenOutBy = by
            takers[causes[place].position] = by
        }
        let fields = fields.map { field in
            BookDifference.Field(
                difference: field.difference,
                entries: Set(field.entries + field.entries.compactMap { takers[$0] }).sorted())
        }
        return Self(
            kind: kind, id: id, change: change, before: before, after: after, fields: fields, causes: causes)
    }
}

extension SubjectView {
    fileprivate init?(of row: Row?, _ kind: SubjectKind, id: String, asOf day: Day) throws(RowError) {
        guard let row else { return nil }
        try self.init(row, kind, id: id, asOf: day)
    }
}
