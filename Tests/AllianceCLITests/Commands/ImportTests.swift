import Foundation
import Testing

@Suite struct `An import` {
    private static func invitations(_ years: Range<Int>) -> String {
        years.map { #"{"type":"membership.invited","subject":"institution/nlc","effective":"\#($0)-01-01"}"# + "\n" }
            .joined()
    }

    @Test func `twice changes nothing and names what is held`() throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let answer = try ledger.alliance("import", "history.jsonl")
        #expect(answer.status == 0)
        #expect(
            answer.output == "8 lines were held already: #0…#7\nnothing was appended; the log holds 8 entries\n")
        #expect(try ledger.bytes() == before)
    }

    @Test func `takes standard input, empty lines and a last line without its end`() throws {
        let ledger = try TestLedger()
        let text = "\n" + Self.invitations(1999..<2002).replacingOccurrences(of: "\n", with: "\n\n").dropLast(2)
        let answer = try ledger.alliance("import", "-", input: text)
        #expect(
            answer.output
                == "appended 3 entries: #8…#10; the log holds 11; the checkpoint of size 11 is signed\n",
            "\(answer.errors)")
    }

    @Test func `reads a pipe`() throws {
        let ledger = try TestLedger()
        try ledger.directory.write(Self.invitations(1999..<2002), to: "more.jsonl")
        let answer = try Executable.run(
            [], in: ledger.directory.path,
            wrapper: ["/bin/sh", "-c", "cat more.jsonl | '\(Executable.path)' import -"])
        #expect(answer.output.hasPrefix("appended 3 entries: #8…#10"), "\(answer.errors)")
    }

    @Test func `as a dry run shows each place and appends nothing`() throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let answer = try ledger.alliance("import", "-", "--dry-run", input: Self.invitations(1999..<2001))
        #expect(
            answer.output == """
                #8 membership.invited institution/nlc (step 2 of 4; 1999-01-01)
                #9 membership.invited institution/nlc (step 3 of 4; 2000-01-01)
                dry run: nothing was appended; 2 entries would be appended; the log holds 8 entries

                """, "\(answer.errors)")
        #expect(try ledger.bytes() == before)
    }

    @Test func `in parts keeps the parts that are good, and repeating completes it`() throws {
        let ledger = try TestLedger()
        let good = Self.invitations(1990..<1995)
        let bad = good + Self.invitations(2019..<2020) + Self.invitations(1995..<1997)
        let answer = try ledger.alliance("import", "-", "--batch", "2", input: bad)
        #expect(answer.status == 1)
        #expect(answer.errors.contains("line 6"), "\(answer.errors)")
        #expect(answer.errors.contains("lines 1 to 4 are done, 4 entries of them appended"), "\(answer.errors)")
        let checkpoint = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        #expect(checkpoint.hasPrefix("ledger.example.org/silk-road\n12\n"))
        let again = try ledger.alliance("import", "-", "--batch", "2", input: Self.invitations(1990..<1997))
        #expect(
            again.output == """
                4 lines were held already: #8…#11
                appended 3 entries: #12…#14; the log holds 15; the checkpoint of size 15 is signed

                """, "\(again.errors)")
    }

    @Test func `reports every wrong line and appends nothing`() throws {
        let ledger = try TestLedger()
        let before = try ledger.bytes()
        let text = Self.invitations(1990..<1992) + "{}\n" + Self.invitations(1992..<1993) + "[]\n"
        let answer = try ledger.alliance("import", "-", "--format", "json", input: text)
        #expect(answer.status == 1)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let rejected = try #require(object["rejected"] as? [[String: Any]])
        #expect(rejected.map { $0["line"] as? Int } == [3, 5])
        #expect(try ledger.bytes() == before)
    }

    @Test func `ends quietly when nobody reads its answer, and loudly when it cannot be written`() throws {
        let ledger = try TestLedger()
        let call = "'\(Executable.path)' import history.jsonl --format json"
        let closed = try Executable.run(
            [], in: ledger.directory.path,
            wrapper: ["/bin/sh", "-c", "{ \(call); echo $? >status; } | true; sleep 0.2; cat status"])
        #expect(closed.output == "0\n")
        #expect(closed.errors == "")
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let full = try Executable.run(
            [], in: ledger.directory.path, wrapper: ["/bin/sh", "-c", "\(call) >/dev/full; exit $?"])
        #expect(full.status == 3)
        #expect(full.errors.hasPrefix("error: no space left on device"))
    }
}
