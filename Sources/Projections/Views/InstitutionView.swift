import Alliances
import CanonicalJSON
import EDTF

/// A time of membership, from an admission to what ended it.
public struct MembershipPeriod: Sendable {
    public let from: Dated
    public let category: MemberCategory
    public let isFounding: Bool
    public internal(set) var changes: [(what: EventType, category: MemberCategory?, when: Dated)] = []
    public internal(set) var end: (how: EventType, when: Dated)?

    var json: JSONValue {
        var object = JSONObject()
        object.add("category", category.rawValue)
        if isFounding { object.add("founding", true) }
        object.add("from", from.json)
        object.add(
            "changes",
            list: changes.map { change in
                var object = JSONObject()
                object.add("type", change.what.name)
                object.add("category", change.category?.rawValue)
                object.add("when", change.when.json)
                return object.json
            })
        if let end {
            var object2 = JSONObject()
            object2.add("type", end.how.name)
            object2.add("when", end.when.json)
            object.add("end", object2.json)
        }
        return object.json
    }
}

/// What is so of an institution at the end of a day.
public struct InstitutionView: Sendable {
    public struct FormerName: Sendable {
        public let names: Names
        public let until: Dated
    }

    public private(set) var id: String
    public private(set) var names: Names?
    public private(set) var formerNames: [FormerName] = []
    public private(set) var kind: String?
    public private(set) var city: String?
    public private(set) var country: String?
    public private(set) var identifiers = Identifiers()
    public private(set) var isIdentified = false
    public private(set) var closed: (how: EventType, into: String?, when: Dated)?
    public private(set) var periods: [MembershipPeriod] = []
    public private(set) var disputes: [RivalClaim] = []
    /// Which entry set which value.
    public private(set) var lineage = Lineage()

    /// Nil where it is no member in any state that can hold; observers do not count as members.
    public private(set) var membership: Membership?
    /// Of the states that can hold, those in which it is a member: the countries it has in them, nil where not known.
    public private(set) var memberCountries: [String?] = []

    /// The states that can hold in which it is a member, without repeats: the one that is certain first.
    public private(set) var memberStates: [MemberState] = []

    public struct MemberState: Hashable, Sendable {
        public internal(set) var country: String?
        public let category: MemberCategory
        public let isSuspended: Bool
        public let isFounding: Bool
    }

    public struct Membership: Sendable {
        public internal(set) var standing: Standing
        public let category: MemberCategory
        public let isSuspended: Bool
        public let isFounding: Bool
        public let since: Dated
    }

    private var state = MembershipState.none
    private var category: MemberCategory?

    /// - Returns: nil if nothing of it can have been so by then.
    public init?(_ row: Row, id: String, asOf day: Day) throws(RowError) {
        self.id = id
        // Something of it is certain, or else the first of what is possible is shown.
        var shown = false
        for step in row.steps where step.window.isCertain(by: day) {
            try apply(step, of: row, id)
            shown = true
        }
        let isCertain = shown
        var possible = row.steps[...]
        if !shown {
            guard let first = possible.firstIndex(where: { $0.window.isPossible(by: day) }) else { return nil }
            try apply(possible[first], of: row, id)
            possible = possible[(first + 1)...]
        }
        var belongsInAll = belongs && isCertain
        var belongsInSome = belongs ? current() : nil
        var states: [MemberState] = []
        noteState(&states)
        var countries = [country]
        if possible.contains(where: { $0.isOpen(on: day) }) {
            let certain = self
            for step in possible where step.isOpen(on: day) {
                try apply(step, of: row, id)
                if !countries.contains(country) { countries.append(country) }
                noteState(&states)
                if belongs {
                    if belongsInSome == nil { belongsInSome = current() }
                } else {
                    belongsInAll = false
                }
            }
            // What describes it is what is certain; the periods show all that can have been.
            let periods = self.periods
            self = certain
            self.periods = periods
        }
        memberCountries = belongsInSome == nil ? [] : countries
        memberStates = InstitutionView.each(of: states, with: countries)
        membership = belongsInSome
        membership?.standing = belongsInAll ? .certain : .possible
        disputes = try row.claims(asOf: day)
    }

    /// As `init(_:id:asOf:)`, but of the membership at some time in these days, none of them after `day`, and the last it
    /// can have been in them. What else is told is so at the end of the day.
    ///
    /// - Returns: nil if it was no member on any of them.
    public init?(_ row: Row, id: String, asOf day: Day, during days: DayRange) throws(RowError) {
        guard let standing = try row.memberStanding(in: days), var view = try InstitutionView(row, id: id, asOf: day)
        else { return nil }
        var world = InstitutionView(id: id)
        let moves = try row.membershipMoves()
        var last: Membership?
        var states: [MemberState] = []
        for (place, move) in moves.enumerated() where move.window.earliest <= days.last {
            try world.apply(move.step, of: row, id)
            world.country = view.country
            guard world.belongs, Row.holds(after: place + 1, moves, in: days) else { continue }
            last = world.current()
            world.noteState(&states)
        }
        view.membership = last
        view.membership?.standing = standing
        if view.memberCountries.isEmpty { view.memberCountries = [view.country] }
        view.memberStates = InstitutionView.each(of: states, with: view.memberCountries)
        self = view
    }

    private init(id: String) { self.id = id }

    /// What describes an institution is in no order with its membership: each state can hold with each of the countries.
    private static func each(of states: [MemberState], with countries: [String?]) -> [MemberState] {
        var all: [MemberState] = []
        for state in states {
            for country in countries {
                var state = state
                state.country = country
                if !all.contains(state) { all.append(state) }
            }
        }
        return all
    }

    private func noteState(_ states: inout [MemberState]) {
        guard belongs, let category else { return }
        let state = MemberState(
            country: country, category: category, isSuspended: state == .suspended,
            isFounding: periods.last?.isFounding ?? false)
        if !states.contains(state) { states.append(state) }
    }

    private var belongs: Bool { state.belongs && (category?.counts ?? false) }

    private func current() -> Membership? {
        guard let category, let period = periods.last else { return nil }
        return Membership(
            standing: .possible, category: category, isSuspended: state == .suspended, isFounding: period.isFounding,
            since: period.from)
    }

    private mutating func describe(_ description: InstitutionDescription, _ position: UInt32) {
        if let names = description.names {
            self.names = names
            lineage[.names] = position
        }
        if let kind = description.kind {
            self.kind = kind
            lineage[.kind] = position
        }
        if let city = description.city {
            self.city = city
            lineage[.city] = position
        }
        if let country = description.country {
            self.country = country
            lineage[.country] = position
        }
        if let more = description.identifiers {
            identifiers.isil = more.isil ?? identifiers.isil
            identifiers.isni = more.isni ?? identifiers.isni
            identifiers.ror = more.ror ?? identifiers.ror
            identifiers.viaf = more.viaf ?? identifiers.viaf
            identifiers.wikidata = more.wikidata ?? identifiers.wikidata
            lineage[.isil] = more.isil == nil ? lineage[.isil] : position
            lineage[.isni] = more.isni == nil ? lineage[.isni] : position
            lineage[.ror] = more.ror == nil ? lineage[.ror] : position
            lineage[.viaf] = more.viaf == nil ? lineage[.viaf] : position
            lineage[.wikidata] = more.wikidata == nil ? lineage[.wikidata] : position
        }
    }

    private mutating func apply(_ step: Row.Step, of row: Row, _ id: String) throws(RowError) {
        let statement = try row.statement(step)
        let position = statement.step.position
        switch statement.event {
        case .institutionRegistered(let registration), .institutionIdentified(let registration):
            isIdentified = registration.identified
            lineage[.identified] = position
            describe(registration.description, position)
        case .institutionDescribed(let description): describe(description, position)
        case .institutionRenamed(let renaming):
            if let names { formerNames.append(FormerName(names: names, until: Dated(statement))) }
            names = renaming.names
            lineage[.names] = position
        case .institutionMerged(let merger):
            closed = (.institutionMerged, merger.into, Dated(statement))
            end(statement)
        case .institutionClosed:
            closed = (.institutionClosed, nil, Dated(statement))
            end(statement)
        case .membershipInvited, .membershipApplied:
            lineage[statement.event.type == .membershipInvited ? .invited : .applied] = position
        case .membershipAdmitted(let admission):
            state = .member
            category = admission.category
            periods.append(
                MembershipPeriod(
                    from: Dated(statement), category: admission.category, isFounding: admission.founding))
            lineage[.membership] = position
        case .membershipCategoryChanged(let change):
            category = change.category
            this(statement, change.category)
        case .membershipSuspended:
            state = .suspended
            this(statement)
        case .membershipReinstated:
            state = .member
            this(statement)
        case .membershipWithdrawalNotified: this(statement)
        case .membershipWithdrawn, .membershipExcluded, .membershipExpired: end(statement)
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .agreementAnnounced,
            .agreementSigned, .agreementEnteredIntoForce, .agreementAmended, .agreementRenewed, .agreementExpired,
            .agreementTerminated, .agreementPartyAcceded, .agreementPartyWithdrew, .conferenceAnnounced,
            .conferenceHeld,
            .conferenceRescheduled, .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded,
            .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded,
            .evidenceRegistered, .entryRetracted, .entryDisputed:
            throw RowError(message: "#\(position) in the row of institution/\(id) is about something else")
        }
    }

    private mutating func this(_ statement: Statement, _ category: MemberCategory? = nil) {
        guard !periods.isEmpty else { return }
        periods[periods.count - 1].changes.append((statement.event.type, category, Dated(statement)))
        lineage[.membership] = statement.step.position
    }

    private mutating func end(_ statement: Statement) {
        guard state.belongs, !periods.isEmpty else { return }
        state = .ended
        periods[periods.count - 1].end = (statement.event.type, Dated(statement))
        lineage[.membership] = statement.step.position
    }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("id", id)
        object.add("names", names)
        object.add(
            "formerNames",
            list: formerNames.map { former in
                var object = JSONObject()
                object.add("names", former.names)
                object.add("until", former.until.json)
                return object.json
            })
        object.add("kind", kind)
        object.add("city", city)
        object.add("country", country)
        object.add("identified", isIdentified)
        if !identifiers.all.isEmpty {
            var register = JSONObject()
            for (name, value) in identifiers.all { register.add(name, value) }
            object.add("identifiers", register.json)
        }
        if let membership {
            object.add("standing", membership.standing.rawValue)
            object.add("category", membership.category.rawValue)
            object.add("state", membership.isSuspended ? "suspended" : "member")
            if membership.isFounding { object.add("founding", true) }
            object.add("since", membership.since.json)
        }
        object.add("periods", list: periods.map(\.json))
        if let closed {
            var end = JSONObject()
            end.add("type", closed.how.name)
            end.add("into", closed.into)
            end.add("when", closed.when.json)
            object.add("closed", end.json)
        }
        object.add("disputes", list: disputes.map(\.json))
        object.add("lineage", lineage)
        return object.json
    }
}
