/// The reasoned refusal of a draft: a stable code, a sentence that states the fact, and what to do.
public struct Rejection: Error, Equatable, Sendable {
    /// Stable names: scripts may branch on them.
    public enum Code: String, CaseIterable, Sendable {
        // The draft by itself
        case malformedJSON, unknownType, unknownField, missingField, wrongFieldType, badValue, badSubject,
            wrongSubjectKind
        case badDate, spanNotMoment, dateNotAllowed, badText, badIdentifier, unknownCountry, badLanguageTag, badActor
        case repeatedValue, selfReference, emptyList, nothingStated, entryTooLong
        // The row of a table it was to be made of
        case malformedTable, formulaInCell, rowRepeated, differsFromRecorded
        // The draft against the ledger
        case idTaken, unknownEntry, alreadyTakenOut, notCorrectable, correctsOtherSubject, correctsOtherType
        case targetInSameBatch, targetTwice
        case notRegistered, stillReferredTo, secondAlliance, logMovedOn, timelineTooLong, tooManyOpen
        // The timeline
        case alreadyRegistered, alreadyIdentified, alreadyMember, notMember, notSuspended, alreadySuspended
        case institutionClosed, notOpened, alreadyOpened, notAnnounced, alreadySigned, notSigned, agreementEnded
        case alreadyParty, notParty, notHeld, alreadyHeld, conferenceCancelled, notLaunched, alreadyLaunched,
            programmeConcluded
        case alreadyFounded, notFounded, allianceDissolved
    }

    public let code: Code
    /// States the fact, without a full stop.
    public let sentence: String
    /// What to do about it.
    public let advice: String
    /// The column of a table, as its header names it, in which what is refused stands.
    public var column: String?
    /// The stored entries that stand in the way.
    public var entries: [Position]
    /// The drafts of the same batch that stand in the way, by their place in it.
    public var drafts: [Int]

    public init(
        _ code: Code, _ sentence: String, advice: String, column: String? = nil, entries: [Position] = [],
        drafts: [Int] = []
    ) {
        self.code = code
        self.sentence = sentence
        self.advice = advice
        self.column = column
        self.entries = entries
        self.drafts = drafts
    }

    /// A value as it can be shown: at most 60 characters, control characters made visible.
    public static func quoted(_ text: String) -> String {
        var shown = ""
        for character in text.prefix(60) {
            for scalar in character.unicodeScalars {
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                    shown += "\\u{\(String(scalar.value, radix: 16))}"
                default: shown.unicodeScalars.append(scalar)
                }
            }
        }
        return text.count > 60 ? shown + "…" : shown
    }

    static func quoted(_ utf8: Span<UInt8>) -> String {
        String(validUTF8: utf8).map { quoted($0) } ?? "(not UTF-8)"
    }
}
