import Alliances
import CanonicalJSON
import EDTF

/// The members' number over time: a step function of days, certain and possible.
public struct Growth: Sendable {
    public struct Point: Hashable, Sendable {
        /// The first day on which the counts are these.
        public let day: Day
        public let members: CountRange
    }

    /// Where the counts change, in order of days. Before the first there is nobody.
    public let points: [Point]

    /// - Parameter rows: those of institutions that have anything to do with membership.
    public init(_ rows: some Sequence<Row>) throws(RowError) {
        var changes: [Int32: (certain: Int, possible: Int)] = [:]
        for row in rows {
            var before = (certain: false, possible: false)
            for day in row.turningDays {
                let now = try row.belongs(on: day)
                if now.certain != before.certain {
                    changes[day.number, default: (0, 0)].certain += now.certain ? 1 : -1
                }
                if now.possible != before.possible {
                    changes[day.number, default: (0, 0)].possible += now.possible ? 1 : -1
                }
                before = now
            }
        }
        var count = CountRange()
        var points: [Point] = []
        for number in changes.keys.sorted() {
            guard let change = changes[number], let day = Day(number: number) else { continue }
            count.certain += change.certain
            count.possible += change.possible
            if points.last?.members != count { points.append(Point(day: day, members: count)) }
        }
        self.points = points
    }

    /// The counts at the end of a day.
    public func count(on day: Day) -> CountRange {
        points.last { $0.day <= day }?.members ?? CountRange()
    }

    /// The smallest certain and the largest possible count over a range of days.
    public func range(from first: Day, through last: Day) -> CountRange {
        var range = count(on: first)
        for point in points where point.day > first && point.day <= last {
            range.certain = min(range.certain, point.members.certain)
            range.possible = max(range.possible, point.members.possible)
        }
        return range
    }
}

extension Row {
    /// The days on which what is certain or possible of it can change.
    fileprivate var turningDays: [Day] {
        var numbers: Set<Int32> = []
        for step in steps where step.type.isMembership || step.type.endsInstitution {
            numbers.insert(step.window.earliest)
            numbers.insert(step.window.latest)
        }
        return numbers.sorted().compactMap { $0 == Window.beforeAllDays ? Day.first : Day(number: $0) }
    }

    /// Whether it is a member at the end of a day: in all states that can hold, and in some. Observers are not.
    fileprivate func belongs(on day: Day) throws(RowError) -> (certain: Bool, possible: Bool) {
        let taken = taken(by: day)
        var state = MembershipState.none
        var counts = false
        var all = !taken.certain.isEmpty
        var some = false
        for (index, step) in (taken.certain + taken.possible).enumerated() {
            switch step.type {
            case .membershipAdmitted, .membershipCategoryChanged:
                let event = try statement(step).event
                if case .membershipAdmitted(let admission) = event { counts = admission.category.counts }
                if case .membershipCategoryChanged(let change) = event { counts = change.category.counts }
                if step.type == .membershipAdmitted { state = .member }
            case .membershipWithdrawn, .membershipExcluded, .membershipExpired, .institutionClosed, .institutionMerged:
                state = .ended
            case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
                .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
                .institutionIdentified, .institutionDescribed, .institutionRenamed, .membershipInvited,
                .membershipApplied, .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified,
                .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed,
                .agreementExpired, .agreementTerminated, .agreementPartyAcceded, .agreementPartyWithdrew,
                .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled, .conferenceCancelled,
                .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced, .programmeLaunched,
                .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered, .entryRetracted, .entryDisputed:
                break
            }
            let isMember = state.belongs && counts
            if index + 1 >= taken.certain.count {
                if isMember { some = true } else { all = false }
            }
        }
        return (all && some, some)
    }
}

extension EventType {
    fileprivate var endsInstitution: Bool { self == .institutionClosed || self == .institutionMerged }
}
