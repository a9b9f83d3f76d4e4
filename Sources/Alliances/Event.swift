import CanonicalJSON

/// What happened, with what it says. To add an event: a case here and a name in `EventType`; no `switch` over either has
/// a `default`, so the compiler leads to every other place that must decide about it.
///
/// What is larger than a few words is held indirectly: an event is copied more often than it is looked into.
public enum Event: Hashable, Sendable {
    case allianceProposed(AllianceNaming)
    case allianceFounded(AllianceNaming)
    indirect case allianceDocumentRecorded(DocumentRecord)
    indirect case allianceOrganRecorded(OrganRecord)
    indirect case allianceTotalPublished(PublishedTotal)
    case allianceMemberCountriesReported(MemberCountries)
    case allianceDissolved(Dissolution)
    indirect case institutionRegistered(InstitutionRegistration)
    indirect case institutionIdentified(InstitutionRegistration)
    indirect case institutionDescribed(InstitutionDescription)
    case institutionRenamed(Renaming)
    case institutionMerged(Merger)
    case institutionClosed
    case membershipInvited
    case membershipApplied
    case membershipAdmitted(Admission)
    case membershipCategoryChanged(CategoryChange)
    case membershipSuspended(Suspension)
    case membershipReinstated
    case membershipWithdrawalNotified(WithdrawalNotice)
    case membershipWithdrawn
    case membershipExcluded
    case membershipExpired
    indirect case agreementAnnounced(AgreementAnnouncement)
    indirect case agreementSigned(AgreementText)
    indirect case agreementEnteredIntoForce(AgreementChange)
    indirect case agreementAmended(AgreementChange)
    indirect case agreementRenewed(AgreementChange)
    indirect case agreementExpired(AgreementChange)
    indirect case agreementTerminated(AgreementChange)
    case agreementPartyAcceded(PartyChange)
    case agreementPartyWithdrew(PartyChange)
    indirect case conferenceAnnounced(ConferenceAnnouncement)
    indirect case conferenceHeld(ConferenceDescription)
    case conferenceRescheduled(Rescheduling)
    case conferenceCancelled
    indirect case conferenceParticipationRecorded(Participation)
    indirect case conferenceOutcomeRecorded(ConferenceOutcome)
    indirect case programmeAnnounced(ProgrammeStep)
    indirect case programmeLaunched(ProgrammeStep)
    indirect case programmeMilestoneRecorded(ProgrammeStep)
    indirect case programmeConcluded(ProgrammeStep)
    indirect case evidenceRegistered(Citation)
    case entryRetracted
    case entryDisputed(Dispute)

    public var type: EventType {
        switch self {
        case .allianceProposed: .allianceProposed
        case .allianceFounded: .allianceFounded
        case .allianceDocumentRecorded: .allianceDocumentRecorded
        case .allianceOrganRecorded: .allianceOrganRecorded
        case .allianceTotalPublished: .allianceTotalPublished
        case .allianceMemberCountriesReported: .allianceMemberCountriesReported
        case .allianceDissolved: .allianceDissolved
        case .institutionRegistered: .institutionRegistered
        case .institutionIdentified: .institutionIdentified
        case .institutionDescribed: .institutionDescribed
        case .institutionRenamed: .institutionRenamed
        case .institutionMerged: .institutionMerged
        case .institutionClosed: .institutionClosed
        case .membershipInvited: .membershipInvited
        case .membershipApplied: .membershipApplied
        case .membershipAdmitted: .membershipAdmitted
        case .membershipCategoryChanged: .membershipCategoryChanged
        case .membershipSuspended: .membershipSuspended
        case .membershipReinstated: .membershipReinstated
        case .membershipWithdrawalNotified: .membershipWithdrawalNotified
        case .membershipWithdrawn: .membershipWithdrawn
        case .membershipExcluded: .membershipExcluded
        case .membershipExpired: .membershipExpired
        case .agreementAnnounced: .agreementAnnounced
        case .agreementSigned: .agreementSigned
        case .agreementEnteredIntoForce: .agreementEnteredIntoForce
        case .agreementAmended: .agreementAmended
        case .agreementRenewed: .agreementRenewed
        case .agreementExpired: .agreementExpired
        case .agreementTerminated: .agreementTerminated
        case .agreementPartyAcceded: .agreementPartyAcceded
        case .agreementPartyWithdrew: .agreementPartyWithdrew
        case .conferenceAnnounced: .conferenceAnnounced
        case .conferenceHeld: .conferenceHeld
        case .conferenceRescheduled: .conferenceRescheduled
        case .conferenceCancelled: .conferenceCancelled
        case .conferenceParticipationRecorded: .conferenceParticipationRecorded
        case .conferenceOutcomeRecorded: .conferenceOutcomeRecorded
        case .programmeAnnounced: .programmeAnnounced
        case .programmeLaunched: .programmeLaunched
        case .programmeMilestoneRecorded: .programmeMilestoneRecorded
        case .programmeConcluded: .programmeConcluded
        case .evidenceRegistered: .evidenceRegistered
        case .entryRetracted: .entryRetracted
        case .entryDisputed: .entryDisputed
        }
    }

    /// Calls `body` with the kind and the id of what the event names. Each must be opened by an entry that is not taken
    /// out (design §5).
    func forEachReference(_ body: (SubjectKind, String) -> Void) {
        switch self {
        case .institutionMerged(let merger): body(.institution, merger.into)
        case .agreementAnnounced(let announcement): announcement.text.forEachReference(body)
        case .agreementSigned(let text): text.forEachReference(body)
        case .agreementPartyAcceded(let change), .agreementPartyWithdrew(let change): body(.institution, change.party)
        case .conferenceAnnounced(let announcement): announcement.description.forEachReference(body)
        case .conferenceHeld(let description): description.forEachReference(body)
        case .conferenceParticipationRecorded(let participation):
            for id in participation.participants ?? [] { body(.institution, id) }
        case .conferenceOutcomeRecorded(let outcome):
            if let agreement = outcome.agreement { body(.agreement, agreement) }
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed, .institutionClosed, .membershipInvited,
            .membershipApplied, .membershipAdmitted, .membershipCategoryChanged, .membershipSuspended,
            .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn, .membershipExcluded,
            .membershipExpired, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired,
            .agreementTerminated, .conferenceRescheduled, .conferenceCancelled, .programmeAnnounced, .programmeLaunched,
            .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered, .entryRetracted, .entryDisputed:
            break
        }
    }

    /// Reads the `data` of an event whose type is known; `fields` has not begun the object.
    init(_ type: EventType, from fields: inout FieldReader) throws(Rejection) {
        try fields.begin()
        let name = type.name
        switch type {
        case .allianceProposed: self = .allianceProposed(try AllianceNaming(from: &fields, of: name))
        case .allianceFounded: self = .allianceFounded(try AllianceNaming(from: &fields, of: name))
        case .allianceDocumentRecorded: self = .allianceDocumentRecorded(try DocumentRecord(from: &fields, of: name))
        case .allianceOrganRecorded: self = .allianceOrganRecorded(try OrganRecord(from: &fields, of: name))
        case .allianceTotalPublished: self = .allianceTotalPublished(try PublishedTotal(from: &fields, of: name))
        case .allianceMemberCountriesReported:
            self = .allianceMemberCountriesReported(try MemberCountries(from: &fields, of: name))
        case .allianceDissolved: self = .allianceDissolved(try Dissolution(from: &fields, of: name))
        case .institutionRegistered: self = .institutionRegistered(try InstitutionRegistration(from: &fields, of: name))
        case .institutionIdentified:
            self = .institutionIdentified(try InstitutionRegistration(identifying: &fields, of: name))
        case .institutionDescribed: self = .institutionDescribed(try InstitutionDescription(from: &fields, of: name))
        case .institutionRenamed: self = .institutionRenamed(try Renaming(from: &fields, of: name))
        case .institutionMerged: self = .institutionMerged(try Merger(from: &fields, of: name))
        case .institutionClosed:
            _ = try NoData(from: &fields, of: name)
            self = .institutionClosed
        case .membershipInvited:
            _ = try NoData(from: &fields, of: name)
            self = .membershipInvited
        case .membershipApplied:
            _ = try NoData(from: &fields, of: name)
            self = .membershipApplied
        case .membershipAdmitted: self = .membershipAdmitted(try Admission(from: &fields, of: name))
        case .membershipCategoryChanged: self = .membershipCategoryChanged(try CategoryChange(from: &fields, of: name))
        case .membershipSuspended: self = .membershipSuspended(try Suspension(from: &fields, of: name))
        case .membershipReinstated:
            _ = try NoData(from: &fields, of: name)
            self = .membershipReinstated
        case .membershipWithdrawalNotified:
            self = .membershipWithdrawalNotified(try WithdrawalNotice(from: &fields, of: name))
        case .membershipWithdrawn:
            _ = try NoData(from: &fields, of: name)
            self = .membershipWithdrawn
        case .membershipExcluded:
            _ = try NoData(from: &fields, of: name)
            self = .membershipExcluded
        case .membershipExpired:
            _ = try NoData(from: &fields, of: name)
            self = .membershipExpired
        case .agreementAnnounced: self = .agreementAnnounced(try AgreementAnnouncement(from: &fields, of: name))
        case .agreementSigned: self = .agreementSigned(try AgreementText(from: &fields, of: name))
        case .agreementEnteredIntoForce: self = .agreementEnteredIntoForce(try AgreementChange(from: &fields, of: name))
        case .agreementAmended: self = .agreementAmended(try AgreementChange(from: &fields, of: name))
        case .agreementRenewed: self = .agreementRenewed(try AgreementChange(from: &fields, of: name))
        case .agreementExpired: self = .agreementExpired(try AgreementChange(from: &fields, of: name))
        case .agreementTerminated: self = .agreementTerminated(try AgreementChange(from: &fields, of: name))
        case .agreementPartyAcceded: self = .agreementPartyAcceded(try PartyChange(from: &fields, of: name))
        case .agreementPartyWithdrew: self = .agreementPartyWithdrew(try PartyChange(from: &fields, of: name))
        case .conferenceAnnounced: self = .conferenceAnnounced(try ConferenceAnnouncement(from: &fields, of: name))
        case .conferenceHeld: self = .conferenceHeld(try ConferenceDescription(from: &fields, of: name))
        case .conferenceRescheduled: self = .conferenceRescheduled(try Rescheduling(from: &fields, of: name))
        case .conferenceCancelled:
            _ = try NoData(from: &fields, of: name)
            self = .conferenceCancelled
        case .conferenceParticipationRecorded:
            self = .conferenceParticipationRecorded(try Participation(from: &fields, of: name))
        case .conferenceOutcomeRecorded:
            self = .conferenceOutcomeRecorded(try ConferenceOutcome(from: &fields, of: name))
        case .programmeAnnounced: self = .programmeAnnounced(try ProgrammeStep(from: &fields, of: name))
        case .programmeLaunched: self = .programmeLaunched(try ProgrammeStep(from: &fields, of: name))
        case .programmeMilestoneRecorded: self = .programmeMilestoneRecorded(try ProgrammeStep(from: &fields, of: name))
        case .programmeConcluded: self = .programmeConcluded(try ProgrammeStep(from: &fields, of: name))
        case .evidenceRegistered: self = .evidenceRegistered(try Citation(from: &fields, of: name))
        case .entryRetracted:
            _ = try NoData(from: &fields, of: name)
            self = .entryRetracted
        case .entryDisputed: self = .entryDisputed(try Dispute(from: &fields, of: name))
        }
    }

    /// Writes the `data` object.
    func writeData(to json: inout JSONWriter) {
        json.beginObject()
        switch self {
        case .allianceProposed(let data): data.write(to: &json)
        case .allianceFounded(let data): data.write(to: &json)
        case .allianceDocumentRecorded(let data): data.write(to: &json)
        case .allianceOrganRecorded(let data): data.write(to: &json)
        case .allianceTotalPublished(let data): data.write(to: &json)
        case .allianceMemberCountriesReported(let data): data.write(to: &json)
        case .allianceDissolved(let data): data.write(to: &json)
        case .institutionRegistered(let data): data.write(to: &json)
        case .institutionIdentified(let data): data.write(to: &json)
        case .institutionDescribed(let data): data.write(to: &json)
        case .institutionRenamed(let data): data.write(to: &json)
        case .institutionMerged(let data): data.write(to: &json)
        case .membershipAdmitted(let data): data.write(to: &json)
        case .membershipCategoryChanged(let data): data.write(to: &json)
        case .membershipSuspended(let data): data.write(to: &json)
        case .membershipWithdrawalNotified(let data): data.write(to: &json)
        case .agreementAnnounced(let data): data.write(to: &json)
        case .agreementSigned(let data): data.write(to: &json)
        case .agreementEnteredIntoForce(let data): data.write(to: &json)
        case .agreementAmended(let data): data.write(to: &json)
        case .agreementRenewed(let data): data.write(to: &json)
        case .agreementExpired(let data): data.write(to: &json)
        case .agreementTerminated(let data): data.write(to: &json)
        case .agreementPartyAcceded(let data): data.write(to: &json)
        case .agreementPartyWithdrew(let data): data.write(to: &json)
        case .conferenceAnnounced(let data): data.write(to: &json)
        case .conferenceHeld(let data): data.write(to: &json)
        case .conferenceRescheduled(let data): data.write(to: &json)
        case .conferenceParticipationRecorded(let data): data.write(to: &json)
        case .conferenceOutcomeRecorded(let data): data.write(to: &json)
        case .programmeAnnounced(let data): data.write(to: &json)
        case .programmeLaunched(let data): data.write(to: &json)
        case .programmeMilestoneRecorded(let data): data.write(to: &json)
        case .programmeConcluded(let data): data.write(to: &json)
        case .evidenceRegistered(let data): data.write(to: &json)
        case .entryDisputed(let data): data.write(to: &json)
        case .institutionClosed, .membershipInvited, .membershipApplied, .membershipReinstated, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .conferenceCancelled, .entryRetracted:
            break
        }
        json.endObject()
    }
}

extension Subject {
    /// The id has been read as a slug already.
    static func named(_ kind: SubjectKind, _ id: String) -> Subject {
        Subject(uncheckedKind: kind, name: kind.name + "/" + id)
    }
}

extension AgreementText {
    func forEachReference(_ body: (SubjectKind, String) -> Void) {
        for id in parties ?? [] { body(.institution, id) }
        if let conference { body(.conference, conference) }
    }
}

extension ConferenceDescription {
    func forEachReference(_ body: (SubjectKind, String) -> Void) {
        for id in hosts ?? [] { body(.institution, id) }
    }
}

extension Event {
    /// Reads the stored `data` of an event.
    public init(_ type: EventType, storedData bytes: Span<UInt8>) throws(Rejection) {
        var fields = FieldReader(bytes, syntax: .canonical, atDoor: false, place: "data")
        try self.init(type, from: &fields)
        try fields.finish()
    }
}
