import AllianceLedger
import Alliances
import EDTF
import Projections

extension Report {
    /// What a book tells at the end of its day.
    ///
    /// - Parameter since: must lie before that day.
    package init(_ ledger: Ledger, _ book: Book, since: Day?) throws(LedgerError) {
        let day = book.standpoint.asOf
        precondition(since.map { $0 < day } ?? true, "A period begins before it ends.")
        self.init(basis: try ReportBasis(ledger, book), since: since)
        alliance = try book.alliance()
        try readInstitutions(book, day)
        agreements = try book.agreements().sorted { Self.precedes(($0.date, $0.id), ($1.date, $1.id)) }
        conferences = try book.conferences().sorted { Self.precedes(($0.held, $0.id), ($1.held, $1.id)) }
        programmes = try book.programmes().sorted {
            Self.precedes(($0.steps.first?.when, $0.id), ($1.steps.first?.when, $1.id))
        }
        for agreement in agreements {
            titles["agreement/" + agreement.id] = agreement.titles
            dispute("agreement/" + agreement.id, agreement.titles, agreement.disputes)
        }
        for conference in conferences {
            titles["conference/" + conference.id] = conference.description?.titles
            dispute("conference/" + conference.id, conference.description?.titles, conference.disputes)
        }
        for programme in programmes { dispute("programme/" + programme.id, programme.titles, programme.disputes) }
        if let alliance {
            dispute("alliance/" + alliance.id, alliance.names, alliance.disputes)
            reconciliation = alliance.totals.map { Reconciliation($0.total, $0.source, growth: growth) }
        }
        for document in try book.evidence() {
            documents[document.id] = document.citation
            dispute("evidence/" + document.id, nil, document.disputes)
        }
        unsupported = try book.unsupported()
        disputes.sort { $0.claim.position < $1.claim.position }
        joined = Self.ordered(joined)
        left = Self.ordered(left)
    }

    private mutating func dispute(_ subject: String, _ names: Names?, _ claims: [RivalClaim]) {
        for claim in claims { disputes.append(OpenDispute(subject: subject, names: names, claim: claim)) }
    }

    /// By the last day it can have been, since many dates have no first one; what has no day comes last.
    private static func precedes(_ a: (Dated?, String), _ b: (Dated?, String)) -> Bool {
        let days = (a.0?.window.latest ?? .max, b.0?.window.latest ?? .max)
        return days.0 != days.1 ? days.0 < days.1 : a.1 < b.1
    }

    private mutating func readInstitutions(_ book: Book, _ day: Day) throws(LedgerError) {
        var tally = Growth.Tally()
        var count = MemberCount()
        var groups = MemberGroups()
        var report = self
        try book.forEachRow(.institutions) { (id, row) throws(RowError) in
            if row.hasMembership { try tally.add(row) }
            guard let view = try InstitutionView(row, id: id, asOf: day) else { return }
            report.names[id] = view.names
            report.dispute("institution/" + id, view.names, view.disputes)
            if let since = report.since { report.addMovements(of: view, after: since, through: day) }
            guard let member = ReportMember(view) else { return }
            count.add(view)
            groups.add(member, isIdentified: view.isIdentified)
        }
        self = report
        growth = Growth(tally)
        members = count.members
        countries = count.countries
        unidentified = groups.unidentified
        identified = groups.identified()
        unknown = groups.unknown()
        (regions, withoutCountry) = groups.regions()
    }
}
