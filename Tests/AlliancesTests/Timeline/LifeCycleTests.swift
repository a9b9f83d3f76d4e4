import Testing

@testable import Alliances

/// The tables of design §5, row by row: in each state every event of the kind is tried.
@Suite struct LifeCycleTests {
    /// A state by its name, and steps that lead to it.
    struct Given: Sendable {
        let state: String
        let by: [EventType]
    }

    private func state(after steps: [LifeStep]) throws -> LifeState {
        var state = LifeState.none
        for step in steps { state = try state.after(step).get() }
        return state
    }

    /// Tries every event of a kind in every state; `table` gives, by event, states and what they become.
    private func check(_ kind: SubjectKind, _ givens: [Given], _ table: [EventType: [String: String]]) throws {
        let events = EventType.allCases.filter { $0.subjectKind == kind }
        #expect(Set(table.keys) == Set(events))
        for given in givens {
            let before = try state(after: given.by.map { LifeStep(type: $0, party: "x") })
            #expect(name(before) == given.state)
            for event in events {
                let then = table[event]?[given.state]
                switch before.after(LifeStep(type: event, party: "y")) {
                case .success(let after): #expect(name(after) == then, "given \(given.state), when \(event.name)")
                case .failure: #expect(then == nil, "given \(given.state), when \(event.name)")
                }
            }
        }
    }

    private func name(_ state: LifeState) -> String {
        switch state {
        case .none: return "none"
        case .alliance(let state): return "\(state)"
        case .institution(let open, _, let membership): return (open ? "" : "closed ") + "\(membership)"
        case .agreement(.expired(let wasInForce), _): return wasInForce ? "expired in force" : "expired signed"
        case .agreement(let status, _): return "\(status)"
        case .conference(let state): return "\(state)"
        case .programme(let state): return "\(state)"
        case .evidence: return "registered"
        }
    }

    private func asBefore(_ states: String...) -> [String: String] {
        Dictionary(uniqueKeysWithValues: states.map { ($0, $0) })
    }

    @Test func `an alliance is proposed, founded, dissolved, and all else needs it to be there`() throws {
        let anyButNone = asBefore("proposed", "founded", "dissolved")
        try check(
            .alliance,
            [
                Given(state: "none", by: []), Given(state: "proposed", by: [.allianceProposed]),
                Given(state: "founded", by: [.allianceFounded]),
                Given(state: "founded", by: [.allianceProposed, .allianceFounded]),
                Given(state: "dissolved", by: [.allianceFounded, .allianceDissolved]),
            ],
            [
                .allianceProposed: ["none": "proposed"],
                .allianceFounded: ["none": "founded", "proposed": "founded"],
                .allianceDissolved: ["founded": "dissolved"],
                .allianceDocumentRecorded: anyButNone, .allianceOrganRecorded: anyButNone,
                .allianceTotalPublished: anyButNone, .allianceMemberCountriesReported: anyButNone,
            ])
    }

    @Test func `an institution is registered, joins, is suspended, leaves and closes`() throws {
        let registered = EventType.institutionRegistered
        let admitted = [registered, .membershipAdmitted]
        // The test's state "none" of an institution is that of one registered and never a member.
        let notMember = asBefore("none", "ended")
        let belongs = asBefore("member", "suspended")
        let open = asBefore("none", "member", "suspended", "ended")
        let all = open.merging(asBefore("closed none", "closed ended")) { a, _ in a }
        let ends = ["member": "ended", "suspended": "ended"]
        let closes = [
            "none": "closed none", "member": "closed ended", "suspended": "closed ended", "ended": "closed ended",
        ]
        try check(
            .institution,
            [
                Given(state: "none", by: [registered]), Given(state: "member", by: admitted),
                Given(state: "suspended", by: admitted + [.membershipSuspended]),
                Given(state: "ended", by: admitted + [.membershipWithdrawn]),
                Given(state: "ended", by: admitted + [.membershipSuspended, .membershipExcluded]),
                Given(state: "member", by: admitted + [.membershipExpired, .membershipAdmitted]),
                Given(state: "closed none", by: [registered, .institutionClosed]),
                Given(state: "closed ended", by: admitted + [.institutionMerged]),
            ],
            [
                .institutionRegistered: [:],
                .institutionIdentified: all, .institutionDescribed: all, .institutionRenamed: open,
                .institutionMerged: closes, .institutionClosed: closes,
                .membershipInvited: notMember, .membershipApplied: notMember,
                .membershipAdmitted: ["none": "member", "ended": "member"],
                .membershipCategoryChanged: belongs, .membershipWithdrawalNotified: belongs,
                .membershipSuspended: ["member": "suspended"], .membershipReinstated: ["suspended": "member"],
                .membershipWithdrawn: ends, .membershipExcluded: ends, .membershipExpired: ends,
            ])
    }

    @Test func `nothing happens to an institution before it is registered`() {
        for event in EventType.allCases where event.subjectKind == .institution && event != .institutionRegistered {
            #expect(LifeState.none.after(LifeStep(type: event)) == .failure(.notRegistered), "\(event.name)")
        }
    }

    @Test func `an institution is identified once`() throws {
        let unidentified = try state(after: [LifeStep(type: .institutionRegistered)])
        let identified = try unidentified.after(LifeStep(type: .institutionIdentified)).get()
        #expect(identified.after(LifeStep(type: .institutionIdentified)) == .failure(.alreadyIdentified))
        let known = try state(after: [LifeStep(type: .institutionRegistered, identified: true)])
        #expect(known.after(LifeStep(type: .institutionIdentified)) == .failure(.alreadyIdentified))
    }

    @Test func `an agreement is announced, signed, in force, renewed and ended`() throws {
        let signedOrInForce = asBefore("signed", "inForce")
        let signed = EventType.agreementSigned
        try check(
            .agreement,
            [
                Given(state: "none", by: []), Given(state: "announced", by: [.agreementAnnounced]),
                Given(state: "signed", by: [signed]), Given(state: "signed", by: [.agreementAnnounced, signed]),
                Given(state: "inForce", by: [signed, .agreementEnteredIntoForce]),
                Given(state: "expired signed", by: [signed, .agreementExpired]),
                Given(state: "expired in force", by: [signed, .agreementEnteredIntoForce, .agreementExpired]),
                Given(
                    state: "inForce", by: [signed, .agreementEnteredIntoForce, .agreementExpired, .agreementRenewed]),
                Given(state: "terminated", by: [signed, .agreementTerminated]),
                Given(state: "terminated", by: [.agreementAnnounced, .agreementTerminated]),
            ],
            [
                .agreementAnnounced: ["none": "announced"],
                .agreementSigned: ["none": "signed", "announced": "signed"],
                .agreementEnteredIntoForce: ["signed": "inForce"],
                .agreementAmended: signedOrInForce, .agreementPartyAcceded: signedOrInForce,
                .agreementPartyWithdrew: signedOrInForce,
                .agreementRenewed: signedOrInForce.merging([
                    "expired signed": "signed", "expired in force": "inForce",
                ]) { a, _ in a },
                .agreementExpired: ["signed": "expired signed", "inForce": "expired in force"],
                .agreementTerminated: ["announced": "terminated", "signed": "terminated", "inForce": "terminated"],
            ])
    }

    @Test func `a conference is announced, cancelled or held`() throws {
        try check(
            .conference,
            [
                Given(state: "none", by: []), Given(state: "announced", by: [.conferenceAnnounced]),
                Given(state: "announced", by: [.conferenceAnnounced, .conferenceRescheduled]),
                Given(state: "cancelled", by: [.conferenceAnnounced, .conferenceCancelled]),
                Given(state: "held", by: [.conferenceHeld]),
                Given(state: "held", by: [.conferenceAnnounced, .conferenceHeld]),
            ],
            [
                .conferenceAnnounced: ["none": "announced"],
                .conferenceRescheduled: ["announced": "announced"], .conferenceCancelled: ["announced": "cancelled"],
                .conferenceHeld: ["none": "held", "announced": "held"],
                .conferenceParticipationRecorded: ["held": "held"], .conferenceOutcomeRecorded: ["held": "held"],
            ])
    }

    @Test func `a programme is announced, launched and concluded`() throws {
        try check(
            .programme,
            [
                Given(state: "none", by: []), Given(state: "announced", by: [.programmeAnnounced]),
                Given(state: "launched", by: [.programmeLaunched]),
                Given(state: "launched", by: [.programmeAnnounced, .programmeLaunched]),
                Given(state: "concluded", by: [.programmeLaunched, .programmeConcluded]),
            ],
            [
                .programmeAnnounced: ["none": "announced"],
                .programmeLaunched: ["none": "launched", "announced": "launched"],
                .programmeMilestoneRecorded: ["announced": "announced", "launched": "launched"],
                .programmeConcluded: ["launched": "concluded"],
            ])
    }

    @Test func `evidence is registered once`() throws {
        try check(
            .evidence,
            [Given(state: "none", by: []), Given(state: "registered", by: [.evidenceRegistered])],
            [.evidenceRegistered: ["none": "registered"]])
    }

    @Test func `retractions and disputes are steps of no timeline`() {
        for event in [EventType.entryRetracted, .entryDisputed] {
            for state in [LifeState.none, .evidence, .alliance(.founded)] {
                #expect(state.after(LifeStep(type: event)) == .failure(.notOpened))
            }
        }
    }

    @Test func `what is said to keep every state as before does`() {
        for seed in UInt64(1)...400 {
            var timeline = RandomTimeline(seed: seed)
            var state = LifeState.none
            for item in timeline.items(12) {
                guard case .success(let next) = state.after(item.step) else { continue }
                #expect(next == state || !item.step.type.keepsState, "seed \(seed): \(item.step.type.name)")
                state = next
            }
        }
    }

    // MARK: - Parties

    private func agreement(_ parties: [String]?, _ changes: (EventType, String)...) -> Result<LifeState, Objection> {
        var state = LifeState.none.after(LifeStep(type: .agreementSigned, parties: parties))
        for (type, party) in changes { state = state.flatMap { $0.after(LifeStep(type: type, party: party)) } }
        return state
    }

    @Test func `who signed or acceded is a party until it withdraws`() throws {
        _ = try agreement(["a"], (.agreementPartyAcceded, "b"), (.agreementPartyWithdrew, "a")).get()
        _ = try agreement(
            ["a"], (.agreementPartyWithdrew, "a"), (.agreementPartyAcceded, "a"), (.agreementPartyWithdrew, "a")
        ).get()
        #expect(agreement(["a"], (.agreementPartyAcceded, "a")) == .failure(.alreadyParty))
        #expect(agreement(["a"], (.agreementPartyWithdrew, "b")) == .failure(.notParty))
        #expect(
            agreement(["a"], (.agreementPartyWithdrew, "a"), (.agreementPartyWithdrew, "a")) == .failure(.notParty))
        #expect(
            agreement(["a"], (.agreementPartyAcceded, "b"), (.agreementPartyAcceded, "b")) == .failure(.alreadyParty))
    }

    @Test func `where the signatories are not known anyone may have been one, once`() throws {
        _ = try agreement(nil, (.agreementPartyAcceded, "a"), (.agreementPartyWithdrew, "a")).get()
        _ = try agreement(nil, (.agreementPartyWithdrew, "a"), (.agreementPartyAcceded, "a")).get()
        #expect(agreement(nil, (.agreementPartyWithdrew, "a"), (.agreementPartyWithdrew, "a")) == .failure(.notParty))
        #expect(agreement(nil, (.agreementPartyAcceded, "a"), (.agreementPartyAcceded, "a")) == .failure(.alreadyParty))
    }

    @Test func `who was announced as a party has not signed`() throws {
        let announced = try state(after: [LifeStep(type: .agreementAnnounced, parties: ["a"])])
        let signed = try announced.after(LifeStep(type: .agreementSigned, parties: ["b"])).get()
        #expect(signed.after(LifeStep(type: .agreementPartyWithdrew, party: "a")) == .failure(.notParty))
    }
}
