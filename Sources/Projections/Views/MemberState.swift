import Alliances

/// What is so of an institution as far as its membership goes.
public struct MemberState: Hashable, Sendable {
    var isMember = false
    public internal(set) var category: MemberCategory?

    /// Observers do not count.
    public var counts: Bool { isMember && category?.counts == true }
}

extension Course<MemberState> {
    /// - Parameter row: of an institution.
    public init(_ row: Row) throws(RowError) {
        var steps: [Step] = []
        var state = MemberState()
        for step in row.steps {
            guard try state.take(step, of: row) else { continue }
            steps.append(Step(position: step.position, window: step.window, after: state))
        }
        self.steps = steps
    }
}

extension Course<String?> {
    /// The country, nil where it is not known. A course of its own: what describes an institution is in no order with its
    /// membership.
    ///
    /// - Parameter row: of an institution.
    public init(countryOf row: Row) throws(RowError) {
        var steps: [Step] = []
        for step in row.steps {
            let country: String?
            switch step.type {
            case .institutionRegistered, .institutionIdentified, .institutionDescribed:
                switch try row.event(step) {
                case .institutionRegistered(let registration), .institutionIdentified(let registration):
                    country = registration.description.country
                case .institutionDescribed(let description): country = description.country
                default: throw RowError(message: "#\(step.position) in a row is of another type than its step")
                }
                if let country { steps.append(Step(position: step.position, window: step.window, after: country)) }
            default: continue
            }
        }
        self.steps = steps
    }
}

extension MemberState {
    /// - Returns: whether the step has to do with any of it.
    fileprivate mutating func take(_ step: Row.Step, of row: Row) throws(RowError) -> Bool {
        switch step.type {
        case .membershipAdmitted, .membershipCategoryChanged:
            switch try row.event(step) {
            case .membershipAdmitted(let admission):
                isMember = true
                category = admission.category
            case .membershipCategoryChanged(let change): category = change.category
            default: throw RowError(message: "#\(step.position) in a row is of another type than its step")
            }
            return true
        case .membershipWithdrawn, .membershipExcluded, .membershipExpired, .institutionClosed, .institutionMerged:
            isMember = false
            return true
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed,
            .membershipInvited, .membershipApplied, .membershipSuspended, .membershipReinstated,
            .membershipWithdrawalNotified, .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce,
            .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated, .agreementPartyAcceded,
            .agreementPartyWithdrew, .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled,
            .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced,
            .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered, .entryRetracted,
            .entryDisputed:
            return false
        }
    }
}
