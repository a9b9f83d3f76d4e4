import Alliances
import Testing

/// Each rule for the value of a field, at the door, with its code.
@Suite struct FieldRuleTests {
    private func refusal(_ type: EventType, _ field: String, _ value: String) throws -> Rejection.Code? {
        let fields = try #require(EventFields.table.first { $0.type == type })
        return AlliancesTests.refusal(fields.draft(data: fields.data(without: field, with: "\"\(field)\":\(value)")))
    }

    static let refused: [(EventType, String, String, Rejection.Code)] = [
        // Names and titles
        (.institutionRenamed, "names", "{}", .emptyList), (.institutionRenamed, "names", #"{"en":""}"#, .badText),
        (.institutionRenamed, "names", #"{"en":7}"#, .wrongFieldType),
        (.institutionRenamed, "names", #"{"EN":"A"}"#, .badLanguageTag),
        (.institutionRenamed, "names", #"{"english":"A"}"#, .badLanguageTag),
        (.institutionRenamed, "names", #"{"zz":"A"}"#, .badLanguageTag),
        (.institutionRenamed, "names", #"{"en":"a\nb"}"#, .badText),
        (.institutionRenamed, "names", #"{"en":"A","en":"B"}"#, .malformedJSON),
        (.institutionRenamed, "names", "{\"en\":\"" + String(repeating: "a", count: 501) + "\"}", .badText),
        // Ids and closed lists
        (.institutionMerged, "into", #""RSL""#, .badValue), (.institutionMerged, "into", #""""#, .badValue),
        (.agreementSigned, "kind", #""Memorandum of understanding""#, .badValue),
        (.agreementSigned, "parties", "[]", .emptyList), (.agreementSigned, "parties", #"["a","a"]"#, .repeatedValue),
        (.agreementSigned, "parties", #"["a","B"]"#, .badValue), (.agreementSigned, "parties", "[1]", .wrongFieldType),
        (.agreementSigned, "conference", #""Forum""#, .badValue),
        (.agreementSigned, "scheduled", #""2019""#, .unknownField),
        (.conferenceHeld, "hosts", "[]", .emptyList), (.conferenceHeld, "scheduled", #""2019""#, .unknownField),
        (.conferenceHeld, "mode", #""virtual""#, .badValue),
        (.allianceDocumentRecorded, "kind", #""treaty""#, .badValue),
        (.allianceDocumentRecorded, "action", #""established""#, .badValue),
        (.allianceOrganRecorded, "action", #""adopted""#, .badValue),
        (.allianceTotalPublished, "measure", #""libraries""#, .badValue),
        (.allianceTotalPublished, "bound", #""about""#, .badValue),
        (.membershipAdmitted, "category", #""""#, .badValue),
        (.membershipAdmitted, "founding", "false", .badValue),
        // Numbers
        (.conferenceHeld, "ordinal", "0", .badValue), (.conferenceHeld, "ordinal", "-1", .badValue),
        (.conferenceHeld, "ordinal", "1.0", .malformedJSON), (.conferenceHeld, "ordinal", "1e2", .malformedJSON),
        (.conferenceHeld, "ordinal", "\"2\"", .wrongFieldType),
        (.conferenceParticipationRecorded, "people", "-1", .badValue),
        (.conferenceParticipationRecorded, "people", "1000000001", .badValue),
        (.conferenceParticipationRecorded, "people", "9007199254740992", .malformedJSON),
        // Countries, languages, identifiers
        (.institutionDescribed, "country", #""cn""#, .unknownCountry),
        (.institutionDescribed, "country", #""SU""#, .unknownCountry),
        (.institutionDescribed, "country", #""CHN""#, .unknownCountry),
        (.allianceMemberCountriesReported, "countryCodes", "[]", .emptyList),
        (.allianceMemberCountriesReported, "countryCodes", #"["CN","CN"]"#, .repeatedValue),
        (.allianceMemberCountriesReported, "countryCodes", #"["CN","UK"]"#, .unknownCountry),
        (.allianceTotalPublished, "byCountry", "{}", .emptyList),
        (.allianceTotalPublished, "byCountry", #"{"XX":1}"#, .unknownCountry),
        (.allianceTotalPublished, "byCountry", #"{"CN":-1}"#, .badValue),
        (.allianceTotalPublished, "byCountry", #"{"CN":1,"CN":2}"#, .malformedJSON),
        (.evidenceRegistered, "language", #""zh_Hans""#, .badLanguageTag),
        (.evidenceRegistered, "url", #""ftp://example.org/""#, .badValue),
        (.evidenceRegistered, "url", #""example.org""#, .badValue),
        (.evidenceRegistered, "sha256", #""e3b0""#, .badValue), (.evidenceRegistered, "title", #""""#, .badText),
        (.evidenceRegistered, "published", #""May 2018""#, .badDate),
        (.institutionDescribed, "identifiers", "{}", .emptyList),
        (.institutionDescribed, "identifiers", #"{"oclc":"1"}"#, .unknownField),
        (.institutionDescribed, "identifiers", #"{"isni":"0000000121032684"}"#, .badIdentifier),
        (.institutionDescribed, "identifiers", #"{"ror":"00pjdza25"}"#, .badIdentifier),
        (.institutionDescribed, "identifiers", #"{"isil":"-1"}"#, .badIdentifier),
        (.institutionDescribed, "identifiers", #"{"viaf":"x"}"#, .badIdentifier),
        (.institutionDescribed, "identifiers", #"{"wikidata":"732353"}"#, .badIdentifier),
        (.institutionDescribed, "identifiers", #"{"viaf":7}"#, .wrongFieldType),
        (.institutionDescribed, "identified", "true", .unknownField),
        (.institutionRegistered, "identified", "\"true\"", .wrongFieldType),
        (.institutionIdentified, "identified", "false", .badValue),
        (.institutionDescribed, "city", #""Cheng\u0000du""#, .badText),
        (.institutionDescribed, "city", "\"" + String(repeating: "a", count: 101) + "\"", .badText),
        // Statements about days to come
        (.membershipSuspended, "until", #""2020/2021""#, .spanNotMoment),
        (.membershipWithdrawalNotified, "from", #""2020/2021""#, .spanNotMoment),
        (.agreementRenewed, "until", #""2020/2021""#, .spanNotMoment),
        (.agreementRenewed, "until", #""soon""#, .badDate), (.programmeLaunched, "scheduled", #""""#, .badDate),
    ]

    @Test(arguments: refused)
    func `a value that breaks its rule is refused with its code`(
        _ type: EventType, _ field: String, _ value: String, _ code: Rejection.Code
    ) throws { #expect(try refusal(type, field, value) == code) }

    @Test(arguments: [
        (EventType.institutionRenamed, "names", #"{"zh-Hans":"中国","en":"China","sr-Latn":"Kina"}"#),
        (.institutionDescribed, "identifiers", #"{"ror":"https://ror.org/00pjdza24","isni":"0000 0001 2103 2683"}"#),
        (.conferenceParticipationRecorded, "people", "1000000000"), (.conferenceParticipationRecorded, "people", "0"),
        (.agreementAmended, "summary", #""One line.\nAnother.""#), (.conferenceRescheduled, "scheduled", #""2020/..""#),
        (.allianceTotalPublished, "byCountry", #"{"RU":1,"CN":2}"#),
    ])
    func `a value within its rule is taken`(_ type: EventType, _ field: String, _ value: String) throws {
        #expect(try refusal(type, field, value) == nil)
    }

    @Test func `what says nothing is refused`() {
        func refusal(_ type: String, _ subject: String, _ data: String) -> Rejection.Code? {
            AlliancesTests.refusal(
                #"{"type":"\#(type)","subject":"\#(subject)","effective":"2018","data":\#(data)}"#)
        }
        #expect(refusal("institution.described", "institution/a", "{}") == .nothingStated)
        #expect(refusal("conference.participation-recorded", "conference/a", "{}") == .nothingStated)
        #expect(refusal("alliance.total-published", "alliance/a", #"{"measure":"members"}"#) == .nothingStated)
        #expect(
            refusal("alliance.total-published", "alliance/a", #"{"measure":"members","bound":"exactly"}"#)
                == .nothingStated)
        #expect(refusal("alliance.total-published", "alliance/a", #"{"measure":"members","people":0}"#) == nil)
    }

    @Test func `only what is identified has names, and it must`() {
        func refusal(_ data: String) -> Rejection.Code? {
            AlliancesTests.refusal(#"{"type":"institution.registered","subject":"institution/a","data":\#(data)}"#)
        }
        #expect(refusal(#"{"identified":false}"#) == nil)
        #expect(refusal(#"{"identified":false,"country":"CN"}"#) == nil)
        #expect(refusal(#"{"identified":true,"names":{"en":"A"}}"#) == nil)
        #expect(refusal(#"{"identified":true}"#) == .missingField)
        #expect(refusal(#"{"names":{"en":"A"}}"#) == .missingField)
        #expect(refusal(#"{"identified":false,"names":{"en":"A"}}"#) == .badValue)
    }

    @Test func `an identifier is stored in its one form`() throws {
        let text =
            #"{"type":"institution.described","subject":"institution/a","data":{"identifiers":{"ror":"https://ror.org/00PJDZA24"}}}"#
        let draft = try Draft(json: text.utf8Span.span)
        guard case .institutionDescribed(let description) = draft.content.event else {
            Issue.record("it is read as another event")
            return
        }
        #expect(description.identifiers?.ror == "00pjdza24")
    }
}
