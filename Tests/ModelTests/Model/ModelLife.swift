/// The state of a subject's life, and what may follow: design §5's table of life cycles read line by line.
struct ModelLife: Hashable {
    /// `none`, then as the table has it; of an institution `open` or `closed`.
    var status = "none"
    var isIdentified = false
    /// `none`, `member`, `suspended`, `ended`
    var membership = "none"
    /// Nil: not known.
    var parties: Set<String>?
    /// Who has acceded or withdrawn, which is known even where the parties are not.
    var isParty: [String: Bool] = [:]
    var beforeExpiry = ""

    /// - Returns: the code with which it is refused; nil if it is taken.
    mutating func take(_ type: String, _ data: [String: ModelValue]) -> String? {
        switch type.prefix(while: { $0 != "." }) {
        case "institution", "membership": takeInstitution(type, data)
        case "agreement": takeAgreement(type, data)
        case "conference": takeConference(type)
        case "programme": takeProgramme(type)
        case "alliance": takeAlliance(type)
        default: takeEvidence()
        }
    }

    private var isMember: Bool { membership == "member" || membership == "suspended" }

    private mutating func takeInstitution(_ type: String, _ data: [String: ModelValue]) -> String? {
        if type == "institution.registered" {
            if status != "none" { return "alreadyRegistered" }
            status = "open"
            isIdentified = data["identified"] == .truth(true)
            return nil
        }
        if status == "none" { return "notRegistered" }
        if type == "institution.described" { return nil }
        if type == "institution.identified" {
            if isIdentified { return "alreadyIdentified" }
            isIdentified = true
            return nil
        }
        if status == "closed" { return "institutionClosed" }
        switch type {
        case "institution.renamed": return nil
        case "institution.closed", "institution.merged":
            status = "closed"
            membership = "ended"
            return nil
        case "membership.invited", "membership.applied": return isMember ? "alreadyMember" : nil
        case "membership.admitted":
            if isMember { return "alreadyMember" }
            membership = "member"
            return nil
        case "membership.reinstated":
            if membership != "suspended" { return isMember ? "notSuspended" : "notMember|notSuspended" }
            membership = "member"
            return nil
        default: break
        }
        if !isMember { return "notMember" }
        switch type {
        case "membership.suspended":
            if membership == "suspended" { return "alreadySuspended" }
            membership = "suspended"
        case "membership.withdrawn", "membership.excluded", "membership.expired": membership = "ended"
        default: break
        }
        return nil
    }

    private mutating func takeAgreement(_ type: String, _ data: [String: ModelValue]) -> String? {
        let isSigned = status == "signed" || status == "in force"
        let refusal =
            switch status {
            case "none": "notOpened"
            case "announced": "notSigned"
            case "signed", "in force": "alreadySigned"
            default: "agreementEnded"
            }
        switch type {
        case "agreement.announced":
            if status != "none" { return "alreadyOpened" }
            status = "announced"
        case "agreement.signed":
            if status != "none", status != "announced" { return "alreadySigned|agreementEnded" }
            status = "signed"
            parties = data["parties"]?.list.map { Set($0) }
        case "agreement.entered-into-force":
            if status != "signed" { return refusal }
            status = "in force"
        case "agreement.amended": if !isSigned { return refusal }
        case "agreement.party-acceded", "agreement.party-withdrew":
            if !isSigned { return refusal }
            let party = data["party"]?.text ?? ""
            let isOne = isParty[party] ?? parties.map { $0.contains(party) }
            if type == "agreement.party-acceded" {
                if isOne == true { return "alreadyParty" }
                isParty[party] = true
            } else {
                if isOne == false { return "notParty" }
                isParty[party] = false
            }
        case "agreement.renewed":
            if !isSigned, status != "expired" { return refusal }
            if status == "expired" { status = beforeExpiry }
            beforeExpiry = ""
        case "agreement.expired":
            if !isSigned { return refusal }
            beforeExpiry = status
            status = "expired"
        default:
            if !isSigned, status != "announced" { return refusal }
            status = "terminated"
        }
        return nil
    }

    private mutating func takeConference(_ type: String) -> String? {
        let isOpening = type == "conference.announced" || type == "conference.held"
        switch (type, status) {
        case ("conference.announced", "none"): status = "announced"
        case ("conference.held", "none"), ("conference.held", "announced"): status = "held"
        case ("conference.rescheduled", "announced"): break
        case ("conference.cancelled", "announced"): status = "cancelled"
        case ("conference.participation-recorded", "held"), ("conference.outcome-recorded", "held"): break
        case (_, "none"): return "notOpened|notHeld|notAnnounced"
        case (_, "held") where !isOpening: return "alreadyHeld"
        case (_, "cancelled"): return "conferenceCancelled|notHeld|alreadyOpened"
        default: return "alreadyOpened|alreadyHeld|notHeld"
        }
        return nil
    }

    private mutating func takeProgramme(_ type: String) -> String? {
        switch (type, status) {
        case ("programme.announced", "none"): status = "announced"
        case ("programme.launched", "none"), ("programme.launched", "announced"): status = "launched"
        case ("programme.milestone-recorded", "announced"), ("programme.milestone-recorded", "launched"): break
        case ("programme.concluded", "launched"): status = "concluded"
        case (_, "none"): return "notOpened|notLaunched"
        case (_, "concluded"): return "programmeConcluded|alreadyOpened"
        case ("programme.concluded", _): return "notLaunched"
        default: return "alreadyOpened|alreadyLaunched"
        }
        return nil
    }

    private mutating func takeAlliance(_ type: String) -> String? {
        switch (type, status) {
        case ("alliance.proposed", "none"): status = "proposed"
        case ("alliance.founded", "none"), ("alliance.founded", "proposed"): status = "founded"
        case ("alliance.dissolved", "founded"): status = "dissolved"
        case (_, "none"): return "notFounded"
        case ("alliance.proposed", _): return "alreadyOpened|alreadyFounded|allianceDissolved"
        case ("alliance.founded", _): return "alreadyFounded|allianceDissolved"
        case ("alliance.dissolved", _): return "notFounded|allianceDissolved"
        default: break
        }
        return nil
    }

    private mutating func takeEvidence() -> String? {
        if status != "none" { return "alreadyRegistered" }
        status = "registered"
        return nil
    }
}
