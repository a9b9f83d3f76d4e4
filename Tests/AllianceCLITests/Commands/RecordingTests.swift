import Foundation
import Testing

@Suite struct `Recording by commands` {
    @Test func `appends, says where it stands, and signs`() throws {
        let ledger = try TestLedger()
        let answer = try ledger.alliance(
            "member", "suspend", "rsl", "--effective", "2024-01", "--until", "2024-12-31", "--evidence",
            "cgtn-20180528 china-daily-20250530")
        #expect(
            answer.output == """
                #8 membership.suspended institution/rsl (step 3 of 3; [2024-01-01..2024-01-31])
                appended 1 entry: #8; the log holds 9; the checkpoint of size 9 is signed

                """)
        #expect(answer.status == 0)
        let checkpoint = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        #expect(checkpoint.hasPrefix("ledger.example.org/silk-road\n9\n"))
    }

    @Test func `as a dry run shows the place found and appends nothing`() throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let answer = try ledger.alliance(
            "member", "invite", "nlc", "--effective", "[2018..2018]", "--dry-run")
        #expect(
            answer.output == """
                #8 membership.invited institution/nlc (step 2 of 3; [2018-01-01..2018-05-28])
                dry run: nothing was appended; 1 entry would be appended; the log holds 8 entries

                """)
        #expect(try ledger.bytes() == before)
    }

    @Test func `answers in JSON on demand`() throws {
        let ledger = try TestLedger()
        let answer = try ledger.alliance(
            "member", "withdraw", "nlc", "--effective", "2024-12-31", "--format", "json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        #expect(object["size"] as? Int == 9)
        let appended = try #require(object["appended"] as? [[String: Any]])
        #expect(appended.count == 1)
        #expect(appended[0]["position"] as? Int == 8)
        #expect(appended[0]["type"] as? String == "membership.withdrawn")
        #expect(appended[0]["subject"] as? String == "institution/nlc")
        #expect(appended[0]["latest"] as? String == "2024-12-31")
    }

    @Test func `twice is once`() throws {
        let ledger = try TestLedger()
        let call = ["member", "withdraw", "nlc", "--effective", "2024-12-31"]
        #expect(try ledger.alliance(call).status == 0)
        let again = try ledger.alliance(call)
        #expect(again.status == 0)
        #expect(again.output == "this is held already: #8\nnothing was appended; the log holds 9 entries\n")
    }

    @Test func `and as a draft of any type is the same entry`() throws {
        let ledger = try TestLedger()
        #expect(
            try ledger.alliance(
                "institution", "register", "nlm", "--name", "en=National Library of Mongolia", "--name", "mn=МҮНС",
                "--country", "MN", "--wikidata", "Q1132588"
            ).status == 0)
        let draft = try ledger.alliance(
            "record", "institution.registered", "--subject", "institution/nlm", "--data",
            """
            {"names":{"mn":"МҮНС","en":"National Library of Mongolia"},"identified":true,
            "identifiers":{"wikidata":"Q1132588"},"country":"MN"}
            """)
        #expect(draft.output.hasPrefix("this is held already: #8"), "\(draft.output)\(draft.errors)")
    }

    @Test func `corrects what is given and keeps the rest`() throws {
        let ledger = try TestLedger()
        let answer = try ledger.alliance(
            "correct", "3", "--set", "names.en=National Library of China (NLC)", "--set", "city=Beijing", "--remove",
            "country", "--reason", "the name was cut")
        #expect(answer.status == 0, "\(answer.errors)")
        let same = try ledger.alliance(
            "record", "institution.registered", "--subject", "institution/nlc", "--corrects", "3", "--reason",
            "the name was cut", "--data",
            #"{"identified":true,"names":{"en":"National Library of China (NLC)"},"city":"Beijing"}"#)
        #expect(same.output.hasPrefix("this is held already: #8"), "\(same.output)\(same.errors)")
    }

    @Test func `retracts and disputes`() throws {
        let ledger = try TestLedger()
        let dispute = try ledger.alliance("dispute", "#5", "--claim", "it joined in 2017")
        #expect(dispute.output.hasPrefix("#8 entry.disputed entry/5\n"), "\(dispute.errors)")
        let retraction = try ledger.alliance("retract", "6", "--reason", "of another library")
        #expect(retraction.output.hasPrefix("#9 entry.retracted entry/6\n"), "\(retraction.errors)")
        let again = try ledger.alliance(
            "member", "admit", "rsl", "--category", "member", "--effective", "2018-05", "--evidence", "cgtn-20180528")
        #expect(
            again.output.hasPrefix("this is held already: #6, taken out by #9 (to record it again"), "\(again.output)")
    }

    /// One call of each verb, in an order that is legal.
    private static let verbs: [(call: [String], type: String)] = [
        (
            [
                "evidence", "register", "doc", "--title", "T", "--publisher", "P", "--published", "2019",
                "--language", "en", "--url", "https://example.org/a", "--sha256", String(repeating: "ab", count: 32),
            ],
            "evidence.registered"
        ),
        (["institution", "register", "x", "--unidentified"], "institution.registered"),
        (
            ["institution", "identify", "x", "--name", "en=X", "--kind", "library", "--city", "Y", "--country", "MN"],
            "institution.identified"
        ),
        (["institution", "describe", "x", "--viaf", "123456789"], "institution.described"),
        (["institution", "rename", "x", "--name", "en=Z", "--effective", "2019-01-01"], "institution.renamed"),
        (["institution", "register", "y", "--name", "en=Y"], "institution.registered"),
        (["member", "invite", "x", "--effective", "2019-02-01"], "membership.invited"),
        (["member", "apply", "x", "--effective", "2019-02-02"], "membership.applied"),
        (["member", "admit", "x", "--category", "observer", "--effective", "2019-02-03"], "membership.admitted"),
        (
            ["member", "change-category", "x", "--category", "member", "--effective", "2019-02-04"],
            "membership.category-changed"
        ),
        (["member", "suspend", "x", "--effective", "2019-02-05"], "membership.suspended"),
        (["member", "reinstate", "x", "--effective", "2019-02-06"], "membership.reinstated"),
        (
            ["member", "notify-withdrawal", "x", "--effective", "2019-02-07", "--from", "2020"],
            "membership.withdrawal-notified"
        ),
        (["member", "withdraw", "x", "--effective", "2019-02-08"], "membership.withdrawn"),
        (["member", "admit", "x", "--category", "member", "--effective", "2019-02-09"], "membership.admitted"),
        (["member", "exclude", "x", "--effective", "2019-02-10"], "membership.excluded"),
        (["member", "admit", "x", "--category", "member", "--effective", "2019-02-11"], "membership.admitted"),
        (["member", "expire", "x", "--effective", "2019-02-12"], "membership.expired"),
        (
            [
                "conference", "announce", "c", "--title", "en=C", "--kind", "forum", "--scheduled", "2019-05",
                "--effective", "2019-03-01",
            ], "conference.announced"
        ),
        (
            ["conference", "reschedule", "c", "--scheduled", "2019-06", "--effective", "2019-03-02"],
            "conference.rescheduled"
        ),
        (
            [
                "conference", "hold", "c", "--title", "en=C", "--kind", "forum", "--series", "s", "--ordinal", "1",
                "--mode", "hybrid", "--city", "Y", "--country", "MN", "--venue", "V", "--host", "nlc", "--theme", "T",
                "--effective", "2019-06-01/2019-06-03",
            ], "conference.held"
        ),
        (
            [
                "conference", "participation", "c", "--people", "100", "--institutions", "2", "--countries", "2",
                "--country-code", "CN", "--country-code", "RU", "--participant", "nlc rsl", "--effective", "2019-06-01",
            ],
            "conference.participation-recorded"
        ),
        (
            ["conference", "announce", "d", "--title", "en=D", "--kind", "forum", "--effective", "2019"],
            "conference.announced"
        ),
        (["conference", "cancel", "d", "--effective", "2020"], "conference.cancelled"),
        (
            [
                "agreement", "announce", "a", "--title", "en=A", "--kind", "memorandum", "--scheduled", "2019-06",
                "--effective", "2019-05",
            ], "agreement.announced"
        ),
        (
            [
                "agreement", "sign", "a", "--title", "en=A", "--kind", "memorandum", "--party", "nlc", "--party", "rsl",
                "--conference", "c", "--place", "Y", "--effective", "2019-06-02",
            ], "agreement.signed"
        ),
        (
            [
                "conference", "outcome", "c", "--title", "en=A", "--kind", "memorandum", "--action", "signed",
                "--agreement", "a", "--effective", "2019-06-02",
            ], "conference.outcome-recorded"
        ),
        (
            ["agreement", "enter-into-force", "a", "--effective", "2019-07-01", "--until", "2022"],
            "agreement.entered-into-force"
        ),
        (["agreement", "amend", "a", "--effective", "2019-07-02", "--summary", "S"], "agreement.amended"),
        (["agreement", "accede", "a", "--party", "x", "--effective", "2019-07-03"], "agreement.party-acceded"),
        (
            ["agreement", "withdraw-party", "a", "--party", "x", "--effective", "2019-07-04"],
            "agreement.party-withdrew"
        ),
        (["agreement", "expire", "a", "--effective", "2022-07-01"], "agreement.expired"),
        (["agreement", "renew", "a", "--effective", "2022-07-02"], "agreement.renewed"),
        (["agreement", "terminate", "a", "--effective", "2022-07-03"], "agreement.terminated"),
        (
            ["programme", "announce", "p", "--title", "en=P", "--kind", "training", "--effective", "2019"],
            "programme.announced"
        ),
        (
            ["programme", "launch", "p", "--url", "https://example.org/p", "--effective", "2020"],
            "programme.launched"
        ),
        (["programme", "milestone", "p", "--summary", "S", "--effective", "2021"], "programme.milestone-recorded"),
        (["programme", "conclude", "p", "--effective", "2022"], "programme.concluded"),
        (
            ["body", "propose", "srila", "--name", "en=S", "--place", "Y", "--effective", "2017-05-19"],
            "alliance.proposed"
        ),
        (
            [
                "body", "document", "srila", "--title", "en=I", "--kind", "initiative", "--action", "issued",
                "--effective", "2018-05-29",
            ], "alliance.document-recorded"
        ),
        (
            [
                "body", "organ", "srila", "--title", "en=O", "--kind", "secretariat", "--action", "established",
                "--effective", "2018-05-29",
            ], "alliance.organ-recorded"
        ),
        (
            [
                "body", "total", "srila", "--measure", "members", "--bound", "at-least", "--institutions", "24",
                "--countries", "18", "--people", "3", "--by-country", "CN=3", "--by-country", "RU=1", "--effective",
                "2018-05-29",
            ], "alliance.total-published"
        ),
        (
            [
                "body", "countries", "srila", "--country-code", "CN", "--country-code", "RU", "--effective",
                "2018-05-29",
            ],
            "alliance.member-countries-reported"
        ),
        (["body", "dissolve", "srila", "--successor", "other", "--effective", "2030"], "alliance.dissolved"),
        (["institution", "merge", "y", "--into", "nlc", "--effective", "2020"], "institution.merged"),
        (["institution", "close", "x", "--effective", "2023"], "institution.closed"),
    ]

    @Test func `has a verb for everything the alliance does`() throws {
        let ledger = try TestLedger()
        for (place, verb) in Self.verbs.enumerated() {
            let answer = try ledger.alliance(verb.call + ["--note", "N", "--evidence", "cgtn-20180528"])
            #expect(answer.status == 0, "\(verb.call): \(answer.errors)")
            #expect(answer.output.hasPrefix("#\(TestLedger.size + place) \(verb.type) "), "\(answer.output)")
        }
    }

    @Test func `finds the ledger by the environment`() throws {
        let ledger = try TestLedger()
        let answer = try Executable.run(
            ["member", "withdraw", "nlc", "--effective", "2024"], in: "/",
            environment: ["ALLIANCE_LEDGER": ledger.directory.url("ledger").path])
        #expect(answer.status == 0, "\(answer.errors)")
    }
}
