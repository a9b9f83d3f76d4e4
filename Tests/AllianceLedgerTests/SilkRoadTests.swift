import Alliances
import EDTF
import Foundation
import Projections
import Testing

@testable import AllianceLedger

/// The real history, as facts §6.3 works it out.
@Suite("The history of the Silk Road International Library Alliance")
struct SilkRoadTests {
    private func withHistory(_ body: (Ledger) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "silk-road-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let now = try #require(Instant("2026-11-20T20:23:26Z"))
        let ledger = try Ledger.create(at: directory, origin: "ledger.example.org/silk-road", clock: { now })
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Snapshots/silk-road/history.jsonl")
        let lines = try Data(contentsOf: file).split(separator: 0x0a)
        var submissions: [Submission] = []
        for (index, line) in lines.enumerated() {
            do throws(Rejection) {
                submissions.append(Submission(line: index + 1, .success(try Draft(json: Array(line).span))))
            } catch {
                submissions.append(Submission(line: index + 1, .failure(error)))
            }
        }
        switch try ledger.append(submissions) {
        case .rejected(let refusals):
            for refusal in refusals { Issue.record("line \(refusal.line ?? 0): \(refusal.rejection)") }
        case .accepted(let acceptance): #expect(acceptance.size == lines.count)
        }
        try ledger.sign()
        try body(ledger)
    }

    @Test("counts, certain and possible, are those the facts work out, day by day")
    func counts() throws {
        let expected = [
            ("2018-05-27", 0, 0), ("2018-05-28", 24, 24), ("2018-05-29", 24, 29), ("2019-11-21", 24, 29),
            ("2019-11-22", 27, 29), ("2019-11-23", 27, 38), ("2021-09-01", 27, 38), ("2021-09-02", 36, 38),
            ("2021-09-03", 36, 51), ("2024-10-24", 36, 51), ("2024-10-25", 37, 51), ("2025-05-26", 37, 51),
            ("2025-05-27", 51, 51),
        ]
        try withHistory { ledger in
            for (text, certain, possible) in expected {
                let day = try #require(Day(text))
                let book = try ledger.book(Question(asOf: day))
                #expect(try book.memberCount().members == CountRange(certain: certain, possible: possible), "\(text)")
                #expect(try book.growth().count(on: day) == CountRange(certain: certain, possible: possible), "\(text)")
            }
            let last = try ledger.book(Question(asOf: try #require(Day("2025-05-27"))))
            for line in try last.reconciliation() where line.derived != nil {
                print(line.source.text, line.total.institutions ?? -1, line.derived!, line.verdictText)
            }
        }
    }

    @Test("a replay from the entries alone finds everything as it is stored")
    func replay() throws {
        try withHistory { ledger in
            let report = try ledger.replay()
            for check in report.checks { #expect(check.result == .passed, "\(check.name)") }
        }
    }
}
