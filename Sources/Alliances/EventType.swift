/// What happened. Raw values stand in stored rows: a case may be added at the end, none may be moved or reused.
public enum EventType: UInt8, CaseIterable, Sendable {
    case allianceProposed
    case allianceFounded
    case allianceDocumentRecorded
    case allianceOrganRecorded
    case allianceTotalPublished
    case allianceMemberCountriesReported
    case allianceDissolved
    case institutionRegistered
    case institutionIdentified
    case institutionDescribed
    case institutionRenamed
    case institutionMerged
    case institutionClosed
    case membershipInvited
    case membershipApplied
    case membershipAdmitted
    case membershipCategoryChanged
    case membershipSuspended
    case membershipReinstated
    case membershipWithdrawalNotified
    case membershipWithdrawn
    case membershipExcluded
    case membershipExpired
    case agreementAnnounced
    case agreementSigned
    case agreementEnteredIntoForce
    case agreementAmended
    case agreementRenewed
    case agreementExpired
    case agreementTerminated
    case agreementPartyAcceded
    case agreementPartyWithdrew
    case conferenceAnnounced
    case conferenceHeld
    case conferenceRescheduled
    case conferenceCancelled
    case conferenceParticipationRecorded
    case conferenceOutcomeRecorded
    case programmeAnnounced
    case programmeLaunched
    case programmeMilestoneRecorded
    case programmeConcluded
    case evidenceRegistered
    case entryRetracted
    case entryDisputed

    /// Raised whenever a type or a field is added: a ledger remembers the newest it was written with.
    public static let vocabulary: UInt8 = 1

    /// The past-tense name that is stored.
    public var name: String {
        switch self {
        case .allianceProposed: "alliance.proposed"
        case .allianceFounded: "alliance.founded"
        case .allianceDocumentRecorded: "alliance.document-recorded"
        case .allianceOrganRecorded: "alliance.organ-recorded"
        case .allianceTotalPublished: "alliance.total-published"
        case .allianceMemberCountriesReported: "alliance.member-countries-reported"
        case .allianceDissolved: "alliance.dissolved"
        case .institutionRegistered: "institution.registered"
        case .institutionIdentified: "institution.identified"
        case .institutionDescribed: "institution.described"
        case .institutionRenamed: "institution.renamed"
        case .institutionMerged: "institution.merged"
        case .institutionClosed: "institution.closed"
        case .membershipInvited: "membership.invited"
        case .membershipApplied: "membership.applied"
        case .membershipAdmitted: "membership.admitted"
        case .membershipCategoryChanged: "membership.category-changed"
        case .membershipSuspended: "membership.suspended"
        case .membershipReinstated: "membership.reinstated"
        case .membershipWithdrawalNotified: "membership.withdrawal-notified"
        case .membershipWithdrawn: "membership.withdrawn"
        case .membershipExcluded: "membership.excluded"
        case .membershipExpired: "membership.expired"
        case .agreementAnnounced: "agreement.announced"
        case .agreementSigned: "agreement.signed"
        case .agreementEnteredIntoForce: "agreement.entered-into-force"
        case .agreementAmended: "agreement.amended"
        case .agreementRenewed: "agreement.renewed"
        case .agreementExpired: "agreement.expired"
        case .agreementTerminated: "agreement.terminated"
        case .agreementPartyAcceded: "agreement.party-acceded"
        case .agreementPartyWithdrew: "agreement.party-withdrew"
        case .conferenceAnnounced: "conference.announced"
        case .conferenceHeld: "conference.held"
        case .conferenceRescheduled: "conference.rescheduled"
        case .conferenceCancelled: "conference.cancelled"
        case .conferenceParticipationRecorded: "conference.participation-recorded"
        case .conferenceOutcomeRecorded: "conference.outcome-recorded"
        case .programmeAnnounced: "programme.announced"
        case .programmeLaunched: "programme.launched"
        case .programmeMilestoneRecorded: "programme.milestone-recorded"
        case .programmeConcluded: "programme.concluded"
        case .evidenceRegistered: "evidence.registered"
        case .entryRetracted: "entry.retracted"
        case .entryDisputed: "entry.disputed"
        }
    }

    /// What kind of subject an event of this type is about.
    public var subjectKind: SubjectKind {
        switch self {
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved:
            .alliance
        case .institutionRegistered, .institutionIdentified, .institutionDescribed, .institutionRenamed,
            .institutionMerged, .institutionClosed, .membershipInvited, .membershipApplied, .membershipAdmitted,
            .membershipCategoryChanged, .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified,
            .membershipWithdrawn, .membershipExcluded, .membershipExpired:
            .institution
        case .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed,
            .agreementExpired, .agreementTerminated, .agreementPartyAcceded, .agreementPartyWithdrew:
            .agreement
        case .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled, .conferenceCancelled,
            .conferenceParticipationRecorded, .conferenceOutcomeRecorded:
            .conference
        case .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded: .programme
        case .evidenceRegistered: .evidence
        case .entryRetracted, .entryDisputed: .entry
        }
    }

    /// Whether an event of this type says when it was so in the world (design §4, last paragraphs).
    public enum DateRule: Sendable { case none, optional, moment, momentOrSpan }

    public var dateRule: DateRule {
        switch self {
        case .institutionRegistered, .evidenceRegistered, .entryRetracted, .entryDisputed: .none
        case .institutionDescribed, .institutionIdentified: .optional
        case .conferenceHeld, .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced,
            .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded:
            .momentOrSpan
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRenamed,
            .institutionMerged, .institutionClosed, .membershipInvited, .membershipApplied, .membershipAdmitted,
            .membershipCategoryChanged, .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified,
            .membershipWithdrawn, .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementSigned,
            .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated,
            .agreementPartyAcceded, .agreementPartyWithdrew, .conferenceAnnounced, .conferenceRescheduled,
            .conferenceCancelled:
            .moment
        }
    }

    /// The stored bytes of the name to the type: by hash, then confirmed, since this runs once for every entry read.
    init?(utf8: Span<UInt8>) {
        var slot = EventType.slot(utf8)
        while let type = EventType.byHash[slot] {
            if EventType.isSame(type.name.utf8Span.span, utf8) {
                self = type
                return
            }
            slot = (slot + 1) & 255
        }
        return nil
    }

    /// A type stands at its name's slot or behind it; far more slots than types, so that a search ends.
    private static let byHash: [EventType?] = {
        var table = [EventType?](repeating: nil, count: 256)
        for type in allCases {
            var slot = slot(type.name.utf8Span.span)
            while table[slot] != nil { slot = (slot + 1) & 255 }
            table[slot] = type
        }
        return table
    }()

    @inline(__always)
    private static func slot(_ name: Span<UInt8>) -> Int {
        var hash: UInt32 = 0
        for place in name.indices { hash = (hash &<< 5 | hash &>> 27) ^ UInt32(name[place]) }
        return Int((hash &* 0x9E37_79B9) &>> 24)
    }

    @inline(__always)
    private static func isSame(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        for place in a.indices where a[place] != b[place] { return false }
        return true
    }

    public init?(name: String) {
        self.init(utf8: name.utf8Span.span)
    }
}
