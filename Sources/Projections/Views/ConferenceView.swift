import Alliances
import CanonicalJSON
import EDTF

/// What is so of a conference, a forum, a seminar or a course at the end of a day.
public struct ConferenceView: Sendable {
    public let id: String
    public private(set) var description: ConferenceDescription?
    public private(set) var scheduled: EDTFDate?
    public private(set) var status = ""
    public private(set) var standing = Standing.certain
    /// All statuses that can hold, the one shown among them; an empty one is that nothing of it is so yet.
    public private(set) var statuses: [String] = []
    /// The days it lasted.
    public private(set) var held: Dated?
    public private(set) var participation: [(counts: Participation, source: Dated)] = []
    public private(set) var outcomes: [(outcome: ConferenceOutcome, when: Dated)] = []
    public private(set) var disputes: [RivalClaim] = []
    public private(set) var lineage = Lineage()
    /// As `lineage`, of values whose sources its JSON does not tell.
    public private(set) var sources = Lineage()

    public init?(_ row: Row, id: String, asOf day: Day) throws(RowError) {
        let taken = row.possible(by: day)
        guard !taken.isEmpty else { return nil }
        self.id = id
        // Everything is shown as soon as it is possible; the standing says whether the status is sure.
        for step in taken {
            if !step.window.isCertain(by: day), !statuses.contains(status) { statuses.append(status) }
            try apply(try row.statement(step))
            if step.type.changesConferenceStatus, !step.window.isCertain(by: day) { standing = .possible }
        }
        if !statuses.contains(status) { statuses.append(status) }
        disputes = try row.claims(asOf: day)
    }

    private mutating func describe(_ new: ConferenceDescription, _ position: UInt32) {
        var merged = new
        if let old = description {
            merged.series = new.series ?? old.series
            merged.ordinal = new.ordinal ?? old.ordinal
            merged.mode = new.mode ?? old.mode
            merged.city = new.city ?? old.city
            merged.country = new.country ?? old.country
            merged.venue = new.venue ?? old.venue
            merged.hosts = new.hosts ?? old.hosts
            merged.theme = new.theme ?? old.theme
        }
        scheduled = new.scheduled ?? scheduled
        description = merged
        lineage[.titles] = position
        if new.series != nil { sources[.series] = position }
        if new.ordinal != nil { sources[.ordinal] = position }
        if new.mode != nil { sources[.mode] = position }
        if new.city != nil { sources[.city] = position }
        if new.country != nil { sources[.country] = position }
        if new.venue != nil { sources[.venue] = position }
        if new.hosts != nil { sources[.hosts] = position }
        if new.theme != nil { sources[.theme] = position }
        if new.scheduled != nil { sources[.scheduled] = position }
    }

    private mutating func apply(_ statement: Statement) throws(RowError) {
        let position = statement.step.position
        switch statement.event {
        case .conferenceAnnounced(let announcement):
            describe(announcement.description, position)
            status = "announced"
        case .conferenceHeld(let description):
            describe(description, position)
            held = Dated(statement)
            status = "held"
        case .conferenceRescheduled(let change):
            scheduled = change.scheduled
            lineage[.scheduled] = position
            sources[.scheduled] = position
        case .conferenceCancelled: status = "cancelled"
        case .conferenceParticipationRecorded(let counts): participation.append((counts, Dated(statement)))
        case .conferenceOutcomeRecorded(let outcome): outcomes.append((outcome, Dated(statement)))
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed, .institutionMerged, .institutionClosed,
            .membershipInvited, .membershipApplied, .membershipAdmitted, .membershipCategoryChanged,
            .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementSigned, .agreementEnteredIntoForce,
            .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated, .agreementPartyAcceded,
            .agreementPartyWithdrew, .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded,
            .programmeConcluded, .evidenceRegistered, .entryRetracted, .entryDisputed:
            throw RowError(message: "#\(position) in the row of conference/\(id) is about something else")
        }
        if statement.event.type.changesConferenceStatus { lineage[.status] = position }
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("titles", description?.titles)
        object.add("kind", description?.kind)
        object.add("series", description?.series)
        object.add("ordinal", description?.ordinal)
        object.add("mode", description?.mode?.rawValue)
        object.add("city", description?.city)
        object.add("country", description?.country)
        object.add("venue", description?.venue)
        object.add("hosts", description?.hosts)
        object.add("theme", description?.theme)
        object.add("scheduled", scheduled)
        object.add("status", status)
        object.add("standing", standing.rawValue)
        object.add("held", held?.json)
        object.add(
            "participation",
            list: participation.map { entry in
                var object = JSONObject()
                object.add("people", entry.counts.people)
                object.add("institutions", entry.counts.institutions)
                object.add("countries", entry.counts.countries)
                object.add("countryCodes", entry.counts.countryCodes)
                object.add("participants", entry.counts.participants)
                object.add("source", entry.source.json)
                return object.json
            })
        object.add(
            "outcomes",
            list: outcomes.map { entry in
                var object = JSONObject()
                object.add("titles", entry.outcome.titles)
                object.add("kind", entry.outcome.kind)
                object.add("action", entry.outcome.action)
                object.add("agreement", entry.outcome.agreement)
                object.add("when", entry.when.json)
                return object.json
            })
        object.add("disputes", list: disputes.map(\.json))
        object.add("lineage", lineage)
        return object.json
    }
}

extension EventType {
    fileprivate var changesConferenceStatus: Bool {
        self == .conferenceAnnounced || self == .conferenceHeld || self == .conferenceCancelled
    }
}
