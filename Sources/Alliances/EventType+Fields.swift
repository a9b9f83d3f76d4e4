extension EventType {
    /// The names of the fields its `data` may have, for help; empty where it has none.
    public var fields: String {
        switch self {
        case .allianceProposed, .allianceFounded: AllianceNaming.fields
        case .allianceDocumentRecorded: DocumentRecord.fields
        case .allianceOrganRecorded: OrganRecord.fields
        case .allianceTotalPublished: PublishedTotal.fields
        case .allianceMemberCountriesReported: MemberCountries.fields
        case .allianceDissolved: Dissolution.fields
        case .institutionRegistered, .institutionIdentified: InstitutionRegistration.fields
        case .institutionDescribed: InstitutionDescription.fields
        case .institutionRenamed: Renaming.fields
        case .institutionMerged: Merger.fields
        case .membershipAdmitted: Admission.fields
        case .membershipCategoryChanged: CategoryChange.fields
        case .membershipSuspended: Suspension.fields
        case .membershipWithdrawalNotified: WithdrawalNotice.fields
        case .agreementAnnounced: AgreementAnnouncement.fields
        case .agreementSigned: AgreementText.fields
        case .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired,
            .agreementTerminated:
            AgreementChange.fields
        case .agreementPartyAcceded, .agreementPartyWithdrew: PartyChange.fields
        case .conferenceAnnounced: ConferenceAnnouncement.fields
        case .conferenceHeld: ConferenceDescription.fields
        case .conferenceRescheduled: Rescheduling.fields
        case .conferenceParticipationRecorded: Participation.fields
        case .conferenceOutcomeRecorded: ConferenceOutcome.fields
        case .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded:
            ProgrammeStep.fields
        case .evidenceRegistered: Citation.fields
        case .entryDisputed: Dispute.fields
        case .institutionClosed, .membershipInvited, .membershipApplied, .membershipReinstated, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .conferenceCancelled, .entryRetracted:
            NoData.fields
        }
    }
}
