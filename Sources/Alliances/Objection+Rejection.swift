extension Objection {
    /// The refusal of a step of this type of this subject, on this day.
    public func rejection(of type: EventType, subject: String) -> Rejection {
        let event = type.name
        switch self {
        case .notRegistered:
            return Rejection(
                .notRegistered, "\(subject) is not registered",
                advice: "register it first: alliance institution register")
        case .alreadyRegistered:
            return Rejection(
                .alreadyRegistered, "\(subject) is registered already",
                advice: "record what changed instead, or correct the entry that registered it")
        case .alreadyIdentified:
            return Rejection(
                .alreadyIdentified, "\(subject) is identified already",
                advice: "record what changed with institution describe")
        case .institutionClosed:
            return Rejection(
                .institutionClosed, "\(subject) is closed or merged by then, so \(event) cannot follow",
                advice: "check the date, or retract the closing")
        case .alreadyMember:
            return Rejection(
                .alreadyMember, "\(subject) is a member by then", advice: "check the date, or end the membership first")
        case .notMember:
            return Rejection(
                .notMember, "\(subject) is not a member by then",
                advice: "check the date, or record its admission first")
        case .notSuspended:
            return Rejection(.notSuspended, "\(subject) is not suspended by then", advice: "check the date")
        case .alreadySuspended:
            return Rejection(
                .alreadySuspended, "\(subject) is suspended by then", advice: "check the date, or reinstate it first")
        case .notOpened:
            return Rejection(
                .notOpened, "\(event) of \(subject): nothing was announced, held, launched or signed before it",
                advice: "record the opening first, or check the date")
        case .alreadyOpened:
            return Rejection(
                .alreadyOpened, "\(subject) exists before it, so \(event) cannot follow",
                advice: "choose another id, or correct the entry that opened it")
        case .notAnnounced:
            return Rejection(
                .notAnnounced, "\(subject) is not announced by then", advice: "record the announcement first")
        case .alreadySigned:
            return Rejection(
                .alreadySigned, "\(subject) is past that by then, so \(event) cannot follow",
                advice: "check the date, or correct the earlier entry")
        case .notSigned:
            return Rejection(
                .notSigned, "\(subject) is not signed by then, so \(event) cannot follow",
                advice: "record the signing first")
        case .agreementEnded:
            return Rejection(
                .agreementEnded, "\(subject) has expired or been terminated by then, so \(event) cannot follow",
                advice: "record a renewal first, or check the date")
        case .alreadyParty:
            return Rejection(
                .alreadyParty, "it is a party of \(subject) by then", advice: "check the party and the date")
        case .notParty:
            return Rejection(
                .notParty, "it is not a party of \(subject) by then", advice: "check the party and the date")
        case .notHeld:
            return Rejection(
                .notHeld, "\(subject) has not been held by then, so \(event) cannot follow",
                advice: "record that it was held first, or check the date")
        case .alreadyHeld:
            return Rejection(
                .alreadyHeld, "\(subject) has been held by then", advice: "correct the earlier entry instead")
        case .conferenceCancelled:
            return Rejection(
                .conferenceCancelled, "\(subject) is cancelled by then",
                advice: "retract the cancellation if it was wrong")
        case .notLaunched:
            return Rejection(.notLaunched, "\(subject) is not launched by then", advice: "record the launch first")
        case .alreadyLaunched:
            return Rejection(
                .alreadyLaunched, "\(subject) is launched by then", advice: "correct the earlier entry instead")
        case .programmeConcluded:
            return Rejection(.programmeConcluded, "\(subject) is concluded by then", advice: "check the date")
        case .alreadyFounded:
            return Rejection(
                .alreadyFounded, "\(subject) is founded by then", advice: "correct the entry that founded it instead")
        case .notFounded:
            return Rejection(
                .notFounded, "\(subject) has not been proposed or founded by then",
                advice: "record the founding first, or check the date")
        case .allianceDissolved:
            return Rejection(.allianceDissolved, "\(subject) is dissolved by then", advice: "check the date")
        }
    }
}
