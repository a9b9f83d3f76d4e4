import AllianceLedger
import Alliances
import Foundation
import Testing

@testable import AllianceCLI

@Suite("alliance publish and alliance audit")
struct PublishCommandTests {
    private struct Answered {
        let status: AllianceCLI.ExitStatus
        let output: String
        let errors: String
    }

    private final class Workplace {
        let path = FileManager.default.temporaryDirectory.appending(path: "publishing-\(UUID().uuidString)").path

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String) -> String { path + "/" + name }

        func read(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

        func run(_ arguments: String...) throws -> Answered { try call(arguments) }

        func call(_ arguments: [String]) throws -> Answered {
            let program = try #require(Self.program)
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            process.currentDirectoryURL = URL(filePath: path)
            let outputs = (Pipe(), Pipe())
            process.standardOutput = outputs.0
            process.standardError = outputs.1
            try process.run()
            // Both are far smaller than a pipe.
            let output = outputs.0.fileHandleForReading.readDataToEndOfFile()
            let errors = outputs.1.fileHandleForReading.readDataToEndOfFile()
            while process.isRunning { usleep(1_000) }
            return Answered(
                status: AllianceCLI.ExitStatus(rawValue: process.terminationStatus),
                output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
        }

        /// The executable beside the tests.
        private static var program: URL? {
            var folder = URL(filePath: #filePath)
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let found = folder.appending(path: ".build/debug/alliance")
                if FileManager.default.isExecutableFile(atPath: found.path) { return found }
            }
            return nil
        }
    }

    private func withLedger(_ body: (Workplace) throws -> Void) throws {
        let place = try Workplace()
        let now = try #require(Instant("2026-11-20T20:23:26Z"))
        let ledger = try Ledger.create(at: place.file("ledger"), origin: "ledger.example.org/x", clock: { now })
        let lines = [
            #"{"type":"institution.registered","subject":"institution/nlc","data":{"identified":true,"names":{"en":"National Library of China"}}}"#,
            #"{"type":"membership.admitted","subject":"institution/nlc","effective":"2018-05-28","data":{"category":"member","founding":true}}"#,
        ]
        let submissions = lines.map { line in
            Submission(line: nil, Result { () throws(Rejection) in try Draft(json: Array(line.utf8).span) })
        }
        guard case .accepted = try ledger.append(submissions) else {
            Issue.record("not accepted")
            return
        }
        ledger.close()
        try body(place)
    }

    @Test("a ledger is published, audited, and what it says is shown")
    func wholeWay() throws {
        try withLedger { place in
            let published = try place.run("publish", "out")
            #expect(published.status == .done)
            #expect(published.output == "published 2 entries of ledger.example.org/x in out\n")
            #expect(try place.run("publish", "out").output.contains("is up to date"))
            #expect(try place.read("out/verifier.key") == place.read("ledger/verifier.key"))
            #expect(try place.read("out/README.txt").contains("ledger.example.org/x"))

            let audit = try place.run("audit", "out", "--key", "ledger/verifier.key", "--keep", "kept")
            #expect(audit.status == .done && audit.errors.isEmpty)
            #expect(audit.output.contains("verified: these are the entries that were signed"))
            #expect(try place.read("kept") == place.read("out/checkpoint"))
            #expect(try place.run("audit", "out", "--key", "ledger/verifier.key", "--since", "kept").status == .done)

            let members = try place.run(
                "audit", "out", "--key", "ledger/verifier.key", "--show", "members", "--format", "json", "--as-of",
                "2018-05-28")
            #expect(members.status == .done)
            #expect(members.output.hasPrefix(#"{"asOf":"2018-05-28","count":{"certain":1,"possible":1}"#))
            let asked = try place.run("members", "--format", "json", "--as-of", "2018-05-28")
            if asked.status == .done { #expect(members.output == asked.output) }
        }
    }

    @Test("snapshots are written and compared")
    func snapshots() throws {
        try withLedger { place in
            _ = try place.run("publish", "out")
            let key = "ledger/verifier.key"
            #expect(
                try place.run("audit", "out", "--key", key, "--as-of", "2018-05-28", "--write", "s").status == .done)
            #expect(try place.run("audit", "out", "--key", key, "--compare", "s").status == .done)
            let other = try place.read("s").replacingOccurrences(of: "National Library", with: "National Museum")
            try other.write(toFile: place.file("s"), atomically: true, encoding: .utf8)
            let answer = try place.run("audit", "out", "--key", key, "--compare", "s")
            #expect(answer.status == .answerIsNo)
            #expect(answer.output.contains("names.en"))
        }
    }

    @Test("without a key the warning says what the key beside the log is worth")
    func warning() throws {
        try withLedger { place in
            _ = try place.run("publish", "out")
            let answer = try place.run("audit", "out")
            #expect(answer.status == .done)
            #expect(answer.errors.contains("proves nothing about who signed"))
            #expect(answer.errors.contains("what to do: get the verifier key from the secretariat by another way"))
        }
    }

    @Test("what is wrong has its own exit status and words")
    func failures() throws {
        try withLedger { place in
            let own = try place.run("publish", "ledger")
            #expect(own.status == .callWasWrong && own.errors.contains("secret key"))
            _ = try place.run("publish", "out")
            let key = "ledger/verifier.key"
            for (arguments, status, says) in [
                (["audit", "nowhere"], AllianceCLI.ExitStatus.systemFailed, "there is no directory nowhere"),
                (["audit", "."], .systemFailed, ". is not a published log"),
                (["audit", "out", "--key", "ledger/signer.key"], .callWasWrong, "it is the secret key that signs"),
                (["audit", "out", "--key", "nobody"], .callWasWrong, "there is no such file"),
                (["audit", "out", "--key", key, "--since", "nothing"], .callWasWrong, "the saved checkpoint nothing"),
                (
                    ["audit", "out", "--key", key, "--hashes-only", "--show", "members"], .callWasWrong,
                    "reads no entries"
                ),
                (["audit", "out", "--key", key, "--format", "json"], .callWasWrong, "name what to show"),
                (["audit", "gopher://x", "--key", key], .callWasWrong, "neither http:// nor https://"),
                (["audit", "out", "--key", key, "--origin", "someone.else"], .answerIsNo, ""),
            ] {
                let answer = try place.call(arguments)
                #expect(answer.status == status, "\(arguments): \(answer.errors)")
                if !says.isEmpty { #expect(answer.errors.contains(says), "\(answer.errors)") }
                #expect(!answer.errors.contains("PRIVATE+KEY"))
            }
            var bundle = try Data(contentsOf: URL(filePath: place.file("out/tile/entries/000.p/2")))
            bundle[40] ^= 1
            try bundle.write(to: URL(filePath: place.file("out/tile/entries/000.p/2")))
            let answer = try place.run("audit", "out", "--key", key)
            #expect(answer.status == .answerIsNo)
            #expect(answer.output.contains("FAILED: do not rely on this log; the first entry"))
        }
    }
}
