import Foundation
import Testing

@Suite struct `A restored ledger` {
    /// The entries of the history after a correction and a retraction, in several batches.
    private static func lines(_ ledger: TestLedger) throws -> [String] {
        for call in [
            ["correct", "6", "--effective", "2018-05-28", "--reason", "misprint"],
            ["member", "suspend", "rsl", "--effective", "2022"], ["dispute", "5", "--claim", "it never was"],
            ["retract", "7", "--reason", "entered twice"],
        ] {
            let answer = try ledger.alliance(call)
            try #require(answer.status == 0, "\(answer.errors)")
        }
        return try ledger.alliance("export", "jsonl").output.split(separator: "\n").map(String.init)
    }

    private static func restore(
        _ lines: [String], in ledger: TestLedger, _ arguments: String...
    ) throws -> Executable.Answer {
        try ledger.directory.write(lines.joined(separator: "\n") + "\n", to: "e.jsonl")
        return try ledger.alliance(["restore", "e.jsonl", "--into", "r"] + arguments)
    }

    @Test func `has the same root, and with its key the same checkpoint`() throws {
        let ledger = try TestLedger()
        let lines = try Self.lines(ledger)
        let answer = try Self.restore(
            lines, in: ledger, "--key", "ledger/signer.key", "--checkpoint", "ledger/checkpoint")
        try #require(answer.status == 0, "\(answer.errors)")
        #expect(answer.errors == "")
        for file in ["checkpoint", "verifier.key", "signer.key"] {
            #expect(
                try Data(contentsOf: ledger.directory.url("r/" + file))
                    == Data(contentsOf: ledger.directory.url("ledger/" + file)), "\(file)")
        }
        #expect(try ledger.alliance("replay", "--ledger", "r").status == 0)
        let next = try ledger.alliance(
            "member", "reinstate", "rsl", "--effective", "2024", "--ledger", "r")
        #expect(next.status == 0, "\(next.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path).sorted()
                == ["e.jsonl", "history.jsonl", "ledger", "r"])
    }

    @Test func `without the key has a new one, and says so`() throws {
        let ledger = try TestLedger()
        let lines = try Self.lines(ledger)
        let answer = try Self.restore(lines, in: ledger)
        #expect(answer.status == 0)
        #expect(answer.errors.contains("the key is a new one"))
        let old = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        let new = try String(contentsOf: ledger.directory.url("r/checkpoint"), encoding: .utf8)
        #expect(old.split(separator: "\n").prefix(3) == new.split(separator: "\n").prefix(3))
        #expect(old != new)
        #expect(try ledger.alliance("replay", "--ledger", "r").status == 0)
        let modes = try FileManager.default.attributesOfItem(atPath: ledger.directory.url("r/signer.key").path)
        #expect(modes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `is refused for anything that was altered, and nothing is there then`() throws {
        let ledger = try TestLedger()
        let lines = try Self.lines(ledger)
        func without(_ place: Int) -> [String] { lines.enumerated().filter { $0.offset != place }.map(\.element) }
        func with(_ place: Int, _ change: (String) -> String) -> [String] {
            var changed = lines
            changed[place] = change(changed[place])
            return changed
        }
        let cases: [(String, [String])] = [
            ("an entry is missing that others need", without(3)),
            ("a retracted entry is missing", without(7)),
            ("entries of a batch are swapped", [lines[1], lines[0]] + lines.dropFirst(2)),
            ("batches are swapped", lines.dropLast(2) + [lines[lines.count - 1], lines[lines.count - 2]]),
            ("an entry stands twice", lines + [lines[lines.count - 1]]),
            ("another origin", with(2) { $0.replacingOccurrences(of: "ledger.example", with: "ledgex.example") }),
            ("a space", with(2) { $0.replacingOccurrences(of: "{\"actor\":", with: "{\"actor\": ") }),
            (
                "a draft",
                with(2) { _ in #"{"type":"membership.invited","subject":"institution/nlc","effective":"2019"}"# }
            ),
            (
                "an illegal history",
                with(5) { $0.replacingOccurrences(of: "membership.admitted", with: "membership.reinstated") }
            ),
            ("a field nobody knows", with(5) { $0.replacingOccurrences(of: "\"founding\"", with: "\"fpunding\"") }),
            (
                "an earlier instant",
                with(lines.count - 1) {
                    $0.replacing(/"time":"20[0-9]{2}/, with: "\"time\":\"2001")
                }
            ),
            ("an empty line", lines.prefix(4) + [""] + lines.dropFirst(4)),
            ("nothing", []),
        ]
        // Each byte of one line, changed by one bit.
        var generator = SplitMix64(seed: 20_261_121)
        for _ in 0..<40 {
            let place = Int(generator.next() % UInt64(lines.count))
            var bytes = Array(lines[place].utf8)
            let index = Int(generator.next() % UInt64(bytes.count))
            bytes[index] ^= 1
            guard bytes[index] != 0x0a, let text = String(validating: bytes, as: UTF8.self) else { continue }
            let changed = with(place) { _ in text }
            let answer = try Self.restore(changed, in: ledger, "--checkpoint", "ledger/checkpoint")
            #expect(
                answer.status == 1, "seed 20261121: line \(place + 1), byte \(index): \(answer.output)\(answer.errors)")
        }
        for (title, lines) in cases {
            let answer = try Self.restore(lines, in: ledger, "--checkpoint", "ledger/checkpoint")
            #expect(answer.status == 1, "\(title): \(answer.output)\(answer.errors)")
            let left = try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path)
            #expect(Set(left) == ["e.jsonl", "history.jsonl", "ledger"], "\(title)")
        }
    }

    @Test func `is refused where the checkpoint covers more, where something is there, and for another's key`() throws {
        let ledger = try TestLedger()
        let lines = try Self.lines(ledger)
        let short = try Self.restore(lines.dropLast(), in: ledger, "--checkpoint", "ledger/checkpoint")
        #expect(short.status == 1)
        #expect(short.errors.contains("fork"))
        #expect(try ledger.alliance("init", "--origin", "other.example.org", "--ledger", "other").status == 0)
        let other = try Self.restore(lines, in: ledger, "--key", "other/signer.key")
        #expect(other.status == 2, "\(other.errors)")
        let there = try ledger.alliance("restore", "e.jsonl", "--into", "other")
        #expect(there.status == 2)
        #expect(try ledger.alliance("overview", "--ledger", "other").status == 0)
        // The beginning of a log is a log, if no checkpoint says otherwise.
        #expect(try Self.restore(lines.dropLast(), in: ledger).status == 0)
    }

    @Test func `is whole or not there, whenever it is killed or the disk is full`() throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try TemporaryDirectory()
        let lines = try ledger.alliance("export", "jsonl").output
        try place.write(lines, to: "e.jsonl")
        let call = ["restore", "e.jsonl", "--into", "r"]
        let full = try Executable.run(
            call, in: place.path, wrapper: ["/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"])
        #expect(full.status == 3, "\(full.errors)")
        #expect(full.errors.contains("make room"), "\(full.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["e.jsonl"])
        for seconds in ["0.010", "0.030", "0.060", "0.090", "0.120", "0.150", "0.200"] {
            let killed = try Executable.run(
                call, in: place.path, wrapper: ["/usr/bin/timeout", "-s", "KILL", seconds])
            guard killed.status != 0 else { break }
            #expect(!FileManager.default.fileExists(atPath: place.url("r").path) || killed.output != "")
            try? FileManager.default.removeItem(at: place.url("r"))
        }
        try? FileManager.default.removeItem(at: place.url("r"))
        #expect(try Executable.run(call, in: place.path).status == 0)
        #expect(try Executable.run(["log", "--ledger", "r"], in: place.path).output == lines)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["e.jsonl", "r"])
    }
}
