import Alliances
import CanonicalJSON
import EDTF

/// What is so of an agreement at the end of a day. The status is never more than was recorded.
public struct AgreementView: Sendable {
    public struct Party: Sendable {
        public private(set) var id: String
        /// Nil where it signed on the day of the agreement.
        public let since: Dated?
        public internal(set) var until: Dated?
    }

    public struct State: Hashable, Sendable {
        public let status: String
        /// Ids of those that are parties and have not withdrawn.
        public let parties: [String]
    }

    public private(set) var id: String
    public private(set) var titles: Names?
    public private(set) var kind: String?
    /// Nil where the parties are not known.
    public private(set) var parties: [Party]?
    public private(set) var conference: String?
    public private(set) var place: String?
    public private(set) var status = ""
    /// Statuses that can hold beside the one shown.
    public private(set) var possibleStatuses: [String] = []
    /// All states that can hold, the one shown among them; one without a status is that nothing of it is so yet.
    public private(set) var states: [State] = []
    public private(set) var scheduled: EDTFDate?
    /// The end of its term, as last stated; nothing happens on that day by itself.
    public private(set) var until: EDTFDate?
    public private(set) var steps: [(what: EventType, when: Dated, summary: String?)] = []
    public private(set) var disputes: [RivalClaim] = []
    public private(set) var lineage = Lineage()
    /// As `lineage`, of values whose sources its JSON does not tell.
    public private(set) var sources = Lineage()
    private var life = LifeState.none
    private var asOf: Day

    public init?(_ row: Row, id: String, asOf day: Day) throws(RowError) {
        let taken = row.taken(by: day)
        guard let first = taken.certain.isEmpty ? taken.possible.first.map({ [$0] }) : taken.certain else { return nil }
        self.id = id
        asOf = day
        for step in first { try apply(try row.statement(step)) }
        let shown = self
        var others: [String] = taken.certain.isEmpty ? ["none"] : []
        var states = taken.certain.isEmpty ? [State(status: "", parties: []), state] : [state]
        for step in taken.possible.dropFirst(taken.certain.isEmpty ? 1 : 0) {
            try apply(try row.statement(step))
            if status != shown.status, !others.contains(status) { others.append(status) }
            if !states.contains(state) { states.append(state) }
        }
        let allSteps = steps
        self = shown
        steps = allSteps
        possibleStatuses = others
        self.states = states
        disputes = try row.claims(asOf: day)
    }

    /// When it was signed, or else announced.
    public var date: Dated? { (steps.first { $0.what == .agreementSigned } ?? steps.first)?.when }

    /// The day stated for the end of the term lies before the day asked about; the status does not follow from it.
    public var termHasPassed: Bool {
        guard let latest = until?.latest else { return false }
        return latest < asOf
    }

    private var state: State {
        State(status: status, parties: (parties ?? []).filter { $0.until == nil }.map(\.id))
    }

    private mutating func open(_ text: AgreementText, _ statement: Statement) {
        titles = text.titles
        kind = text.kind
        if let parties = text.parties {
            self.parties = parties.map { Party(id: $0, since: nil) }
            lineage[.parties] = statement.step.position
        }
        conference = text.conference ?? conference
        place = text.place ?? place
        scheduled = text.scheduled ?? scheduled
        let position = statement.step.position
        lineage[.titles] = position
        if text.conference != nil { sources[.conference] = position }
        if text.place != nil { sources[.place] = position }
        if text.scheduled != nil { sources[.scheduled] = position }
    }

    private mutating func apply(_ statement: Statement) throws(RowError) {
        let position = statement.step.position
        var summary: String?
        switch statement.event {
        case .agreementAnnounced(let announcement): open(announcement.text, statement)
        case .agreementSigned(let text):
            // Announced parties are not signatories.
            parties = nil
            open(text, statement)
        case .agreementEnteredIntoForce(let change), .agreementAmended(let change), .agreementRenewed(let change),
            .agreementExpired(let change), .agreementTerminated(let change):
            summary = change.summary
            if let until = change.until {
                self.until = until
                lineage[.until] = position
            }
        case .agreementPartyAcceded(let change):
            parties = (parties ?? []) + [Party(id: change.party, since: Dated(statement))]
            lineage[.parties] = position
        case .agreementPartyWithdrew(let change):
            var list = parties ?? []
            if let place = list.lastIndex(where: { $0.id == change.party && $0.until == nil }) {
                list[place].until = Dated(statement)
            } else {
                list.append(Party(id: change.party, since: nil, until: Dated(statement)))
            }
            parties = list
            lineage[.parties] = position
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed, .institutionMerged, .institutionClosed,
            .membershipInvited, .membershipApplied, .membershipAdmitted, .membershipCategoryChanged,
            .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled,
            .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced,
            .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded, .evidenceRegistered, .entryRetracted,
            .entryDisputed:
            throw RowError(message: "#\(position) in the row of agreement/\(id) is about something else")
        }
        guard case .success(let next) = life.after(LifeStep(statement.event)), case .agreement(let now, _) = next else {
            throw RowError(message: "the order in the row of agreement/\(id) does not hold at #\(position)")
        }
        life = next
        if now.name != status { lineage[.status] = position }
        status = now.name
        steps.append((statement.event.type, Dated(statement), summary))
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("titles", titles)
        object.add("kind", kind)
        if let parties {
            object.add(
                "parties",
                .array(
                    parties.map { party in
                        var object = JSONObject()
                        object.add("id", party.id)
                        object.add("since", party.since?.json)
                        object.add("until", party.until?.json)
                        return object.json
                    }))
        }
        object.add("conference", conference)
        object.add("place", place)
        object.add("status", status)
        object.add("possibleStatuses", possibleStatuses)
        object.add("scheduled", scheduled)
        object.add("until", until)
        if termHasPassed { object.add("termHasPassed", true) }
        object.add(
            "steps",
            list: steps.map { step in
                var object = JSONObject()
                object.add("type", step.what.name)
                object.add("when", step.when.json)
                object.add("summary", step.summary)
                return object.json
            })
        object.add("disputes", list: disputes.map(\.json))
        object.add("lineage", lineage)
        return object.json
    }
}

extension AgreementStatus {
    var name: String {
        switch self {
        case .announced: "announced"
        case .signed: "signed"
        case .inForce: "in force"
        case .expired: "expired"
        case .terminated: "terminated"
        }
    }
}
