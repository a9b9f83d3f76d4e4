import Alliances
import CanonicalJSON
import EDTF

/// What is so of the alliance itself at the end of a day.
public struct AllianceView: Sendable {
    public let id: String
    public private(set) var names: Names?
    public private(set) var place: String?
    public private(set) var status = ""
    public private(set) var standing = Standing.certain
    public private(set) var proposed: Dated?
    public private(set) var founded: Dated?
    public private(set) var dissolved: (successor: String?, when: Dated)?
    public private(set) var documents: [(document: DocumentRecord, when: Dated)] = []
    public private(set) var organs: [(organ: OrganRecord, when: Dated)] = []
    public private(set) var totals: [(total: PublishedTotal, source: Dated)] = []
    public private(set) var memberCountries: [(codes: [String], source: Dated)] = []
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
            try apply(try row.statement(step))
            if step.type == .allianceProposed || step.type == .allianceFounded || step.type == .allianceDissolved,
                !step.window.isCertain(by: day)
            {
                standing = .possible
            }
        }
        disputes = try row.claims(asOf: day)
    }

    private mutating func name(_ naming: AllianceNaming, _ position: UInt32) {
        names = naming.names
        place = naming.place ?? place
        if naming.place != nil { sources[.place] = position }
        lineage[.names] = position
        lineage[.status] = position
    }

    private mutating func apply(_ statement: Statement) throws(RowError) {
        let position = statement.step.position
        switch statement.event {
        case .allianceProposed(let naming):
            name(naming, position)
            proposed = Dated(statement)
            status = "proposed"
        case .allianceFounded(let naming):
            name(naming, position)
            founded = Dated(statement)
            status = "founded"
        case .allianceDissolved(let dissolution):
            dissolved = (dissolution.successor, Dated(statement))
            status = "dissolved"
            lineage[.status] = position
        case .allianceDocumentRecorded(let document): documents.append((document, Dated(statement)))
        case .allianceOrganRecorded(let organ): organs.append((organ, Dated(statement)))
        case .allianceTotalPublished(let total): totals.append((total, Dated(statement)))
        case .allianceMemberCountriesReported(let countries):
            memberCountries.append((countries.countryCodes, Dated(statement)))
        case .institutionRegistered, .institutionIdentified, .institutionDescribed, .institutionRenamed,
            .institutionMerged, .institutionClosed, .membershipInvited, .membershipApplied, .membershipAdmitted,
            .membershipCategoryChanged, .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified,
            .membershipWithdrawn, .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementSigned,
            .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated,
            .agreementPartyAcceded, .agreementPartyWithdrew, .conferenceAnnounced, .conferenceHeld,
            .conferenceRescheduled, .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded,
            .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded,
            .evidenceRegistered, .entryRetracted, .entryDisputed:
            throw RowError(message: "#\(position) in the row of alliance/\(id) is about something else")
        }
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("names", names)
        object.add("place", place)
        object.add("status", status)
        object.add("standing", standing.rawValue)
        object.add("proposed", proposed?.json)
        object.add("founded", founded?.json)
        if let dissolved {
            var end = JSONObject()
            end.add("successor", dissolved.successor)
            end.add("when", dissolved.when.json)
            object.add("dissolved", end.json)
        }
        object.add(
            "documents",
            list: documents.map { entry in
                recorded(
                    entry.document.titles, entry.document.kind.rawValue, entry.document.action.rawValue, entry.when)
            })
        object.add(
            "organs",
            list: organs.map { entry in
                recorded(entry.organ.titles, entry.organ.kind.rawValue, entry.organ.action.rawValue, entry.when)
            })
        object.add("totals", list: totals.map { $0.total.json($0.source) })
        object.add(
            "memberCountries",
            list: memberCountries.map { entry in
                var object = JSONObject()
                object.add("countryCodes", entry.codes)
                object.add("source", entry.source.json)
                return object.json
            })
        object.add("disputes", list: disputes.map(\.json))
        object.add("lineage", lineage)
        return object.json
    }

    private func recorded(_ titles: Names, _ kind: String, _ action: String, _ when: Dated) -> JSONValue {
        var object = JSONObject()
        object.add("titles", titles)
        object.add("kind", kind)
        object.add("action", action)
        object.add("when", when.json)
        return object.json
    }
}

extension PublishedTotal {
    func json(_ source: Dated) -> JSONValue {
        var object = JSONObject()
        object.add("measure", measure.rawValue)
        object.add("bound", bound?.rawValue)
        object.add("institutions", institutions)
        object.add("countries", countries)
        object.add("people", people)
        if !byCountry.isEmpty {
            object.add(
                "byCountry",
                .object(sorting: byCountry.map { .init(key: $0.country, value: .integer(Int64($0.count))) }))
        }
        object.add("source", source.json)
        return object.json
    }
}
