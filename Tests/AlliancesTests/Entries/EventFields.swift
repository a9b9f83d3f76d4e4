import Alliances

/// The table of design §4: the fields of each event's data, with a value for each.
struct EventFields: Sendable {
    let type: EventType
    var required: [(name: String, value: String)] = []
    var optional: [(name: String, value: String)] = []

    var all: [(name: String, value: String)] { required + optional }

    func data(without field: String? = nil, with more: String? = nil) -> String {
        let members = all.filter { $0.name != field }.map { "\"\($0.name)\":\($0.value)" } + [more].compactMap { $0 }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// A draft that is good but for its data.
    func draft(data: String) -> String {
        var members = ["\"type\":\"\(type.name)\"", "\"subject\":\"\(subject)\"", "\"data\":\(data)"]
        if type.dateRule != .none { members.append("\"effective\":\"2018\"") }
        if type == .entryRetracted { members.append("\"reason\":\"Wrong.\"") }
        return "{" + members.joined(separator: ",") + "}"
    }

    var subject: String { type.subjectKind == .entry ? "entry/17" : type.subjectKind.name + "/x" }

    private static let titles = (name: "titles", value: #"{"en":"A"}"#)
    private static let names = (name: "names", value: #"{"en":"A"}"#)
    private static let kind = (name: "kind", value: #""forum""#)
    private static let scheduled = (name: "scheduled", value: #""2019/2020""#)
    private static let place = (name: "place", value: #""Chengdu""#)
    private static let country = (name: "country", value: #""CN""#)
    private static let city = (name: "city", value: #""Chengdu""#)
    private static let identifiers = (name: "identifiers", value: #"{"viaf":"129765384"}"#)
    private static let until = (name: "until", value: #""2020""#)
    private static let summary = (name: "summary", value: #""More.""#)
    private static let url = (name: "url", value: #""https://example.org/""#)
    private static let category = (name: "category", value: #""member""#)
    private static let party = (name: "party", value: #""rsl""#)
    private static let countryCodes = (name: "countryCodes", value: #"["CN","KZ"]"#)
    private static let agreement = [
        (name: "parties", value: #"["rsl"]"#), (name: "conference", value: #""forum-2018""#), place,
    ]
    private static let conference = [
        (name: "series", value: #""s""#), (name: "ordinal", value: "1"), (name: "mode", value: #""online""#), city,
        country, (name: "venue", value: #""Hall""#), (name: "hosts", value: #"["rsl"]"#),
        (name: "theme", value: #""Roads""#),
    ]
    private static let description = [kind, city, country, identifiers]

    static let table: [EventFields] = EventType.allCases.map { type in
        switch type {
        case .allianceProposed, .allianceFounded: EventFields(type: type, required: [names], optional: [place])
        case .allianceDocumentRecorded:
            EventFields(
                type: type,
                required: [titles, (name: "kind", value: #""charter""#), (name: "action", value: #""in-force""#)])
        case .allianceOrganRecorded:
            EventFields(
                type: type,
                required: [titles, (name: "kind", value: #""council""#), (name: "action", value: #""renamed""#)])
        case .allianceTotalPublished:
            EventFields(
                type: type, required: [(name: "measure", value: #""members""#)],
                optional: [
                    (name: "bound", value: #""at-most""#), (name: "institutions", value: "24"),
                    (name: "countries", value: "12"), (name: "people", value: "0"),
                    (name: "byCountry", value: #"{"CN":20}"#),
                ])
        case .allianceMemberCountriesReported: EventFields(type: type, required: [countryCodes])
        case .allianceDissolved: EventFields(type: type, optional: [(name: "successor", value: #""next""#)])
        case .institutionRegistered, .institutionIdentified:
            // Names are optional only for what is not identified.
            EventFields(
                type: type, required: [(name: "identified", value: "true"), names], optional: description)
        case .institutionDescribed: EventFields(type: type, optional: [names] + description)
        case .institutionRenamed: EventFields(type: type, required: [names])
        case .institutionMerged: EventFields(type: type, required: [(name: "into", value: #""rsl""#)])
        case .institutionClosed, .membershipInvited, .membershipApplied, .membershipReinstated, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .conferenceCancelled, .entryRetracted:
            EventFields(type: type)
        case .membershipAdmitted:
            EventFields(type: type, required: [category], optional: [(name: "founding", value: "true")])
        case .membershipCategoryChanged: EventFields(type: type, required: [category])
        case .membershipSuspended: EventFields(type: type, optional: [until])
        case .membershipWithdrawalNotified: EventFields(type: type, optional: [(name: "from", value: #""2020""#)])
        case .agreementAnnounced:
            EventFields(type: type, required: [titles, kind], optional: agreement + [scheduled])
        case .agreementSigned: EventFields(type: type, required: [titles, kind], optional: agreement)
        case .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired, .agreementTerminated:
            EventFields(type: type, optional: [summary, until])
        case .agreementPartyAcceded, .agreementPartyWithdrew: EventFields(type: type, required: [party])
        case .conferenceAnnounced:
            EventFields(type: type, required: [titles, kind], optional: conference + [scheduled])
        case .conferenceHeld: EventFields(type: type, required: [titles, kind], optional: conference)
        case .conferenceRescheduled: EventFields(type: type, optional: [scheduled])
        case .conferenceParticipationRecorded:
            EventFields(
                type: type,
                optional: [
                    (name: "people", value: "200"), (name: "institutions", value: "24"),
                    (name: "countries", value: "12"), countryCodes, (name: "participants", value: #"["rsl"]"#),
                ])
        case .conferenceOutcomeRecorded:
            EventFields(
                type: type, required: [titles, kind, (name: "action", value: #""passed""#)],
                optional: [(name: "agreement", value: #""mou-1""#)])
        case .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded:
            EventFields(type: type, optional: [titles, kind, summary, url, scheduled])
        case .evidenceRegistered:
            EventFields(
                type: type, required: [(name: "title", value: #""A""#), (name: "publisher", value: #""B""#)],
                optional: [
                    (name: "published", value: #""2018~""#), (name: "language", value: #""zh-Hans""#), url,
                    (
                        name: "sha256",
                        value: #""e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""#
                    ),
                ])
        case .entryDisputed: EventFields(type: type, required: [(name: "claim", value: #""It was 25.""#)])
        }
    }
}
