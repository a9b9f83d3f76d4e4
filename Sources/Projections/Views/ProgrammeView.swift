import Alliances
import CanonicalJSON
import EDTF

/// What is so of a programme at the end of a day.
public struct ProgrammeView: Sendable {
    public let id: String
    public private(set) var titles: Names?
    public private(set) var kind: String?
    public private(set) var url: String?
    public private(set) var scheduled: EDTFDate?
    public private(set) var status = ""
    public private(set) var standing = Standing.certain
    /// All statuses that can hold, the one shown among them; an empty one is that nothing of it is so yet.
    public private(set) var statuses: [String] = []
    public private(set) var steps: [(what: EventType, step: ProgrammeStep, when: Dated)] = []
    public private(set) var disputes: [RivalClaim] = []
    public private(set) var lineage = Lineage()

    public init?(_ row: Row, id: String, asOf day: Day) throws(RowError) {
        let taken = row.possible(by: day)
        guard !taken.isEmpty else { return nil }
        self.id = id
        // Everything is shown as soon as it is possible; the standing says whether the status is sure.
        for step in taken {
            if !step.window.isCertain(by: day), !statuses.contains(status) { statuses.append(status) }
            try apply(try row.statement(step))
            if step.type != .programmeMilestoneRecorded, !step.window.isCertain(by: day) { standing = .possible }
        }
        if !statuses.contains(status) { statuses.append(status) }
        disputes = try row.claims(asOf: day)
    }

    private mutating func apply(_ statement: Statement) throws(RowError) {
        let position = statement.step.position
        let data: ProgrammeStep
        switch statement.event {
        case .programmeAnnounced(let step):
            data = step
            status = "announced"
            lineage[.status] = position
        case .programmeLaunched(let step):
            data = step
            status = "launched"
            lineage[.status] = position
        case .programmeMilestoneRecorded(let step): data = step
        case .programmeConcluded(let step):
            data = step
            status = "concluded"
            lineage[.status] = position
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed, .institutionMerged, .institutionClosed,
            .membershipInvited, .membershipApplied, .membershipAdmitted, .membershipCategoryChanged,
            .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce,
            .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated, .agreementPartyAcceded,
            .agreementPartyWithdrew, .conferenceAnnounced, .conferenceHeld, .conferenceRescheduled,
            .conferenceCancelled,
            .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .evidenceRegistered, .entryRetracted,
            .entryDisputed:
            throw RowError(message: "#\(position) in the row of programme/\(id) is about something else")
        }
        // A milestone's title is its own; the programme's is that of its announcement or launch.
        if statement.event.type != .programmeMilestoneRecorded || titles == nil, let titles = data.titles {
            self.titles = titles
            lineage[.titles] = position
        }
        if let kind = data.kind, statement.event.type != .programmeMilestoneRecorded || self.kind == nil {
            self.kind = kind
            lineage[.kind] = position
        }
        if let url = data.url {
            self.url = url
            lineage[.url] = position
        }
        if let scheduled = data.scheduled {
            self.scheduled = scheduled
            lineage[.scheduled] = position
        }
        steps.append((statement.event.type, data, Dated(statement)))
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("titles", titles)
        object.add("kind", kind)
        object.add("url", url)
        object.add("scheduled", scheduled)
        object.add("status", status)
        object.add("standing", standing.rawValue)
        object.add(
            "steps",
            list: steps.map { entry in
                var object = JSONObject()
                object.add("type", entry.what.name)
                object.add("titles", entry.step.titles)
                object.add("kind", entry.step.kind)
                object.add("summary", entry.step.summary)
                object.add("url", entry.step.url)
                object.add("scheduled", entry.step.scheduled)
                object.add("when", entry.when.json)
                return object.json
            })
        object.add("disputes", list: disputes.map(\.json))
        object.add("lineage", lineage)
        return object.json
    }
}
