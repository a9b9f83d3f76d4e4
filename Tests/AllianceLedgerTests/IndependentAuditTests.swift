import Alliances
import EDTF
import Foundation
import Projections
import Testing

@testable import AllianceLedger

/// `Tools/independent-audit` was written from the documents, in another language: two programs, one answer.
@Suite("An audit by a program that shares no code with this one")
struct IndependentAuditTests {
    private struct Answer: Decodable, Equatable {
        struct Pair: Decodable, Equatable {
            let certain: Int
            let possible: Int
        }

        struct Member: Decodable, Equatable {
            let id: String
            let standing: String
            let category: String
            let since: String
            let country: String?
        }

        let origin: String
        let size: Int
        let count: Pair
        let countries: Pair
        let members: [Member]
    }

    private func audit(_ site: String, _ ledger: Ledger, _ arguments: [String]) throws -> (status: Int32, output: Data)
    {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                "python3", root.appending(path: "Tools/independent-audit").path, site, "--key",
                ledger.directory + "/verifier.key",
            ] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }

    /// What this program answers, in the form of the other.
    private func answer(_ ledger: Ledger, _ question: Question) throws -> Answer {
        let book = try ledger.book(question)
        let count = try book.memberCount()
        let members = try book.institutions().compactMap { view in
            view.membership.map { member in
                Answer.Member(
                    id: view.id, standing: member.standing.rawValue, category: member.category.rawValue,
                    since: member.since.text, country: view.country)
            }
        }
        return Answer(
            origin: ledger.origin, size: try ledger.size(),
            count: .init(certain: count.members.certain, possible: count.members.possible),
            countries: .init(certain: count.countries.certain, possible: count.countries.possible),
            members: members.sorted { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) })
    }

    private func withLedger(_ clock: Clock, _ body: (Ledger, _ site: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "independent-audit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try Ledger.create(
            at: folder.appending(path: "ledger").path, origin: "ledger.example.org/random", clock: { clock.now })
        try body(ledger, folder.appending(path: "site").path)
    }

    private func compare(
        _ ledger: Ledger, _ site: String, asOf day: String, knownAt position: Int?, _ comment: Comment
    ) throws {
        let asOf = try #require(Day(day))
        let known = position.map { Question.KnownAt.position(Position(UInt32($0))) }
        let ours = try answer(ledger, Question(asOf: asOf, knownAt: known))
        let arguments = ["--format", "json", "--as-of", day] + (position.map { ["--known-at", "\($0)"] } ?? [])
        let (status, output) = try audit(site, ledger, arguments)
        try #require(status == 0, "\(comment): \(String(decoding: output, as: UTF8.self))")
        let theirs = try JSONDecoder().decode(Answer.self, from: output)
        #expect(theirs.origin == ours.origin && theirs.size == ours.size, comment)
        #expect(theirs.count == ours.count, comment)
        #expect(theirs.countries == ours.countries, comment)
        for member in ours.members where !theirs.members.contains(member) {
            Issue.record("\(comment): this program alone has \(member)")
        }
        for member in theirs.members where !ours.members.contains(member) {
            Issue.record("\(comment): the other program alone has \(member)")
        }
        #expect(theirs.members.map(\.id) == ours.members.map(\.id), comment)
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let rounds = environment["AUDIT_ROUNDS"].flatMap { Int($0) } ?? 3
    private static let seeds: [UInt64] =
        environment["AUDIT_SEED"].flatMap { UInt64($0) }.map { [$0] } ?? (0..<rounds).map { 20_180_528 + UInt64($0) }

    @Test("random histories are counted and listed alike, on any day and by any state of knowledge", arguments: seeds)
    func randomHistories(seed: UInt64) throws {
        let clock = Clock()
        try withLedger(clock) { ledger, site in
            var history = RandomHistory(seed: seed)
            try history.offer(600, to: ledger, clock: clock)
            let size = try ledger.size()
            try ledger.sign()
            _ = try ledger.publish(to: site)
            print(
                "seed \(seed): \(history.offered) drafts, \(history.accepted) accepted, \(history.takenOut) taking out;",
                history.refusals.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
            try #require(size > 150, "seed \(seed): too few drafts were accepted")
            let days = ["2009-12-31", "2018-05-28", "2030-01-01"] + (0..<6).map { _ in history.day(2014...2026) }
            for day in days { try compare(ledger, site, asOf: day, knownAt: nil, "seed \(seed), \(day)") }
            for _ in 0..<5 {
                let (day, known) = (history.day(2016...2026), history.position(below: size))
                try compare(ledger, site, asOf: day, knownAt: known, "seed \(seed), \(day), known at #\(known)")
            }
        }
    }

    @Test("an altered entry, a missing tile and a key of another are found")
    func damage() throws {
        let clock = Clock()
        try withLedger(clock) { ledger, site in
            var history = RandomHistory(seed: 7)
            try history.offer(40, to: ledger, clock: clock)
            try ledger.sign()
            _ = try ledger.publish(to: site)
            #expect(try audit(site, ledger, []).status == 0)

            let bundle = try #require(try file(of: site, in: "tile/entries/"))
            var bytes = try Data(contentsOf: bundle)
            let place = try #require(bytes.firstRange(of: Data("library".utf8))).lowerBound
            bytes[place] ^= 1
            try bytes.write(to: bundle)
            #expect(try audit(site, ledger, []).status == 1)
            bytes[place] ^= 1
            try bytes.write(to: bundle)
            #expect(try audit(site, ledger, []).status == 0)

            let tile = try #require(try file(of: site, in: "tile/0/"))
            let whole = try Data(contentsOf: tile)
            try FileManager.default.removeItem(at: tile)
            #expect(try audit(site, ledger, []).status == 1)
            try whole.write(to: tile)

            try withLedger(clock) { other, _ in
                let status = try audit(site, other, []).status
                #expect(status == 1)
            }
            #expect(try audit(site, ledger, ["--as-of", "yesterday"]).status == 2)
            let size = try ledger.size()
            #expect(try audit(site, ledger, ["--known-at", "\(size)"]).status == 2)
        }
    }

    private func file(of site: String, in folder: String) throws -> URL? {
        let all = FileManager.default.enumerator(atPath: site)?.compactMap { $0 as? String } ?? []
        let url = all.filter { $0.hasPrefix(folder) }.map { URL(filePath: site).appending(path: $0) }
        return try url.first { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
    }

    @Test("the Silk Road alliance has as many members as the facts work out")
    func silkRoad() throws {
        try withLedger(Clock()) { ledger, site in
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Snapshots/silk-road/history.jsonl")
            let lines = try Data(contentsOf: file).split(separator: 0x0a)
            let submissions = try lines.enumerated().map { index, line in
                Submission(line: index + 1, .success(try Draft(json: Array(line).span)))
            }
            guard case .accepted = try ledger.append(submissions) else {
                Issue.record("the history is rejected")
                return
            }
            try ledger.sign()
            _ = try ledger.publish(to: site)
            let expected = [
                ("2018-05-28", 24, 24), ("2019-11-22", 27, 29), ("2021-09-02", 36, 38), ("2025-05-27", 51, 51),
            ]
            for (day, certain, possible) in expected {
                let (_, output) = try audit(site, ledger, ["--format", "json", "--as-of", day])
                let count = try JSONDecoder().decode(Answer.self, from: output).count
                #expect(count == Answer.Pair(certain: certain, possible: possible), "\(day)")
                try compare(ledger, site, asOf: day, knownAt: nil, "\(day)")
            }
        }
    }
}
