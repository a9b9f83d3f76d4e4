import Alliances
import EDTF

/// A step that changes that, or in what capacity, an institution is a member. The order of such steps matters, so that none
/// has its first or last day before that of an earlier one.
struct MembershipMove {
    let step: Row.Step
    /// After it, observers not being members.
    let isMember: Bool

    var window: Window { step.window }
}

extension Row {
    /// Whether it is a member at the end of some day among these: in all orders of things, in some, or, nil, in none.
    public func memberStanding(in days: DayRange) throws(RowError) -> Standing? {
        let moves = try membershipMoves()
        guard !moves.isEmpty else { return nil }
        var isPossible = false
        for (place, move) in moves.enumerated() where move.isMember && Row.holds(after: place + 1, moves, in: days) {
            isPossible = true
        }
        guard isPossible else { return nil }
        return Row.canStayOut(moves, days) ? .possible : .certain
    }

    /// Whether the state after so many moves can be that at the end of one of the days.
    static func holds(after count: Int, _ moves: [MembershipMove], in days: DayRange) -> Bool {
        let begin = count == 0 ? days.first : max(days.first, moves[count - 1].window.earliest)
        return begin <= days.last && (count == moves.count || begin < moves[count].window.latest)
    }

    /// Whether it can be that on none of the days it is a member. All moves are bound to each other, so their windows rise:
    /// from a state without membership it is enough to look for the first day on which a later such state can be reached
    /// before the next move has to be taken.
    private static func canStayOut(_ moves: [MembershipMove], _ days: DayRange) -> Bool {
        func isOut(_ count: Int) -> Bool { count == 0 || !moves[count - 1].isMember }
        var reached = [Int32?](repeating: nil, count: moves.count + 1)
        for count in 0...moves.count where isOut(count) {
            let canBegin = count == 0 || moves[count - 1].window.earliest <= days.first
            if canBegin, count == moves.count || moves[count].window.latest > days.first { reached[count] = days.first }
        }
        for count in 0...moves.count where isOut(count) {
            guard let day = reached[count] else { continue }
            if count == moves.count || moves[count].window.latest > days.last { return true }
            guard count < moves.count else { continue }
            for next in (count + 1)...moves.count where isOut(next) {
                let start = max(day + 1, moves[next - 1].window.earliest)
                if start <= moves[count].window.latest { reached[next] = min(reached[next] ?? .max, start) }
            }
        }
        return false
    }

    /// In order.
    func membershipMoves() throws(RowError) -> [MembershipMove] {
        var moves: [MembershipMove] = []
        var counts = false
        var belongs = false
        for step in steps {
            switch step.type {
            case .membershipAdmitted, .membershipCategoryChanged:
                let event = try event(step)
                if case .membershipAdmitted(let admission) = event {
                    counts = admission.category.counts
                    belongs = true
                }
                if case .membershipCategoryChanged(let change) = event { counts = change.category.counts }
            case .membershipWithdrawn, .membershipExcluded, .membershipExpired, .institutionClosed, .institutionMerged:
                belongs = false
            case .membershipSuspended, .membershipReinstated: break
            case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
                .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
                .institutionIdentified, .institutionDescribed, .institutionRenamed, .membershipInvited,
                .membershipApplied, .membershipWithdrawalNotified,
                .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed,
                .agreementExpired, .agreementTerminated, .agreementPartyAcceded, .agreementPartyWithdrew,
                .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled, .conferenceCancelled,
                .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced, .programmeLaunched,
                .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered, .entryRetracted, .entryDisputed:
                continue
            }
            moves.append(MembershipMove(step: step, isMember: belongs && counts))
        }
        return moves
    }
}
