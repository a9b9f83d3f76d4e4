import Foundation
import Testing

/// The pages are read by a parser that is not ours: `Tools/check-page`, in Python.
@Suite struct `A report` {
    private static let tools = SnapshotFile.root.deletingLastPathComponent().appendingPathComponent("Tools")
    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    private static let hasChromium = ["/usr/bin/chromium", "/usr/bin/pdftotext", "/usr/bin/pdftoppm"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private struct Page {
        let sections: [String: String]
        let links: [String]

        func words(_ section: String) -> String { sections[section] ?? "" }
    }

    private static func run(_ command: String...) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self),
            String(decoding: complaints, as: UTF8.self)
        )
    }

    private static func page(_ arguments: String..., in directory: TemporaryDirectory) throws -> Page {
        let made = try Executable.run(["report"] + arguments, in: directory.path)
        try #require(made.status == 0, "\(made.errors)")
        let files = try TemporaryDirectory()
        try files.write(made.output, to: "page.html")
        let checked = try run(
            "python3", tools.appendingPathComponent("check-page").path, files.url("page.html").path)
        #expect(checked.status == 0, "\(checked.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(checked.output.utf8)) as? [String: Any]
        return Page(
            sections: try #require(object?["sections"] as? [String: String]),
            links: try #require(object?["links"] as? [String]))
    }

    @Test(
        .enabled(if: hasPython),
        arguments: [("2018-05-28", "en"), ("2018-05-29", "zh"), ("2021-09-02", "ru"), ("2025-05-27", "en")])
    func `tells the numbers the other commands tell`(day: String, language: String) throws {
        let ledger = try SilkRoadLedger.imported()
        let page = try Self.page("--as-of", day, "--language", language, in: ledger.directory)
        let overview = try ledger.json("overview", "--as-of", day)
        let atMost = ["en": "at most", "zh": "至多", "ru": "не более"][language] ?? ""
        let figures = page.words("figures").replacing("至多", with: "至多 ")
        for (name, unit) in [
            ("count", ["en": "members", "zh": "个成员", "ru": "член"]),
            ("countries", ["en": "countries", "zh": "个国家", "ru": "стран"]),
        ] {
            let range = try #require(overview[name] as? [String: Int])
            let (certain, possible) = (range["certain"] ?? -1, range["possible"] ?? -1)
            let words = try #require(unit[language])
            let place = try #require(figures.range(of: "\(certain) \(words)"), "\(certain) \(words) in \(figures)")
            if certain != possible {
                #expect(figures[place.upperBound...].prefix(30).contains("\(atMost) \(possible)"), "\(figures)")
            }
        }
        for name in ["agreements", "conferences", "programmes"] {
            let total = (overview[name] as? [[String: Any]] ?? []).reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
            #expect(figures.contains(" \(total) "), "\(name) \(total): \(figures)")
        }
        // Each identified member stands in the list, with its English name where the reader's is not recorded.
        let members = try #require(try ledger.json("members", "--as-of", day)["members"] as? [[String: Any]])
        let list = page.words("members")
        for member in members where member["identified"] as? Bool == true {
            let names = try #require(member["names"] as? [String: String])
            let tag = ["zh": "zh-Hans"][language] ?? language
            #expect(list.contains(try #require(names[tag] ?? names["en"])), "\(names)")
        }
        let disputes = page.words("disputes").matches(of: /#\d+/).count
        #expect(disputes > 0 && disputes <= overview["disputes"] as? Int ?? 0)
        #expect(page.links.allSatisfy { $0.hasPrefix("http") } && !page.links.isEmpty)
    }

    @Test(.enabled(if: hasPython)) func `names the state it was made at, and the call that makes it again`() throws {
        let ledger = try SilkRoadLedger.imported()
        let page = try Self.page("--as-of", "2025-05-27", "--since", "2021-09-02", in: ledger.directory)
        let checkpoint = try ledger.alliance("checkpoint").output.split(separator: "\n")
        let words = page.words("verification")
        for line in checkpoint { #expect(words.contains(line), "\(line)") }
        let call = "alliance report --as-of 2025-05-27 --since 2021-09-02 --known-at '#384' --language en"
        #expect(words.contains(call + " --write report.html"))
        let first = try ledger.alliance("report", "--as-of", "2025-05-27", "--since", "2021-09-02").output
        let again = try ledger.alliance(
            "report", "--as-of", "2025-05-27", "--since", "2021-09-02", "--known-at", "#384", "--language", "en")
        #expect(first == again.output)
    }

    @Test(.enabled(if: hasPython)) func `tells who joined and left in the period`() throws {
        let ledger = try TestLedger()
        #expect(try ledger.alliance("member", "withdraw", "rsl", "--effective", "2020-03").status == 0)
        #expect(
            try ledger.alliance(
                "member", "admit", "rsl", "--category", "member", "--effective", "[2021-12-30..2022-01-02]"
            ).status == 0)
        let page = try Self.page("--as-of", "2021-12-31", "--since", "2019-12-31", in: ledger.directory)
        let words = page.words("changes")
        #expect(words.contains("Joined: 0, at most 1"), "\(words)")
        #expect(words.contains("Left: 1 Name"), "\(words)")
        #expect(words.contains("Russian State Library withdrew"), "\(words)")
        let before = try Self.page("--as-of", "2019-12-31", "--since", "2018-05-27", in: ledger.directory)
        #expect(before.words("changes").contains("Joined: 1, at most 2"), "\(before.words("changes"))")
        #expect(before.words("changes").contains("Left: 0"))
    }

    @Test(.enabled(if: hasPython)) func `of a past state of knowledge says that it is one`() throws {
        let ledger = try TestLedger()
        #expect(try ledger.alliance("member", "withdraw", "rsl", "--effective", "2020-03").status == 0)
        let page = try Self.page("--as-of", "2021-12-31", "--known-at", "#7", in: ledger.directory)
        #expect(page.words("figures").hasPrefix("In figures 2 members"))
        #expect(page.words("verification").contains("tells of an earlier state"))
        #expect(
            page.words("verification").contains("the first 8\u{a0}entries")
                || page.words("verification").contains("the first 8 entries"))
        let now = try Self.page("--as-of", "2021-12-31", in: ledger.directory)
        #expect(now.words("figures").hasPrefix("In figures 1 member"))
    }

    @Test(.enabled(if: hasPython), arguments: ["en", "zh", "ru"])
    func `of an empty ledger is a page too`(language: String) throws {
        let directory = try TemporaryDirectory()
        #expect(try Executable.run(["init", "--origin", "example.org/empty"], in: directory.path).status == 0)
        let page = try Self.page(
            "--as-of", "2025-05-27", "--since", "2024-01-01", "--language", language, in: directory)
        #expect(page.words("figures").contains(" 0 "))
        #expect(page.words("verification").contains("example.org/empty"))
        #expect(!page.words("verification").contains("--known-at"))
    }

    @Test(.enabled(if: hasPython)) func `shows hostile names harmlessly`() throws {
        let ledger = try TestLedger()
        let names = [
            "</title></style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; @import url(//x); '",
        ]
        for (place, name) in names.enumerated() {
            let made = try ledger.alliance(
                "institution", "register", "x\(place)", "--name", "en=\(name)", "--country", "DE", "--city", name)
            #expect(made.status == 0, "\(made.errors)")
            #expect(
                try ledger.alliance("member", "admit", "x\(place)", "--category", "member", "--effective", "2019")
                    .status == 0)
        }
        let record = try ledger.alliance(
            "record", "alliance.total-published", "--subject", "alliance/srila", "--effective", "2019", "--data",
            #"{"measure":"members","institutions":5}"#)
        #expect(record.status == 0, "\(record.errors)")
        let page = try Self.page("--as-of", "2025-05-27", in: ledger.directory)
        for name in names { #expect(page.words("members").contains(name)) }
    }

    @Test func `takes the place of an older one where that is asked for, and of nothing in a ledger`() throws {
        let ledger = try TestLedger()
        try ledger.directory.write("old", to: "report.html")
        let call = ["report", "--as-of", "2025-05-27", "--write"]
        let refused = try ledger.alliance(call + ["report.html"])
        #expect(refused.status == 2 && refused.errors.contains("--replace"), "\(refused.errors)")
        #expect(try String(contentsOf: ledger.directory.url("report.html"), encoding: .utf8) == "old")
        let written = try ledger.alliance(call + ["report.html", "--replace"])
        #expect(written.status == 0 && written.output == "wrote report.html\n")
        let page = try String(contentsOf: ledger.directory.url("report.html"), encoding: .utf8)
        #expect(page == (try ledger.alliance("report", "--as-of", "2025-05-27").output))
        let before = try ledger.bytes()
        #expect(try ledger.alliance(call + ["ledger/data.mdb"]).status != 0)
        #expect(try ledger.alliance(call + ["nowhere/report.html"]).status != 0)
        #expect(try ledger.bytes() == before)
    }

    @Test(.enabled(if: hasChromium)) func `prints on A4 with headings on each page`() throws {
        let ledger = try SilkRoadLedger.imported()
        let files = try TemporaryDirectory()
        let page = files.url("report.html").path
        #expect(try ledger.alliance("report", "--as-of", "2025-05-27", "--language", "ru", "--write", page).status == 0)
        let taken = try Self.run(Self.tools.appendingPathComponent("screenshots").path, page, files.url("out").path)
        try #require(taken.status == 0, "\(taken.errors)")
        for name in ["screen.png", "dark.png", "phone.png", "print.pdf"] {
            #expect(FileManager.default.fileExists(atPath: files.url("out/" + name).path))
        }
        let text = try Self.run("pdftotext", "-layout", files.url("out/print.pdf").path, "-").output
        let pages = text.split(separator: "\u{c}").filter { !$0.allSatisfy(\.isWhitespace) }
        #expect(pages.count > 5)
        for page in pages { #expect(page.contains("27 мая 2025") && page.contains("/ \(pages.count)"), "\(page)") }
        let size = try Self.run("pdfinfo", files.url("out/print.pdf").path).output
        #expect(size.contains("A4"), "\(size)")
    }
}
