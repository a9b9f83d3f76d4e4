import Alliances
import CanonicalJSON
import Testing

/// The wire bytes in `Snapshots/entries.jsonl` may be added to and are never changed.
@Suite struct StoredEntryTests {
    let lines: [String]

    init() throws { lines = try Snapshots.lines("entries.jsonl") }

    @Test func `every entry is written as it was read, byte by byte`() throws {
        for line in lines {
            let entry = try Entry(canonical: line.utf8Span.span)
            #expect(String(decoding: entry.canonicalBytes(), as: UTF8.self) == line)
        }
    }

    @Test func `every type has an entry with what it must have and one with all it can have`() throws {
        var fields: [EventType: [Set<String>]] = [:]
        for line in lines {
            let entry = try Entry(canonical: line.utf8Span.span)
            let data = try JSONValue(canonical: Array(line.utf8).span.extracting(entry.data))
            guard case .object(let members) = data else {
                Issue.record("\(line) has no data")
                continue
            }
            fields[entry.event.type, default: []].append(Set(members.map(\.key)))
        }
        for expected in EventFields.table {
            let held = fields[expected.type] ?? []
            #expect(held.count >= 2, "\(expected.type.name)")
            #expect(held.contains(Set(expected.all.map(\.name))), "\(expected.type.name)")
        }
    }

    @Test func `the range of the data holds the data`() throws {
        for line in lines {
            let entry = try Entry(canonical: line.utf8Span.span)
            let bytes = Array(line.utf8)
            #expect(try Event(entry.event.type, storedData: bytes.span.extracting(entry.data)) == entry.event)
            var json = JSONWriter()
            let written = entry.write(to: &json)
            #expect(written == entry.data)
        }
    }

    @Test func `what is stored would be taken as a draft again`() throws {
        for line in lines {
            let entry = try Entry(canonical: line.utf8Span.span)
            var draftText = line
            for (key, value) in [
                ("source", "\"\(entry.source)\""), ("specversion", "\"1.0\""), ("time", "\"\(entry.recorded)\""),
            ] { draftText = draftText.replacing("\"\(key)\":\(value),", with: "") }
            let draft = try Draft(json: draftText.utf8Span.span)
            #expect(draft.content == entry.content)
            #expect(draft.id == entry.id)
            #expect(draft.actor == entry.actor)
        }
    }

    // MARK: - Canonical only

    @Test func `an entry with a space, a line break or anything behind it is refused`() throws {
        for line in lines {
            #expect(refusal(stored: line + " ") == .malformedJSON)
            #expect(refusal(stored: line + "\n") == .malformedJSON)
            #expect(refusal(stored: " " + line) == .malformedJSON)
            #expect(refusal(stored: line.replacing(",\"id\":", with: ", \"id\":")) == .malformedJSON)
            #expect(refusal(stored: line.replacing("\"data\":{", with: "\"data\": {")) == .malformedJSON)
            #expect(refusal(stored: line + "{}") == .malformedJSON)
        }
    }

    @Test func `an entry whose members stand in another order is refused`() throws {
        for line in lines {
            guard case .object(var members) = try JSONValue(canonical: line.utf8Span.span) else { continue }
            for place in members.indices.dropFirst() {
                members.swapAt(place, place - 1)
                let swapped = members.map { "\"\($0.key)\":" + text($0.value) }.joined(separator: ",")
                #expect(refusal(stored: "{" + swapped + "}") == .malformedJSON)
                members.swapAt(place, place - 1)
            }
        }
    }

    @Test func `an entry whose data stand in another order is refused`() throws {
        for line in lines {
            guard case .object(let members) = try JSONValue(canonical: line.utf8Span.span) else { continue }
            for member in members where member.key == "data" {
                guard case .object(let fields) = member.value, fields.count > 1 else { continue }
                let swapped = fields.reversed().map { "\"\($0.key)\":" + text($0.value) }.joined(separator: ",")
                #expect(
                    refusal(stored: line.replacing(text(member.value), with: "{" + swapped + "}")) == .malformedJSON)
            }
        }
    }

    @Test func `an entry that lacks a member it must have is refused`() throws {
        for line in lines {
            guard case .object(let members) = try JSONValue(canonical: line.utf8Span.span) else { continue }
            for required in ["actor", "data", "id", "source", "specversion", "subject", "time", "type"] {
                let kept = members.filter { $0.key != required }
                #expect(kept.count == members.count - 1)
                let cut = kept.map { "\"\($0.key)\":" + text($0.value) }.joined(separator: ",")
                #expect(refusal(stored: "{" + cut + "}") == .missingField, "\(required) of \(line)")
            }
        }
    }

    @Test func `an entry with a member twice, or written with a needless escape, is refused`() throws {
        for line in lines {
            #expect(refusal(stored: line.replacing(",\"id\":", with: ",\"id\":\"\",\"id\":")) != nil)
            #expect(refusal(stored: line.replacing("ledger.example", with: "\\u006cedger.example")) == .malformedJSON)
            #expect(
                refusal(stored: line.replacing("/silk-road\",\"spec", with: "\\/silk-road\",\"spec")) == .malformedJSON)
        }
    }

    private func text(_ value: JSONValue) -> String { String(decoding: value.canonicalBytes(), as: UTF8.self) }

    // MARK: - What a newer program may have written

    private let good =
        #"{"actor":"a","data":{},"effective":"2018","id":"01900000-0000-8000-8000-000000000001","source":"s.example/l","specversion":"1.0","subject":"institution/nlc","time":"2026-11-20T20:23:26.030417Z","type":"membership.invited"}"#

    @Test func `an unknown type or field is told apart from damage`() {
        #expect(refusal(stored: good) == nil)
        #expect(refusal(stored: good.replacing("membership.invited", with: "membership.invited.v2")) == .unknownType)
        #expect(refusal(stored: good.replacing("\"data\":{}", with: "\"data\":{\"by\":\"x\"}")) == .unknownField)
        #expect(
            refusal(stored: good.replacing("{\"actor\":\"a\"", with: "{\"actor\":\"a\",\"authority\":\"b\""))
                == .unknownField)
    }

    @Test func `what is stored of a newer Unicode, country or language is read`() {
        // Unassigned in every version so far, a country and a language that no list has.
        let described = good.replacing("membership.invited", with: "institution.described")
            .replacing(
                "\"data\":{}",
                with: "\"data\":{\"city\":\"\u{378}\",\"country\":\"QQ\",\"names\":{\"qq\":\"e\u{301}\"}}")
        #expect(refusal(stored: described) == nil)
    }

    @Test(arguments: [
        ("\"specversion\":\"1.0\"", "\"specversion\":\"1.1\"", Rejection.Code.badValue),
        ("2026-11-20T20:23:26.030417Z", "2026-11-20T20:23:26Z", .badValue),
        ("2026-11-20T20:23:26.030417Z", "2026-02-30T20:23:26.030417Z", .badValue),
        ("2026-11-20T20:23:26.030417Z", "2026-11-20T20:23:26.030417+", .badValue),
        ("2026-11-20T20:23:26.030417Z", "2026-11-20T24:00:00.000000Z", .badValue),
        ("01900000-", "0190000A-", .badValue),
        ("\"effective\":\"2018\"", "\"effective\":\"2018-13\"", .badDate),
        ("\"effective\":\"2018\",", "", .missingField),
        ("\"effective\":\"2018\"", "\"effective\":\"2018/2019\"", .spanNotMoment),
        ("institution/nlc", "institution/NLC", .badSubject),
        ("institution/nlc", "agreement/nlc", .wrongSubjectKind),
        ("\"data\":{}", "\"data\":[]", .wrongFieldType),
        ("\"data\":{}", "\"data\":{},\"effective\":\"2018\"", .malformedJSON),
        ("{\"actor\":\"a\",", "{\"actor\":\"a\",\"corrects\":3,", .missingField),
        ("\"actor\":\"a\"", "\"actor\":null", .malformedJSON),
    ])
    func `what is not an entry is refused`(_ from: String, _ to: String, _ code: Rejection.Code) {
        #expect(good.contains(from))
        #expect(refusal(stored: good.replacing(from, with: to)) == code)
    }

    @Test func `a stored entry names entries by position only`() {
        let id = "01900000-0000-8000-8000-000000000009"
        let corrects = good.replacing("\"data\"", with: "\"corrects\":\"\(id)\",\"data\"")
            .replacing("\"source\"", with: "\"reason\":\"r\",\"source\"")
        #expect(refusal(stored: corrects) == .wrongFieldType)
        #expect(refusal(stored: corrects.replacing("\"\(id)\"", with: "17")) == nil)
        let retraction = good.replacing("membership.invited", with: "entry.retracted")
            .replacing("\"effective\":\"2018\",", with: "").replacing("institution/nlc", with: "entry/\(id)")
            .replacing("\"source\"", with: "\"reason\":\"r\",\"source\"")
        #expect(refusal(stored: retraction) == .badSubject)
        #expect(refusal(stored: retraction.replacing("entry/\(id)", with: "entry/17")) == nil)
        #expect(refusal(stored: retraction.replacing("entry/\(id)", with: "entry/017")) == .badSubject)
        #expect(refusal(stored: retraction.replacing("entry/\(id)", with: "entry/2147483648")) == .badSubject)
        #expect(refusal(stored: retraction.replacing("entry/\(id)", with: "entry/2147483647")) == nil)
    }
}
