import Alliances
import EDTF
import Testing

@Suite struct DraftTests {
    private func draft(_ text: String) throws -> Draft { try Draft(json: text.utf8Span.span) }

    @Test func `a draft may have its fields in any order, with white space and escapes`() throws {
        let plain = try draft(
            #"{"data":{"category":"member","founding":true},"effective":"2018-05-28","evidence":"a b","subject":"institution/nlc","type":"membership.admitted"}"#
        )
        let loose = try draft(
            "\t{ \"type\" : \"membership\\u002eadmitted\" ,\r\n \"subject\":\"institution\\/nlc\", \"evidence\":\"a b\","
                + "\n  \"effective\":\"2018-05-28\",\"data\": { \"founding\" : true , \"category\":\"member\" } } ")
        #expect(plain.content == loose.content)
        #expect(plain.content.canonicalBytes() == loose.content.canonicalBytes())
    }

    @Test func `names are stored in order of their tags, however given`() throws {
        let one = try draft(
            #"{"type":"institution.renamed","subject":"institution/x","effective":"2018","data":{"names":{"zh":"b","en":"a"}}}"#
        )
        let other = try draft(
            #"{"type":"institution.renamed","subject":"institution/x","effective":"2018","data":{"names":{"en":"a","zh":"b"}}}"#
        )
        #expect(one.content == other.content)
    }

    @Test func `a draft needs neither id nor actor nor empty data`() throws {
        let draft = try draft(#"{"type":"membership.invited","subject":"institution/nlc","effective":"2018"}"#)
        #expect(draft.id == nil)
        #expect(draft.actor == nil)
        #expect(draft.content.event == .membershipInvited)
        #expect(draft.content.basis == nil && draft.content.evidence.isEmpty)
    }

    @Test func `a draft may name an entry by its position or by its id`() throws {
        let id = "01900000-0000-8000-8000-000000000001"
        func corrects(_ target: String) -> String {
            #"{"type":"membership.invited","subject":"institution/nlc","effective":"2018","reason":"r","corrects":\#(target)}"#
        }
        #expect(try draft(corrects("17")).content.corrects == .position(Position(17)))
        #expect(try draft(corrects("2147483647")).content.corrects == .position(Position.last))
        #expect(try draft(corrects("\"\(id)\"")).content.corrects == EventID(id).map { .id($0) })
        let retraction = try draft(#"{"type":"entry.retracted","subject":"entry/\#(id)","reason":"r"}"#)
        #expect(retraction.content.subject.entry == EventID(id).map { .id($0) })
        #expect(refusal(corrects("2147483648")) == .badValue)
        #expect(refusal(corrects("-1")) == .badValue)
        #expect(refusal(corrects("\"17\"")) == .badValue)
        #expect(refusal(corrects("true")) == .wrongFieldType)
        #expect(refusal(corrects("1.5")) == .malformedJSON)
    }

    // MARK: - The fields of every event

    @Test(arguments: EventType.allCases)
    func `an event takes all its fields and none but those`(_ type: EventType) throws {
        let fields = try #require(EventFields.table.first { $0.type == type })
        #expect(refusal(fields.draft(data: fields.data())) == nil)
        #expect(refusal(fields.draft(data: fields.data(with: #""extra":"x""#))) == .unknownField)
        for field in fields.optional { #expect(refusal(fields.draft(data: fields.data(without: field.name))) == nil) }
        for field in fields.required {
            #expect(refusal(fields.draft(data: fields.data(without: field.name))) == .missingField, "\(field.name)")
        }
    }

    @Test(arguments: EventType.allCases)
    func `a field of the wrong kind is refused, and so is null`(_ type: EventType) throws {
        let fields = try #require(EventFields.table.first { $0.type == type })
        for field in fields.all {
            let wrong = field.value.first == "{" ? "7" : "{}"
            let data = fields.data(without: field.name, with: "\"\(field.name)\":\(wrong)")
            #expect(refusal(fields.draft(data: data)) == .wrongFieldType, "\(field.name)")
            let null = fields.data(without: field.name, with: "\"\(field.name)\":null")
            #expect(refusal(fields.draft(data: null)) == .malformedJSON, "\(field.name)")
            let twice = fields.data(with: "\"\(field.name)\":\(field.value)")
            #expect(refusal(fields.draft(data: twice)) == .malformedJSON, "\(field.name)")
        }
    }

    @Test(arguments: EventType.allCases)
    func `an event is about its own kind of subject`(_ type: EventType) throws {
        let fields = try #require(EventFields.table.first { $0.type == type })
        for kind in SubjectKind.allCases where kind != type.subjectKind {
            let other = kind == .entry ? "entry/17" : kind.name + "/other"
            let text = fields.draft(data: fields.data()).replacing("\"\(fields.subject)\"", with: "\"\(other)\"")
            #expect(refusal(text) == .wrongSubjectKind, "\(other)")
        }
    }

    // MARK: - When it was so

    /// Design §4: which types carry a date, and which of them a span.
    @Test(arguments: EventType.allCases)
    func `a date is there exactly where it must or may be`(_ type: EventType) throws {
        let fields = try #require(EventFields.table.first { $0.type == type })
        let dateless: Set<EventType> = [.institutionRegistered, .evidenceRegistered, .entryRetracted, .entryDisputed]
        let free: Set<EventType> = [.institutionDescribed, .institutionIdentified]
        let spans: Set<EventType> = [
            .conferenceHeld, .conferenceParticipationRecorded, .conferenceOutcomeRecorded, .programmeAnnounced,
            .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded,
        ]
        func refusal(effective: String?) -> Rejection.Code? {
            let bare = fields.draft(data: fields.data()).replacing(",\"effective\":\"2018\"", with: "")
            return AlliancesTests.refusal(
                effective.map { "{\"effective\":\"\($0)\"," + bare.dropFirst() } ?? bare)
        }
        if dateless.contains(type) {
            #expect(refusal(effective: nil) == nil)
            #expect(refusal(effective: "2018") == .dateNotAllowed)
            #expect(refusal(effective: "2018/2019") == .dateNotAllowed)
            return
        }
        #expect(refusal(effective: nil) == (free.contains(type) ? nil : .missingField))
        for text in [
            "2018", "2018-05-28?", "[..2018-05-28]", "[2018-01-01..2018-05-28]", "[2018..]", "201X", "2018-21",
        ] {
            #expect(refusal(effective: text) == nil, "\(text)")
        }
        for text in ["2018/2019", "2018-05-28/2018-05-28", "2018/..", "/2018"] {
            #expect(refusal(effective: text) == (spans.contains(type) ? nil : .spanNotMoment), "\(text)")
        }
        // Nothing is said of when it began.
        #expect(refusal(effective: "../2018") == (spans.contains(type) ? .badDate : .spanNotMoment))
        #expect(refusal(effective: "2018-13") == .badDate)
        #expect(refusal(effective: "2018-05-28T10:00:00Z") == .badDate)
        #expect(refusal(effective: "-0044") == .badDate)
        #expect(refusal(effective: "") == .badDate)
    }

    // MARK: - The rules of an entry

    private static let id = "01900000-0000-8000-8000-000000000001"
    /// Wide enough for every rule that looks at the entry's own fields.
    private static let good =
        #"{"type":"membership.admitted","subject":"institution/nlc","effective":"2018","data":{"category":"member"}}"#

    static let refused: [(String, String, Rejection.Code)] = [
        ("}}", "}}}", .malformedJSON), ("\"effective\":\"2018\",", "\"effective\":\"2018\",,", .malformedJSON),
        ("\"2018\"", "\"2018\",\"effective\":\"2018\"", .malformedJSON), ("\"2018\"", "null", .malformedJSON),
        ("\"2018\"", "2018", .wrongFieldType), ("membership.admitted", "membership.joined", .unknownType),
        ("membership.admitted", "Membership.admitted", .unknownType), ("membership.admitted", "", .unknownType),
        ("{\"type\":\"membership.admitted\",", "{", .missingField),
        ("\"subject\":\"institution/nlc\",", "", .missingField),
        ("\"effective\"", "\"date\"", .unknownField), ("{\"type\"", "{\"Note\":\"x\",\"type\"", .unknownField),
        ("{\"type\"", "{\"source\":\"x\",\"type\"", .unknownField),
        ("{\"type\"", "{\"time\":\"2026-11-20T20:23:26.030417Z\",\"type\"", .unknownField),
        ("{\"type\"", "{\"specversion\":\"1.0\",\"type\"", .unknownField),
        ("institution/nlc", "institution/", .badSubject), ("institution/nlc", "institution", .badSubject),
        ("institution/nlc", "library/nlc", .badSubject), ("institution/nlc", "institution/a/b", .badSubject),
        ("institution/nlc", "institution/Nlc", .badSubject), ("institution/nlc", "institution/a--b", .badSubject),
        ("institution/nlc", "institution/-a", .badSubject), ("institution/nlc", "institution/a_b", .badSubject),
        ("institution/nlc", "institution/" + String(repeating: "a", count: 65), .badSubject),
        ("{\"type\"", "{\"id\":\"x\",\"type\"", .badValue),
        ("{\"type\"", "{\"id\":\"01900000-0000-8000-8000-00000000000A\",\"type\"", .badValue),
        ("{\"type\"", "{\"basis\":\"guessed\",\"type\"", .badValue),
        ("{\"type\"", "{\"basis\":\"derived\",\"type\"", .missingField),
        ("{\"type\"", "{\"corrects\":3,\"type\"", .missingField),
        ("{\"type\"", "{\"evidence\":\"\",\"type\"", .badValue),
        ("{\"type\"", "{\"evidence\":\"a  b\",\"type\"", .badValue),
        ("{\"type\"", "{\"evidence\":\" a\",\"type\"", .badValue),
        ("{\"type\"", "{\"evidence\":\"a,b\",\"type\"", .badValue),
        ("{\"type\"", "{\"evidence\":\"a b a\",\"type\"", .repeatedValue),
        ("{\"type\"", "{\"evidence\":[\"a\"],\"type\"", .wrongFieldType),
        ("{\"type\"", "{\"note\":\"\",\"type\"", .badText), ("{\"type\"", "{\"note\":\" a\",\"type\"", .badText),
        ("{\"type\"", "{\"note\":\"a\\tb\",\"type\"", .badText),
        ("{\"type\"", "{\"note\":\"e\u{301}\",\"type\"", .badText),
        ("{\"type\"", "{\"note\":\"\u{378}\",\"type\"", .badText),
        ("{\"type\"", "{\"note\":\"\u{202E}a\",\"type\"", .badText),
        ("{\"type\"", "{\"note\":\"" + String(repeating: "a", count: 8_001) + "\",\"type\"", .badText),
        ("{\"type\"", "{\"reason\":\"" + String(repeating: "a", count: 2_001) + "\",\"type\"", .badText),
        ("{\"type\"", "{\"actor\":\"li@example.org\",\"type\"", .badActor),
        ("{\"type\"", "{\"actor\":\"\",\"type\"", .badActor),
        ("{\"type\"", "{\"actor\":\"a\\nb\",\"type\"", .badActor),
        ("\"member\"", "\"Member\"", .badValue), ("\"member\"}", "\"member\",\"founding\":false}", .badValue),
        ("{\"category\":\"member\"}", "[]", .wrongFieldType),
    ]

    @Test(arguments: refused)
    func `what is wrong with a draft by itself has a code`(_ from: String, _ to: String, _ code: Rejection.Code) {
        #expect(Self.good.contains(from))
        #expect(refusal(Self.good.replacing(from, with: to, maxReplacements: 1)) == code)
    }

    @Test(arguments: [
        ("{\"type\"", "{\"note\":\"a\\nb\",\"type\""), ("{\"type\"", "{\"basis\":\"stated\",\"type\""),
        ("{\"type\"", "{\"basis\":\"derived\",\"note\":\"Counted.\",\"type\""),
        ("{\"type\"", "{\"corrects\":3,\"reason\":\"Misread.\",\"type\""),
        ("{\"type\"", "{\"reason\":\"New.\",\"type\""), ("{\"type\"", "{\"evidence\":\"a b\",\"type\""),
        ("{\"type\"", "{\"actor\":\"Секретариат\",\"type\""), ("{\"type\"", "{\"id\":\"\(id)\",\"type\""),
        ("{\"type\"", "{\"note\":\"" + String(repeating: "é", count: 8_000) + "\",\"type\""),
        ("institution/nlc", "institution/" + String(repeating: "a", count: 64)),
    ])
    func `what is good is taken`(_ from: String, _ to: String) {
        #expect(refusal(Self.good.replacing(from, with: to, maxReplacements: 1)) == nil)
    }

    @Test func `retractions and disputes correct nothing, and a retraction has a reason`() {
        let retraction = #"{"type":"entry.retracted","subject":"entry/17","reason":"r"}"#
        let dispute = #"{"type":"entry.disputed","subject":"entry/17","data":{"claim":"c"},"reason":"r"}"#
        #expect(refusal(retraction) == nil && refusal(dispute) == nil)
        #expect(refusal(retraction.replacing(#","reason":"r""#, with: "")) == .missingField)
        #expect(refusal(dispute.replacing(#","reason":"r""#, with: "")) == nil)
        for text in [retraction, dispute] {
            #expect(refusal(text.replacing("{\"type\"", with: "{\"corrects\":3,\"type\"")) == .notCorrectable)
            #expect(refusal(text.replacing("entry/17", with: "entry/nlc")) == .badSubject)
            #expect(refusal(text.replacing("entry/17", with: "entry/#17")) == .badSubject)
            #expect(refusal(text.replacing("entry/17", with: "entry/017")) == .badSubject)
        }
    }

    @Test func `nothing refers to itself`() {
        #expect(
            refusal(#"{"type":"institution.merged","subject":"institution/a","effective":"2018","data":{"into":"a"}}"#)
                == .selfReference)
        #expect(
            refusal(
                #"{"type":"evidence.registered","subject":"evidence/a","evidence":"a","data":{"title":"A","publisher":"B"}}"#
            ) == .selfReference)
    }

    @Test func `a value of the wrong kind is named, be it a field, the data or the whole line`() {
        func sentence(_ text: String) -> String? {
            do throws(Rejection) {
                _ = try Draft(json: text.utf8Span.span)
                return nil
            } catch { return error.sentence }
        }
        #expect(
            sentence(Self.good.replacing("\"2018\"", with: "2018"))?.hasPrefix("“effective” has the wrong type") == true
        )
        #expect(sentence(Self.good.replacing(#"{"category":"member"}"#, with: "[]"))?.hasPrefix("“data” has") == true)
        #expect(sentence("[]")?.hasPrefix("the line has the wrong type") == true)
    }

    @Test func `a draft that is not one object of JSON is malformed`() {
        for text in ["", " ", "{", "null", "\u{FEFF}{}", "{\"type\":\"membership.invited\"} {}", "{type:1}"] {
            #expect(refusal(text) == .malformedJSON, "\(text)")
        }
        #expect(refusal("[]") == .wrongFieldType)
        #expect(refusal("{}") == .missingField)
        #expect(refusal("\"membership.invited\"") == .wrongFieldType)
        let bytes: [UInt8] = Array("{\"type\":\"".utf8) + [0xff] + Array("\"}".utf8)
        #expect(throws: Rejection.self) { try Draft(json: bytes.span) }
    }
}
