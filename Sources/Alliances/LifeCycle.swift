/// The part of an event that legality looks at: its type, whether an institution is identified, and an agreement's
/// parties; never any other value (design §5).
public struct LifeStep: Hashable, Sendable {
    public let type: EventType
    public let identified: Bool
    /// The parties a signing states; nil where they are not known.
    public let parties: [String]?
    public let party: String?

    public init(_ event: Event) {
        type = event.type
        var identified = false
        var parties: [String]?
        var party: String?
        switch event {
        case .institutionRegistered(let registration): identified = registration.identified
        case .agreementSigned(let text): parties = text.parties
        case .agreementPartyAcceded(let change), .agreementPartyWithdrew(let change): party = change.party
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionIdentified,
            .institutionDescribed, .institutionRenamed, .institutionMerged, .institutionClosed, .membershipInvited,
            .membershipApplied, .membershipAdmitted, .membershipCategoryChanged, .membershipSuspended,
            .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn, .membershipExcluded,
            .membershipExpired, .agreementAnnounced, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed,
            .agreementExpired, .agreementTerminated, .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled,
            .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced,
            .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered,
            .entryRetracted, .entryDisputed:
            break
        }
        self.identified = identified
        self.parties = parties
        self.party = party
    }

    public init(type: EventType, identified: Bool = false, parties: [String]? = nil, party: String? = nil) {
        self.type = type
        self.identified = identified
        self.parties = parties
        self.party = party
    }
}

public enum MembershipState: Hashable, Sendable {
    case none, member, suspended, ended

    /// A suspended member is still a member.
    public var belongs: Bool { self == .member || self == .suspended }
}

public enum AgreementStatus: Hashable, Sendable {
    case announced, signed, inForce, terminated
    /// After a renewal it is again what it was before.
    case expired(wasInForce: Bool)
}

/// Who is known to be bound: the parties of the signing where stated, and who acceded or withdrew since.
public struct AgreementParties: Hashable, Sendable {
    public var signatories: Set<String>?
    public var acceded: Set<String> = []
    public var withdrawn: Set<String> = []
}

/// The state of a subject, as far as its life cycle goes.
public enum LifeState: Hashable, Sendable {
    case none
    case alliance(AllianceState)
    case institution(open: Bool, identified: Bool, membership: MembershipState)
    /// Apart, since there is a state for every subject of a ledger and few are agreements.
    indirect case agreement(AgreementStatus, AgreementParties)
    case conference(ConferenceState)
    case programme(ProgrammeState)
    case evidence

    public enum AllianceState: Hashable, Sendable { case proposed, founded, dissolved }
    public enum ConferenceState: Hashable, Sendable { case announced, cancelled, held }
    public enum ProgrammeState: Hashable, Sendable { case announced, launched, concluded }

    /// The state after a step, or why it cannot be taken in this state. The tables of design §5, row by row.
    public func after(_ step: LifeStep) -> Result<LifeState, Objection> {
        switch step.type {
        case .allianceProposed:
            if self == .none { return .success(.alliance(.proposed)) }
            return .failure(.alreadyOpened)
        case .allianceFounded:
            switch self {
            case .none, .alliance(.proposed): return .success(.alliance(.founded))
            default: return .failure(.alreadyFounded)
            }
        case .allianceDissolved:
            if case .alliance(.founded) = self { return .success(.alliance(.dissolved)) }
            if case .alliance(.dissolved) = self { return .failure(.allianceDissolved) }
            return .failure(.notFounded)
        case .allianceDocumentRecorded, .allianceOrganRecorded, .allianceTotalPublished,
            .allianceMemberCountriesReported:
            return self == .none ? .failure(.notFounded) : .success(self)
        case .institutionRegistered:
            if self == .none {
                return .success(.institution(open: true, identified: step.identified, membership: .none))
            }
            return .failure(.alreadyRegistered)
        case .institutionIdentified:
            guard case .institution(let open, let identified, let membership) = self else {
                return .failure(.notRegistered)
            }
            if identified { return .failure(.alreadyIdentified) }
            return .success(.institution(open: open, identified: true, membership: membership))
        case .institutionDescribed:
            guard case .institution = self else { return .failure(.notRegistered) }
            return .success(self)
        case .institutionRenamed: return whileOpen { .success($0) }
        case .institutionMerged, .institutionClosed:
            return whileOpen { .success($0 == .none ? .none : .ended) }.map { $0.closed }
        case .membershipInvited, .membershipApplied:
            return whileOpen { $0.belongs ? .failure(.alreadyMember) : .success($0) }
        case .membershipAdmitted: return whileOpen { $0.belongs ? .failure(.alreadyMember) : .success(.member) }
        case .membershipCategoryChanged, .membershipWithdrawalNotified:
            return whileOpen { $0.belongs ? .success($0) : .failure(.notMember) }
        case .membershipSuspended:
            return whileOpen {
                $0 == .member ? .success(.suspended) : .failure($0 == .suspended ? .alreadySuspended : .notMember)
            }
        case .membershipReinstated: return whileOpen { $0 == .suspended ? .success(.member) : .failure(.notSuspended) }
        case .membershipWithdrawn, .membershipExcluded, .membershipExpired:
            return whileOpen { $0.belongs ? .success(.ended) : .failure(.notMember) }
        case .agreementAnnounced:
            if self == .none { return .success(.agreement(.announced, AgreementParties())) }
            return .failure(.alreadyOpened)
        case .agreementSigned:
            let parties = AgreementParties(signatories: step.parties.map { Set($0) })
            switch self {
            case .none, .agreement(.announced, _): return .success(.agreement(.signed, parties))
            default: return .failure(.alreadySigned)
            }
        case .agreementEnteredIntoForce:
            return whileSigned { status, parties in
                status == .signed ? .success(.agreement(.inForce, parties)) : .failure(.alreadySigned)
            }
        case .agreementAmended: return whileSigned { _, _ in .success(self) }
        case .agreementRenewed:
            if case .agreement(.expired(let wasInForce), let parties) = self {
                return .success(.agreement(wasInForce ? .inForce : .signed, parties))
            }
            return whileSigned { _, _ in .success(self) }
        case .agreementExpired:
            return whileSigned { status, parties in
                .success(.agreement(.expired(wasInForce: status == .inForce), parties))
            }
        case .agreementTerminated:
            if case .agreement(.announced, let parties) = self { return .success(.agreement(.terminated, parties)) }
            return whileSigned { _, parties in .success(.agreement(.terminated, parties)) }
        case .agreementPartyAcceded, .agreementPartyWithdrew:
            return whileSigned { status, parties in partyChange(step, status, parties) }
        case .conferenceAnnounced:
            return self == .none ? .success(.conference(.announced)) : .failure(.alreadyOpened)
        case .conferenceHeld:
            switch self {
            case .none, .conference(.announced): return .success(.conference(.held))
            case .conference(.cancelled): return .failure(.conferenceCancelled)
            default: return .failure(.alreadyHeld)
            }
        case .conferenceRescheduled, .conferenceCancelled:
            switch self {
            case .conference(.announced):
                return .success(.conference(step.type == .conferenceCancelled ? .cancelled : .announced))
            case .conference(.held): return .failure(.alreadyHeld)
            case .conference(.cancelled): return .failure(.conferenceCancelled)
            default: return .failure(.notAnnounced)
            }
        case .conferenceParticipationRecorded, .conferenceOutcomeRecorded:
            return self == .conference(.held) ? .success(self) : .failure(.notHeld)
        case .programmeAnnounced:
            return self == .none ? .success(.programme(.announced)) : .failure(.alreadyOpened)
        case .programmeLaunched:
            switch self {
            case .none, .programme(.announced): return .success(.programme(.launched))
            case .programme(.concluded): return .failure(.programmeConcluded)
            default: return .failure(.alreadyLaunched)
            }
        case .programmeMilestoneRecorded:
            switch self {
            case .programme(.announced), .programme(.launched): return .success(self)
            case .programme(.concluded): return .failure(.programmeConcluded)
            default: return .failure(.notOpened)
            }
        case .programmeConcluded:
            switch self {
            case .programme(.launched): return .success(.programme(.concluded))
            case .programme(.concluded): return .failure(.programmeConcluded)
            default: return .failure(.notLaunched)
            }
        case .evidenceRegistered:
            return self == .none ? .success(.evidence) : .failure(.alreadyRegistered)
        case .entryRetracted, .entryDisputed:
            return .failure(.notOpened)
        }
    }

    /// What an open institution's membership becomes.
    private func whileOpen(
        _ rule: (MembershipState) -> Result<MembershipState, Objection>
    ) -> Result<LifeState, Objection> {
        guard case .institution(let open, let identified, let membership) = self else {
            return .failure(.notRegistered)
        }
        guard open else { return .failure(.institutionClosed) }
        return rule(membership).map { .institution(open: true, identified: identified, membership: $0) }
    }

    private var closed: LifeState {
        guard case .institution(_, let identified, let membership) = self else { return self }
        return .institution(open: false, identified: identified, membership: membership)
    }

    /// What an agreement becomes that is signed or in force.
    private func whileSigned(
        _ rule: (AgreementStatus, AgreementParties) -> Result<LifeState, Objection>
    ) -> Result<LifeState, Objection> {
        guard case .agreement(let status, let parties) = self else { return .failure(.notOpened) }
        switch status {
        case .announced: return .failure(.notSigned)
        case .signed, .inForce: return rule(status, parties)
        case .expired, .terminated: return .failure(.agreementEnded)
        }
    }

    private func partyChange(
        _ step: LifeStep, _ status: AgreementStatus, _ parties: AgreementParties
    ) -> Result<LifeState, Objection> {
        guard let party = step.party else { return .failure(.notParty) }
        var parties = parties
        let isParty =
            parties.acceded.contains(party)
            || (parties.signatories?.contains(party) ?? false) && !parties.withdrawn.contains(party)
        if step.type == .agreementPartyAcceded {
            if isParty { return .failure(.alreadyParty) }
            parties.acceded.insert(party)
            parties.withdrawn.remove(party)
        } else {
            // Where the signatories are not known, anyone may have been one who has not withdrawn already.
            let canBe = isParty || parties.signatories == nil && !parties.withdrawn.contains(party)
            guard canBe else { return .failure(.notParty) }
            parties.acceded.remove(party)
            parties.withdrawn.insert(party)
        }
        return .success(.agreement(status, parties))
    }
}

extension EventType {
    /// Whether every state that accepts an event of this type stays as before.
    var keepsState: Bool {
        switch self {
        case .allianceDocumentRecorded, .allianceOrganRecorded, .allianceTotalPublished,
            .allianceMemberCountriesReported, .institutionDescribed, .institutionRenamed, .membershipInvited,
            .membershipApplied, .membershipCategoryChanged, .membershipWithdrawalNotified, .agreementAmended,
            .conferenceRescheduled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded,
            .programmeMilestoneRecorded:
            true
        case .allianceProposed, .allianceFounded, .allianceDissolved, .institutionRegistered, .institutionIdentified,
            .institutionMerged, .institutionClosed, .membershipAdmitted, .membershipSuspended, .membershipReinstated,
            .membershipWithdrawn, .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementSigned,
            .agreementEnteredIntoForce, .agreementRenewed, .agreementExpired, .agreementTerminated,
            .agreementPartyAcceded, .agreementPartyWithdrew, .conferenceAnnounced, .conferenceHeld,
            .conferenceCancelled, .programmeAnnounced, .programmeLaunched, .programmeConcluded, .evidenceRegistered,
            .entryRetracted, .entryDisputed:
            false
        }
    }
}

/// Why a step cannot be taken in a state.
public enum Objection: Error, Hashable, Sendable {
    case notRegistered, alreadyRegistered, alreadyIdentified, institutionClosed
    case alreadyMember, notMember, notSuspended, alreadySuspended
    case notOpened, alreadyOpened, notAnnounced
    case alreadySigned, notSigned, agreementEnded, alreadyParty, notParty
    case notHeld, alreadyHeld, conferenceCancelled
    case notLaunched, alreadyLaunched, programmeConcluded
    case alreadyFounded, notFounded, allianceDissolved
}
