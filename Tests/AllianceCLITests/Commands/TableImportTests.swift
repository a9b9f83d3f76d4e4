import Foundation
import Testing

@Suite struct `An import of a table` {
    private static let table = """
        id,name,country,category,since,evidence
        nlm,National Library of Mongolia,Mongolia,member,2019-05,cgtn-20180528
        nlc,National Library of China,CN,member,2018-05-28,cgtn-20180528

        """

    @Test func `appends what is new, and twice nothing`() throws {
        let ledger = try TestLedger()
        try ledger.directory.write(Self.table, to: "members.csv")
        let dry = try ledger.alliance("import", "members.csv", "--as", "members", "--dry-run")
        #expect(
            dry.output.filter { $0 != "─" } == """
                line  entry  event                   subject          effective  says

                   2     #8  institution.registered  institution/nlm             MN, identified, National Library of Mongolia
                   2     #9  membership.admitted     institution/nlm  2019-05    member
                1 row is recorded already
                dry run: nothing was appended; 2 entries would be appended; the log holds 8 entries

                """, "\(dry.output)\(dry.errors)")
        let first = try ledger.alliance("import", "members.csv", "--as", "members")
        #expect(
            first.output.hasSuffix("appended 2 entries: #8…#9; the log holds 10; the checkpoint of size 10 is signed\n")
        )
        let before = try ledger.bytes()
        let again = try ledger.alliance("import", "members.csv", "--as", "members")
        #expect(
            again.output == "2 rows are recorded already\nnothing was appended; the log holds 10 entries\n",
            "\(again.errors)")
        #expect(try ledger.bytes() == before)
        let more = Self.table + "nlk,National Library of Kazakhstan,KZ,observer,2020,\n"
        let added = try ledger.alliance(["import", "-", "--as", "members"], input: more)
        #expect(added.output.contains("appended 2 entries: #10…#11"), "\(added.output)\(added.errors)")
        let changed = more.replacingOccurrences(of: "2019-05", with: "2019-06")
        let refused = try ledger.alliance(["import", "-", "--as", "members"], input: changed)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("alliance correct 9 --effective 2019-06"), "\(refused.errors)")
    }

    @Test func `takes the lists of another ledger, and then lists the same members`() throws {
        let silkRoad = try SilkRoadLedger.imported()
        let directory = try TemporaryDirectory()
        func alliance(_ arguments: String..., input: String = "") throws -> Executable.Answer {
            try Executable.run(arguments, in: directory.path, input: Data(input.utf8))
        }
        #expect(try alliance("init", "--origin", "a.example.org/b").status == 0)
        let evidence = try silkRoad.alliance("evidence", "--format", "csv").output
        let members = try silkRoad.alliance("members", "--format", "csv").output
        let cited = try alliance("import", "-", "--as", "evidence", input: evidence)
        #expect(cited.status == 0, "\(cited.errors)")
        // The list does not tell how the derived dates were derived.
        let without = try alliance("import", "-", "--as", "members", input: members)
        #expect(without.status == 1)
        let imported = try alliance(
            "import", "-", "--as", "members", "--set", "note=as in the ledger it comes from", input: members)
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(try alliance("members", "--format", "csv").output == members)
        #expect(try alliance("replay").status == 0)
    }

    @Test(arguments: ["members", "institutions", "agreements", "conferences", "evidence"])
    func `begins with a template, whose examples can be imported`(kind: String) throws {
        let ledger = try TestLedger()
        let template = try ledger.alliance("import", "--template", kind)
        #expect(template.status == 0)
        try SnapshotFile(name: "templates/\(kind).csv").expect(template.output)
        let asIs = try ledger.alliance(["import", "-", "--as", kind], input: template.output)
        #expect(asIs.status == 2 && asIs.errors.contains("no rows"), "\(asIs.errors)")
        let examples = template.output.replacingOccurrences(of: "#example", with: "example")
            .replacingOccurrences(of: "#unidentified", with: "unidentified")
        let filled = try ledger.alliance(["import", "-", "--as", kind], input: examples)
        #expect(filled.status == 0, "\(filled.errors)")
    }

    @Test func `tells a hundred of many wrong rows, and counts the others`() throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let rows = (0..<500).map { "x\($0),X,member,2018-13\n" }.joined()
        let answer = try ledger.alliance(["import", "-", "--as", "members"], input: "id,name,category,since\n" + rows)
        #expect(answer.status == 1)
        #expect(answer.errors.contains("500 things stand against it"))
        #expect(answer.errors.contains("100. line 101, column “since”"))
        #expect(answer.errors.hasSuffix("101. and 400 more\n"))
        #expect(try ledger.bytes() == before)
    }
}
