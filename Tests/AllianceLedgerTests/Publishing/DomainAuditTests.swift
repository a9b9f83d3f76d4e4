import Alliances
import CanonicalJSON
import EDTF
import Foundation
import Testing
import TransparencyLog

@testable import AllianceLedger

@Suite("Auditing what the entries of a published log say")
struct DomainAuditTests {
    private static let origin = "ledger.example.org/silk-road"

    private func withHistory(_ body: (Ledger, PublishedPlace) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "audited-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let now = try #require(Instant("2026-11-20T20:23:26Z"))
        let ledger = try Ledger.create(at: directory, origin: Self.origin, clock: { now })
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Snapshots/silk-road/history.jsonl")
        let lines = try Data(contentsOf: file).split(separator: 0x0a)
        // Several batches, so that their order and their limits count.
        var start = 0
        while start < lines.count {
            let part = lines[start..<min(start + 50, lines.count)]
            let submissions = part.map { line in
                Submission(line: nil, Result { () throws(Rejection) in try Draft(json: Array(line).span) })
            }
            switch try ledger.append(submissions) {
            case .accepted: start += 50
            case .rejected:
                // What this part refers to comes later: the rest in one batch.
                let rest = lines[start...].map { line in
                    Submission(line: nil, Result { () throws(Rejection) in try Draft(json: Array(line).span) })
                }
                guard case .accepted = try ledger.append(rest) else {
                    Issue.record("the history is not accepted")
                    return
                }
                start = lines.count
            }
        }
        try ledger.sign()
        try body(ledger, PublishedPlace())
    }

    private func audit(_ place: PublishedPlace, _ key: VerifierKey) throws -> AuditReport {
        var options = AuditOptions()
        options.key = try AuditKey(key.text, auditing: place.path)
        return try Audit.run(place.path, options)
    }

    private func entries(_ place: PublishedPlace, _ ledger: Ledger) throws -> [[UInt8]] {
        let source = try SignedLedger(ledger)
        var entries: [[UInt8]] = []
        for number in 0..<(source.checkpoint.size + 255) >> 8 {
            let address = try #require(
                TileLayout(size: source.checkpoint.size).entryBundle(holding: number << 8))
            let bundle = try source.bundle(address)
            for entry in 0..<bundle.count { entries.append([UInt8](bundle[entry])) }
        }
        return entries
    }

    @Test("finds in the published files the book that the ledger holds")
    func book() throws {
        try withHistory { ledger, place in
            let report = try ledger.publish(to: place.path)
            #expect(try report.size == UInt64(ledger.size()))
            let audit = try audit(place, ledger.verifier)
            #expect(audit.isGood, "\(audit.checks)")
            for text in ["2018-05-28", "2021-09-02", "2025-05-27"] {
                let day = try #require(Day(text))
                let book = try #require(audit.book(asOf: day))
                let stored = try ledger.book(Question(asOf: day))
                #expect(book.standpoint == stored.standpoint)
                #expect(try book.memberCount().members == stored.memberCount().members)
                // Stored, those that have to do with membership stand apart.
                func institutions(_ book: Book) throws -> [JSONValue] {
                    try book.institutions(.institutions).sorted { $0.id < $1.id }.map(\.json)
                }
                #expect(try institutions(book) == institutions(stored))
                #expect(try book.agreements().map(\.json) == stored.agreements().map(\.json))
                #expect(try book.conferences().map(\.json) == stored.conferences().map(\.json))
                #expect(try book.evidence().map(\.json) == stored.evidence().map(\.json))
            }
        }
    }

    @Test("a ledger put back from an old copy cannot publish another history")
    func restored() throws {
        try withHistory { ledger, place in
            try ledger.publish(to: place.path)
            let copy = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: copy) }
            try FileManager.default.copyItem(atPath: ledger.directory, toPath: copy)
            func add(_ id: String, to ledger: Ledger) throws {
                let text = """
                    {"type":"evidence.registered","subject":"evidence/\(id)","data":{"title":"A","publisher":"B"}}
                    """
                let draft = Result { () throws(Rejection) in try Draft(json: Array(text.utf8).span) }
                guard case .accepted = try ledger.append([Submission(line: nil, draft)]) else {
                    Issue.record("not accepted")
                    return
                }
                try ledger.sign()
            }
            let size = UInt64(try ledger.size())
            try add("one", to: ledger)
            try ledger.publish(to: place.path)
            let clock = ledger.clock
            let old = try Ledger.open(at: copy, for: .writing, clock: clock)
            #expect(throws: PublicationError.shrunk(size: size, publishedSize: size + 1)) {
                try old.publish(to: place.path)
            }
            try add("two", to: old)
            #expect(throws: PublicationError.forked(publishedSize: size + 1)) { try old.publish(to: place.path) }
            try add("three", to: old)
            #expect(throws: PublicationError.forked(publishedSize: size + 1)) { try old.publish(to: place.path) }
            #expect(try audit(place, ledger.verifier).isGood)
        }
    }

    @Test("what a keeper of the key signs against the rules is refused by name")
    func resigned() throws {
        try withHistory { ledger, place in
            let entries = try entries(place, ledger)
            let cases: [(String, String, ([[UInt8]]) -> [[UInt8]])] = [
                ("an entry repeated", "ids", { $0 + [$0[3]] }),
                ("the order of batches turned", "order of time", { Array($0[50...]) + Array($0[..<50]) }),
                ("an entry left out", "rules", { Array($0.dropFirst()) }),
                ("an entry that is none", "entries", { $0 + [Array("{}".utf8)] }),
                ("a blank more", "entries", { $0 + [Array("{ ".utf8) + $0[0].dropFirst()] }),
            ]
            for (name, check, alter) in cases {
                let place = PublishedPlace()
                let log = try SyntheticLog(alter(entries), name: Self.origin)
                try place.publish(log)
                let report = try audit(place, log.verifier)
                #expect(report.failed.contains(check), "\(name): \(report.checks)")
                #expect(!report.failed.contains("root"))
            }
            // Of another origin.
            let log = try SyntheticLog(entries)
            try place.publish(log)
            #expect(try audit(place, log.verifier).failed == ["entries"])
        }
    }

    @Test("no forged entry, whatever it names, ends the program", arguments: 0..<40 as Range<UInt64>)
    func forged(seed: UInt64) throws {
        try withHistory { ledger, place in
            var random = SplitMix64(seed: seed)
            var entries = try entries(place, ledger)
            for _ in 0..<20 {
                let place = Int.random(in: 0..<entries.count, using: &random)
                var text = String(decoding: entries[place], as: UTF8.self)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: entries.swapAt(place, Int.random(in: 0..<entries.count, using: &random))
                case 1: entries.remove(at: place)
                case 2: entries.insert(entries[Int.random(in: 0..<entries.count, using: &random)], at: place)
                case 3:
                    let target = [0, place, place + 1, 0x7fff_ffff].randomElement(using: &random) ?? 0
                    text.replace("\"data\"", with: "\"corrects\":\(target),\"data\"", maxReplacements: 1)
                    text.replace("\"source\"", with: "\"reason\":\"r\",\"source\"", maxReplacements: 1)
                    entries[place] = Array(text.utf8)
                default:
                    let target = [0, place, place + 1, 0x7fff_ffff].randomElement(using: &random) ?? 0
                    let type = Bool.random(using: &random) ? "entry.retracted" : "entry.disputed"
                    let time = text.suffix(from: text.range(of: "\"time\"")?.lowerBound ?? text.endIndex).prefix(36)
                    let data = type == "entry.disputed" ? "{\"claim\":\"c\"}" : "{}"
                    let id = EventID(high: random.next(), low: random.next())
                    text =
                        "{\"actor\":\"a\",\"data\":\(data),\"id\":\"\(id)\",\"reason\":\"r\",\"source\":\"\(Self.origin)\","
                        + "\"specversion\":\"1.0\",\"subject\":\"entry/\(target)\",\(time),\"type\":\"\(type)\"}"
                    entries[place] = Array(text.utf8)
                }
            }
            let log = try SyntheticLog(entries, name: Self.origin)
            try place.publish(log)
            let report = try audit(place, log.verifier)
            #expect(!report.isGood, "seed \(seed)")
        }
    }
}
