import AllianceLedger
import Alliances
import Foundation
import Testing

@testable import AllianceCLI

/// Text that means ill: refused where it comes in, harmless where it is shown.
@Suite struct HostileTextTests {
    @Test(
        "A name that nobody sees whole is refused",
        arguments: [
            ("Foo\u{200B}", "edgeInvisible"), ("\u{200B}", "edgeInvisible"), ("\u{200D}Foo", "edgeInvisible"),
            ("\u{200F}", "invisibleText"),
            ("Foo\u{AD}", "edgeInvisible"), ("\u{2800}", "edgeInvisible"), ("\u{3164}", "edgeInvisible"),
            ("\u{FE0F}", "invisibleText"), ("a\u{E0041}b", "hiddenText"), ("a\u{206A}b", "hiddenText"),
            ("a\u{FFF9}b", "hiddenText"), ("a\u{202E}b", "bidiControl"), ("a\u{9B}31mb", "controlCharacter"),
        ])
    func refused(text: String, code: String) {
        #expect(TextCheck.problem(in: text, field: "names.en")?.code == code)
    }

    @Test(
        "What scripts need between letters stays, and so do letters that look like others",
        arguments: [
            "می\u{200C}خواهم", "क\u{94D}\u{200D}ष", "葛\u{E0100}", "❤\u{FE0F}", "(אב)\u{200F}", "Nаtional",
            "Wörter\u{AD}buch",
        ])
    func accepted(text: String) {
        #expect(TextCheck.problem(in: text, field: "names.en") == nil)
    }

    @Test("What an older version accepted is read as it is")
    func stored() throws {
        let bytes = Array(
            #"""
            {"actor":"secretariat","data":{"identified":true,"names":{"en":"Foo\#u{200B}"}},"id":"0190b1c2-0000-8000-8000-000000000000","source":"x.example/a","specversion":"1.0","subject":"institution/a","time":"2026-11-20T20:23:26.030417Z","type":"institution.registered"}
            """#.utf8)
        let entry = try Entry(canonical: bytes.span)
        #expect(entry.subject.description == "institution/a")
    }

    @Test(
        "No origin and no name of a key is taken that a terminal would obey",
        arguments: ["x.example/\u{9B}31m", "x.example/\u{202E}a", "x.example/a\u{200B}"])
    func origins(name: String) throws {
        let directory = try TemporaryDirectory()
        for call in [
            ["init", "--origin", name], ["witness", "init", "--name", name, "--state", "w"],
            ["key", "make", "--name", name, "auditor.key"],
        ] {
            let answer = try Executable.run(call, in: directory.path)
            #expect(answer.status == 2, "\(call): \(answer.errors)")
            #expect(!answer.errors.unicodeScalars.contains { [0x9B, 0x202E].contains($0.value) })
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test("A file's name is shown harmlessly in messages")
    func fileNames() throws {
        let ledger = try TestLedger()
        let name = "no\u{1B}]0;title\u{7}\u{9B}2J\u{202E}such"
        for call in [
            ["import", name], ["audit", name], ["check", name], ["replay", "--compare", name], ["publish", name + "/"],
            ["members", "--ledger", name], ["show", name], ["export", "jsonl", "ledger/" + name],
        ] {
            let answer = try ledger.alliance(call)
            for scalar in (answer.errors + answer.output).unicodeScalars where scalar != "\n" {
                #expect(
                    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E, "\(call)")
            }
        }
    }

    @Test(
        "A shell is offered nothing that it would evaluate",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/bash")))
    func completions() throws {
        let ledger = try TestLedger()
        let script = try ledger.alliance("completions", "bash").output
        try ledger.directory.write(script, to: "completions")
        let register = ["record", "institution.registered", "--data", #"{"identified":false}"#, "--subject"]
        try #require(try ledger.alliance(register + ["institution/abcdefghijkl"]).status == 0)
        try ledger.directory.write(
            """
            PATH=\(URL(fileURLWithPath: Executable.path).deletingLastPathComponent().path):$PATH
            source ./completions
            COMP_WORDS=(alliance show institution/) COMP_CWORD=2 COMP_LINE="alliance show institution/" COMP_POINT=26
            _alliance alliance institution/ show
            echo "${COMPREPLY[*]}"
            """, to: "ask")
        let store = ledger.directory.url("ledger/data.mdb")
        var bytes = try Data(contentsOf: store)
        let before = try bash("ask", ledger)
        #expect(before.contains("institution/abcdefghijkl"), "\(before)")
        // A ledger that another program made; `$(touch own)` has as many letters.
        while let place = bytes.range(of: Data("institution/abcdefghijkl".utf8)) {
            bytes.replaceSubrange(place, with: Data("institution/$(touch own)".utf8))
        }
        try bytes.write(to: store)
        let after = try bash("ask", ledger)
        #expect(after.contains("institution/nlc") && !after.contains("touch"), "\(after)")
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("own").path))
    }

    private func bash(_ script: String, _ ledger: TestLedger) throws -> String {
        try Executable.run(
            [script], in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin"], wrapper: ["/usr/bin/bash"],
            program: nil
        ).output
    }
}
