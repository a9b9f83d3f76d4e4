import Foundation
import Testing

/// Every call a person can get wrong, with what is answered: `Snapshots/messages.txt`.
@Suite struct `Messages` {
    private typealias Case = (title: String, call: [String], status: Int32)

    private static let event = [
        "record", "membership.admitted", "--subject", "institution/nlc", "--effective", "2019",
    ]

    /// Of handing out and taking back.
    private static let exports: [Case] = [
        ("An export over a file that is there", ["export", "sqlite", "history.jsonl"], 2),
        ("A folder over a file", ["export", "csv", "history.jsonl"], 2),
        ("A file over a directory", ["export", "rdf", "ledger"], 2),
        ("An export into the ledger's own directory", ["export", "jsonl", "ledger/entries.jsonl"], 2),
        ("An export to where nothing is", ["export", "sqlite", "no/such.sqlite"], 2),
        ("An export of a state that never was", ["export", "csv", "tables", "--known-at", "4711"], 2),
        ("Restoring from drafts", ["restore", "history.jsonl", "--into", "restored"], 1),
        ("Restoring over a ledger", ["restore", "history.jsonl", "--into", "ledger"], 2),
        ("Restoring from a directory that is no backup", ["restore", "ledger", "--into", "restored"], 2),
        (
            "Accepting a loss of exported entries",
            ["restore", "history.jsonl", "--into", "restored", "--accept-loss"], 2
        ),
        ("A backup into the ledger's own directory", ["backup", "ledger/backups"], 2),
        ("A backup that keeps none", ["backup", "backups", "--keep", "0"], 2),
        ("A backup in the place of a file", ["backup", "history.jsonl"], 2),
        ("Restoring with no file", ["restore", "entries.jsonl", "--into", "restored"], 2),
    ]

    /// Of one draft or one call.
    private static let cases: [Case] = [
        ("No such command", ["members-of"], 2),
        ("A command nearly right", ["membrs"], 2),
        ("A verb without its noun", ["admit", "nlc"], 2),
        ("A verb nearly right", ["member", "admt", "nlc"], 2),
        ("An institution nearly right", ["member", "withdraw", "ncl", "--effective", "2019"], 1),
        (
            "A document nearly right",
            ["member", "withdraw", "nlc", "--effective", "2019", "--evidence", "cgtn-20180582"], 1
        ),
        ("A type nearly right", ["record", "membership.admited", "--subject", "institution/nlc"], 1),
        ("A field nearly right", event + ["--data", #"{"categry":"member"}"#], 1),
        ("A subject nearly right", ["show", "institution/ncl"], 1),
        ("A shell that is not known", ["completions", "tcsh"], 2),
        ("No such option", ["import", "history.jsonl", "--dryrun"], 2),
        ("An argument is missing", ["import"], 2),
        ("An option is missing", ["member", "admit", "nlc"], 2),
        ("A period that ends before it begins", ["report", "--as-of", "2020-01-01", "--since", "2020-01-01"], 2),
        ("A language no report is written in", ["report", "--language", "fr"], 2),
        ("A report in place of the book", ["report", "--as-of", "2020-01-01", "--write", "ledger/data.mdb"], 2),
        ("A number is not one", ["member", "withdraw", "nlc", "--if-size", "many"], 2),
        ("Options that do not go together", ["import", "history.jsonl", "--batch", "5", "--dry-run"], 2),
        ("A chart there is none of", ["chart", "donors"], 2),
        ("A step of growth there is none of", ["growth", "--every", "decade"], 2),
        ("A width no chart has", ["growth", "--format", "svg", "--width", "7"], 2),
        ("A name without its language", ["institution", "rename", "nlc", "--name", "National Library"], 2),
        ("One language twice", ["institution", "rename", "nlc", "--name", "en=A", "--name", "en=B"], 2),
        ("A language tag that is none", ["institution", "rename", "nlc", "--name", "zh_Hans=国家图书馆"], 1),
        ("A person as actor", ["member", "withdraw", "nlc", "--actor", "jane.doe@nlc.cn"], 2),
        ("Unknown type", ["record", "membership.joined", "--subject", "institution/nlc", "--effective", "2019"], 1),
        ("Unknown field", event + ["--data", #"{"category":"member","since":"2019"}"#], 1),
        ("Missing field", event + ["--data", "{}"], 1),
        ("A field of the wrong type", event + ["--data", #"{"category":1}"#], 1),
        (
            "A value that is not in the list",
            ["member", "admit", "nlc", "--category", "friend", "--effective", "2019"], 1
        ),
        ("Data that is not JSON", event + ["--data", "{category:member}"], 1),
        (
            "Wrong subject kind",
            [
                "record", "membership.admitted", "--subject", "agreement/nlc-rsl-2023", "--effective", "2019",
                "--data", #"{"category":"member"}"#,
            ], 1
        ),
        ("A subject without a kind", ["record", "membership.invited", "--subject", "nlc", "--effective", "2019"], 1),
        ("An id that cannot be one", ["member", "invite", "Bibliothèque", "--effective", "2019"], 1),
        ("No date", ["member", "withdraw", "nlc"], 1),
        ("Malformed date", ["member", "withdraw", "nlc", "--effective", "28.05.2018"], 1),
        ("30 February", ["member", "withdraw", "nlc", "--effective", "2019-02-30"], 1),
        (
            "Start after end",
            [
                "conference", "hold", "nanjing-2025", "--title", "en=Conference", "--kind", "conference",
                "--effective", "2025-05-30/2025-05-26",
            ], 1
        ),
        (
            "A date precision that makes no sense",
            ["member", "withdraw", "nlc", "--effective", "[2019-05..2019-05-28]"], 1
        ),
        ("A span where one day is meant", ["member", "withdraw", "nlc", "--effective", "2019/2020"], 1),
        (
            "A date that is not allowed",
            [
                "record", "institution.registered", "--subject", "institution/nlm", "--effective", "2018",
                "--data", #"{"identified":false}"#,
            ], 1
        ),
        ("Unknown country", ["institution", "describe", "nlc", "--country", "UK"], 1),
        ("Bad check digit", ["institution", "describe", "nlc", "--isni", "0000000121032684"], 1),
        (
            "An empty list",
            [
                "record", "agreement.signed", "--subject", "agreement/a", "--effective", "2019", "--data",
                #"{"titles":{"en":"A"},"kind":"memorandum","parties":[]}"#,
            ], 1
        ),
        (
            "Unregistered party",
            [
                "agreement", "sign", "nlc-nlm", "--title", "en=Memorandum", "--kind", "memorandum", "--party", "nlc",
                "--party", "nlm", "--effective", "2019",
            ], 1
        ),
        ("Institution not registered", ["member", "invite", "nlm", "--effective", "2019"], 1),
        (
            "Evidence not registered",
            ["member", "withdraw", "nlc", "--effective", "2019", "--evidence", "times-2019"], 1
        ),
        ("Not legal in the timeline", ["member", "admit", "nlc", "--category", "member", "--effective", "2019"], 1),
        ("A reference to oneself", ["institution", "merge", "nlc", "--into", "nlc", "--effective", "2019"], 1),
        ("A dispute of itself", ["dispute", "9", "--claim", "this is not so"], 1),
        ("Unknown position", ["retract", "4711", "--reason", "a mistake"], 1),
        ("Unknown position, corrected", ["correct", "4711", "--reason", "a mistake"], 1),
        ("No reason", ["retract", "6"], 2),
        ("An empty reason", ["retract", "6", "--reason", ""], 1),
        ("A position before the first", ["retract", "-1", "--reason", "a mistake"], 2),
        ("What is no position", ["correct", "six", "--reason", "a mistake"], 2),
        ("What names no entry", ["retract", "six", "--reason", "a mistake"], 2),
        ("A day that is none", ["members", "--as-of", "2018-02-30"], 2),
        ("A month instead of a day", ["members", "--as-of", "2018-02"], 2),
        ("An instant before all ledgers", ["members", "--known-at", "1969-07-20T20:17Z"], 2),
        ("A field that is not there", ["correct", "6", "--remove", "place", "--reason", "a mistake"], 2),
        (
            "Correcting another type",
            [
                "record", "membership.withdrawn", "--subject", "institution/nlc", "--effective", "2019", "--corrects",
                "5",
                "--reason", "a mistake",
            ], 1
        ),
        ("Taking away what others refer to", ["retract", "0", "--reason", "a mistake"], 1),
        ("Taking away what later steps depend on", ["retract", "3", "--reason", "a mistake"], 1),
        ("A second alliance", ["body", "found", "other", "--name", "en=Other", "--effective", "2019"], 1),
        ("The log has moved on", ["member", "withdraw", "nlc", "--effective", "2019", "--if-size", "7"], 1),
        (
            "The same as JSON",
            ["member", "admit", "nlc", "--category", "member", "--effective", "2019", "--format", "json"], 1
        ),
        ("No such file", ["import", "nothing.jsonl"], 2),
        ("A directory instead of a file", ["import", "ledger"], 2),
        ("An empty file", ["import", "empty.jsonl"], 2),
        ("Binary garbage", ["import", "garbage.bin"], 1),
        ("CRLF", ["import", "crlf.jsonl"], 1),
        ("CR alone", ["import", "cr.jsonl"], 1),
        ("A byte order mark", ["import", "bom.jsonl"], 1),
        ("UTF-16", ["import", "utf16.jsonl"], 1),
        ("An entry over 65,535 bytes", ["import", "large.jsonl"], 1),
        ("A line of 100 MB", ["import", "endless.jsonl"], 1),
        ("Several wrong lines", ["import", "wrong.jsonl"], 1),
        ("A draft that names one that was refused", ["import", "names-refused.jsonl"], 1),
        ("Several wrong lines as JSON", ["import", "wrong.jsonl", "--format", "json"], 1),
        ("A filter that makes no sense here", ["members", "--party", "nlc"], 2),
        ("A filter of members on agreements", ["agreements", "--category", "member"], 2),
        ("A country that is none", ["members", "--country", "Kazakstan"], 2),
        ("A country that can be two", ["members", "--country", "Korea"], 2),
        ("A country that is no more", ["members", "--country", "SU"], 2),
        ("A region that is none", ["members", "--region", "Afrika"], 2),
        ("A category that is none", ["members", "--category", "asociate"], 2),
        ("Observers are not members", ["members", "--category", "observer"], 2),
        ("A state that is none", ["agreements", "--state", "in-forse"], 2),
        ("A kind of which nothing is", ["agreements", "--kind", "memorandun"], 1),
        ("A party that is unknown", ["agreements", "--party", "nlb"], 1),
        ("Days that are none", ["members", "--joined-between", "2019-13"], 2),
        ("Days to come", ["members", "--during", "2030/2031", "--as-of", "2024-12-31"], 2),
        ("Text without letters", ["members", "--text", " "], 2),
        ("A column that is none", ["members", "--columns", "name,cuntry"], 2),
        ("An order that is none", ["agreements", "--sort", "titel"], 2),
        ("Columns of JSON", ["members", "--columns", "name", "--format", "json"], 2),
        ("A limit that is none", ["members", "--limit", "0"], 2),
        ("Identified and not", ["members", "--identified", "--unidentified"], 2),
        ("Filtering what is not filtered", ["evidence", "--unsupported", "--text", "a"], 2),
        ("A table that is not said to be one", ["import", "wrong.csv"], 2),
        ("A table with much wrong in it", ["import", "wrong.csv", "--as", "members"], 1),
        ("A table with much wrong in it, as JSON", ["import", "wrong.csv", "--as", "members", "--format", "json"], 1),
        ("A table that differs from what is recorded", ["import", "differs.csv", "--as", "members"], 1),
        ("A table without rows", ["import", "header.csv", "--as", "members"], 2),
        ("A table without a header", ["import", "empty.jsonl", "--as", "members"], 2),
        ("A header that cannot be read", ["import", "columns.csv", "--as", "members"], 2),
        ("The wrong delimiter", ["import", "bar.csv", "--as", "members"], 2),
        ("A table in Latin-1", ["import", "latin1.csv", "--as", "institutions"], 1),
        ("A table in UTF-16", ["import", "utf16.jsonl", "--as", "institutions"], 1),
        ("A quote that is never closed", ["import", "quote.csv", "--as", "institutions"], 1),
        ("A table that cites what is not registered", ["import", "cites.csv", "--as", "agreements"], 1),
        ("An option of tables without a table", ["import", "history.jsonl", "--set", "category=member"], 2),
        ("An origin that cannot be one", ["init", "--origin", "silk road", "--ledger", "new"], 2),
        ("A ledger is there already", ["init", "--origin", "a.example.org/b"], 2),
    ]

    private static func writeFiles(_ ledger: TestLedger) throws {
        let directory = ledger.directory
        try directory.write("", to: "empty.jsonl")
        try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 31) }).write(
            to: directory.url("garbage.bin"))
        let draft = #"{"type":"membership.withdrawn","subject":"institution/nlc","effective":"2019"}"#
        try directory.write(draft + "\r\n" + draft + "\r\n", to: "crlf.jsonl")
        try directory.write(draft + "\r" + draft + "\r", to: "cr.jsonl")
        let id = "0190b1c2-0000-7000-8000-000000000001"
        try directory.write(
            #"{"type":"membership.withdrawn","subject":"institution/nlc","effective":"2018-13","id":"\#(id)"}"# + "\n"
                + #"{"type":"entry.disputed","subject":"entry/\#(id)","data":{"claim":"it stayed"}}"# + "\n",
            to: "names-refused.jsonl")
        try directory.write("\u{feff}" + draft + "\n", to: "bom.jsonl")
        var utf16: [UInt8] = [0xff, 0xfe]
        for unit in draft.utf16 { utf16 += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
        try Data(utf16).write(to: directory.url("utf16.jsonl"))
        let names = (0..<200).map { #""x-a\#($0)":"\#(String(repeating: "n", count: 400))""# }
        try directory.write(
            #"{"type":"institution.renamed","subject":"institution/nlc","effective":"2019","data":{"names":{"#
                + names.joined(separator: ",") + "}}}\n", to: "large.jsonl")
        let endless = Data(repeating: 0x78, count: 100_000_000)
        try endless.write(to: directory.url("endless.jsonl"))
        try directory.write(
            """
            id,name,country,category,since
            nlx,=HYPERLINK("x"),Chinna,membre,28.05.2018
            nly,"National
            Library",KR,member,43248
            nlz,Library,MN,member
            National Library,Library,MN,member,2018-02-30
            nl"w,Library,MN,member,2018
            nlv,NUL\u{0},MN,member,2018
            nlu,Library,MN,member,2018
            nlu,Library,MN,member,2018

            """, to: "wrong.csv")
        try directory.write(
            "id,name,country,category,since\nnlc,National Library of China,CN,member,2018-05-29\n", to: "differs.csv")
        try directory.write("id,name,country,category,since\n", to: "header.csv")
        try directory.write("id,name,name[en],contry,fax,category\n", to: "columns.csv")
        try directory.write("id|name|category|since\nx|X|member|2018\n", to: "bar.csv")
        try Data("id,name\nbnf,Biblioth".utf8 + [0xE8] + Array("que\n".utf8)).write(to: directory.url("latin1.csv"))
        try directory.write("id,name\nx,\"X\ny,Y\n", to: "quote.csv")
        try directory.write(
            "id,title,kind,date,parties,evidence\na,A,memorandum,2023,nlc nlm,times-2019\n", to: "cites.csv")
        try directory.write(
            """
            \(draft)
            {"type":"membership.withdrawn","subject":"institution/nlc","effective":"2018-13"}
            {"type":"membership.withdrawn"
            {"type":"membership.invited","subject":"institution/nlc","effective":"2019","time":"now"}

            """, to: "wrong.jsonl")
    }

    @Test func `say what is wrong, where, and what to do, and the ledger is as it was`() throws {
        let ledger = try TestLedger()
        try Self.writeFiles(ledger)
        var gallery = MessageGallery()
        // A corrected entry, to correct it again.
        let corrected = try ledger.alliance("correct", "6", "--effective", "2018-05-28", "--reason", "misprint")
        #expect(corrected.status == 0)
        let cases =
            Self.cases + Self.exports + [
                ("Correcting a corrected entry", ["correct", "6", "--effective", "2018", "--reason", "again"], 1),
                ("Retracting a corrected entry", ["retract", "6", "--reason", "again"], 1),
            ]
        let before = try ledger.bytes()
        for (title, call, status) in cases {
            let answer = try ledger.alliance(call)
            #expect(answer.status == status, "\(title): \(answer.errors)")
            #expect(try ledger.bytes() == before, "\(title) changed the ledger")
            Self.check(title, call, answer)
            gallery.show(title, call, answer, in: ledger.directory.path)
        }
        try BackupMessages().show(in: &gallery)
        try Self.brokenLedgers(&gallery)
        try AuditorsMessages().show(in: &gallery)
        try DamageMessages().show(in: &gallery)
        try SnapshotFile(name: "messages.txt").expect(gallery.text)
    }

    private static func check(_ title: String, _ call: [String], _ answer: Executable.Answer) {
        if call.contains("json"), answer.status == 1 {
            #expect(answer.errors == "", "\(title)")
            #expect(answer.output.hasPrefix(#"{"rejected":["#), "\(title)")
        } else {
            #expect(answer.output == "", "\(title)")
            #expect(answer.errors.hasPrefix("error: "), "\(title)")
            #expect(answer.errors.contains("what to do: "), "\(title)")
        }
    }

    // MARK: - Ledgers that cannot be used

    private static func brokenLedgers(_ gallery: inout MessageGallery) throws {
        let call = ["member", "withdraw", "nlc", "--effective", "2024"]
        let broken: [(title: String, status: Int32, break: (TestLedger) throws -> Void)] = [
            ("A ledger directory that does not exist", 3, { try remove($0, "ledger") }),
            (
                "A directory without a ledger", 3,
                {
                    try remove($0, "ledger")
                    try FileManager.default.createDirectory(
                        at: $0.directory.url("ledger"), withIntermediateDirectories: false)
                }
            ),
            (
                "A file instead of a directory", 3,
                {
                    try remove($0, "ledger")
                    try $0.directory.write("text", to: "ledger")
                }
            ),
            (
                "A store that is none", 3,
                { try $0.directory.write(String(repeating: "text ", count: 10_000), to: "ledger/data.mdb") }
            ),
            ("A ledger of a newer format", 3, { try changeFormat($0) }),
            ("The signing key is missing", 3, { try remove($0, "ledger/signer.key") }),
            (
                "The signing key can be read by others", 3,
                {
                    try FileManager.default.setAttributes(
                        [.posixPermissions: 0o644], ofItemAtPath: $0.directory.url("ledger/signer.key").path)
                }
            ),
            ("The signing key is not one", 3, { try rewrite($0, "ledger/signer.key", "secret\n") }),
            ("The verifier key is missing", 3, { try remove($0, "ledger/verifier.key") }),
            ("The checkpoint was changed", 1, { try rewrite($0, "ledger/checkpoint", "silk-road\n8\nAAAA\n") }),
        ]
        for (title, status, change) in broken {
            let ledger = try TestLedger()
            try change(ledger)
            let before = try? Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
            let answer = try ledger.alliance(call)
            #expect(answer.status == status, "\(title): \(answer.errors)")
            #expect((try? Data(contentsOf: ledger.directory.url("ledger/data.mdb"))) == before, "\(title)")
            check(title, call, answer)
            gallery.show(title, call, answer, in: ledger.directory.path)
        }
        let answer = try TestLedger().oldCopy(call)
        #expect(answer.status == 1)
        gallery.show("An old copy of the store", call, answer, in: "DIR")
    }

    private static func remove(_ ledger: TestLedger, _ name: String) throws {
        try FileManager.default.removeItem(at: ledger.directory.url(name))
    }

    private static func rewrite(_ ledger: TestLedger, _ name: String, _ text: String) throws {
        let handle = try FileHandle(forWritingTo: ledger.directory.url(name))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    /// The record of the format lies as key and value, next to each other (mdb.c, `MDB_node`).
    private static func changeFormat(_ ledger: TestLedger) throws {
        var store = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        var isFound = false
        while let place = store.range(of: Data("format1".utf8)) {
            store.replaceSubrange(place, with: Data("format2".utf8))
            isFound = true
        }
        #expect(isFound)
        try store.write(to: ledger.directory.url("ledger/data.mdb"))
    }

    @Test func `tell that a ledger cannot be written to`() throws {
        let ledger = try TestLedger()
        let store = ledger.directory.url("ledger").path
        var wrapper: [String] = []
        if getuid() == 0 {
            // Root may write anywhere: the call is made as nobody, to whom the ledger belongs.
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else { return }
            wrapper = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            for name in ["", "/data.mdb", "/lock.mdb", "/checkpoint", "/signer.key", "/verifier.key"] {
                try FileManager.default.setAttributes(
                    [.ownerAccountID: 65534, .groupOwnerAccountID: 65534], ofItemAtPath: store + name)
            }
        }
        for (name, mode) in [("/data.mdb", 0o444), ("/lock.mdb", 0o444), ("/signer.key", 0o400), ("", 0o555)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: store + name)
        }
        let before = try ledger.bytes()
        let answer = try Executable.run(
            ["member", "withdraw", "nlc", "--effective", "2024"], in: ledger.directory.path, wrapper: wrapper)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: store)
        // Where nobody cannot even run the program there is nothing to see.
        guard !answer.errors.hasPrefix("setpriv") else { return }
        #expect(answer.status == 3, "\(answer.errors)")
        #expect(answer.errors.hasPrefix("error: "))
        #expect(answer.errors.contains("what to do: "))
        #expect(answer.errors.lowercased().contains("permission"), "\(answer.errors)")
        #expect(try ledger.bytes() == before)
    }
}

extension TestLedger {
    /// Puts back the store as it was one entry ago, then makes the call.
    fileprivate func oldCopy(_ call: [String]) throws -> Executable.Answer {
        let store = directory.url("ledger/data.mdb")
        let old = try Data(contentsOf: store)
        let appended = try alliance("member", "invite", "nlc", "--effective", "[..2018-01-01]")
        try #require(appended.status == 0, "\(appended.errors)")
        try old.write(to: store)
        let answer = try alliance(call)
        #expect(try Data(contentsOf: store) == old)
        return answer
    }
}
