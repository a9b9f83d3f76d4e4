import Alliances
import EDTF
import Projections

/// What a report on the alliance tells, in no language yet: the pages of any face are made from it.
package struct Report: Sendable {
    package let basis: ReportBasis
    /// What happened after this day up to the day of the report is told apart; nil for a report without a period.
    package let since: Day?

    package internal(set) var alliance: AllianceView?
    package internal(set) var members = CountRange()
    package internal(set) var countries = CountRange()
    /// Members of which no more is known than that they are.
    package internal(set) var unidentified = CountRange()
    package internal(set) var growth = Growth(Growth.Tally())
    /// By region, country and name, so that a report lists them in the same order in each language.
    package internal(set) var identified: [ReportMember] = []
    package internal(set) var unknown: [UnknownMembers] = []
    package internal(set) var regions: [RegionCount] = []
    /// Members whose country is not known.
    package internal(set) var withoutCountry = CountRange()
    package internal(set) var joined: [Movement] = []
    package internal(set) var left: [Movement] = []
    package internal(set) var agreements: [AgreementView] = []
    package internal(set) var conferences: [ConferenceView] = []
    package internal(set) var programmes: [ProgrammeView] = []
    package internal(set) var reconciliation: [Reconciliation] = []
    package internal(set) var disputes: [OpenDispute] = []
    package internal(set) var unsupported: [(position: Position, type: EventType, subject: String)] = []
    /// The documents on which it all rests, by id.
    package internal(set) var documents: [String: Citation] = [:]
    /// Names of institutions by id, to name parties and hosts.
    package internal(set) var names: [String: Names] = [:]
    /// Titles of agreements and conferences by subject.
    package internal(set) var titles: [String: Names] = [:]

    init(basis: ReportBasis, since: Day?) {
        self.basis = basis
        self.since = since
    }

    /// Whether something can have happened in the period told of.
    package func isInPeriod(_ dated: Dated?) -> Bool {
        guard let dated, let since else { return false }
        return !dated.window.isCertain(by: since) && dated.window.isPossible(by: basis.standpoint.asOf)
    }
}
