/// A part of a subject's life that legality looks at.
///
/// The order found binds two steps only where they bear on the same part and at least one of them changes it: an
/// admission and the suspension after it, but not an admission and a renaming. Without this, a renaming of 2020 would
/// make an admission “some day from 2018 to 2024” certain by 2020, which nobody has said.
public struct Aspects: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Proposed, founded, announced, signed, held, launched …: the one state of an alliance, an agreement, a conference, a
    /// programme; of an institution, that it is open.
    static let status = Aspects(rawValue: 1)
    static let membership = Aspects(rawValue: 2)
    static let category = Aspects(rawValue: 4)
    static let identity = Aspects(rawValue: 8)
    static let parties = Aspects(rawValue: 16)

    static let count = 5
}

extension EventType {
    /// The parts of a life that a step depends on without changing them, and those it changes.
    var bearing: (reads: Aspects, changes: Aspects) {
        switch self {
        case .allianceProposed, .allianceFounded, .allianceDissolved: ([], .status)
        case .allianceDocumentRecorded, .allianceOrganRecorded, .allianceTotalPublished,
            .allianceMemberCountriesReported:
            (.status, [])
        case .institutionRegistered: ([], [.status, .identity])
        case .institutionIdentified: ([], .identity)
        case .institutionDescribed: ([], [])
        case .institutionRenamed: (.status, [])
        case .institutionMerged, .institutionClosed: ([], [.status, .membership])
        case .membershipInvited, .membershipApplied, .membershipWithdrawalNotified: ([.status, .membership], [])
        case .membershipAdmitted: (.status, [.membership, .category])
        case .membershipCategoryChanged: ([.status, .membership], .category)
        case .membershipSuspended, .membershipReinstated, .membershipWithdrawn, .membershipExcluded, .membershipExpired:
            (.status, .membership)
        case .agreementAnnounced, .agreementEnteredIntoForce, .agreementRenewed, .agreementExpired,
            .agreementTerminated:
            ([], .status)
        case .agreementSigned: ([], [.status, .parties])
        case .agreementAmended: (.status, [])
        case .agreementPartyAcceded, .agreementPartyWithdrew: (.status, .parties)
        case .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled, .conferenceCancelled: ([], .status)
        case .conferenceParticipationRecorded, .conferenceOutcomeRecorded: (.status, [])
        case .programmeAnnounced, .programmeLaunched, .programmeConcluded: ([], .status)
        case .programmeMilestoneRecorded: (.status, [])
        case .evidenceRegistered: ([], .status)
        case .entryRetracted, .entryDisputed: ([], [])
        }
    }
}
