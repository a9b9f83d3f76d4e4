import Alliances
import Testing

@testable import Projections

@Suite struct RowBytesTests {
    private func decoded(_ bytes: [UInt8]) -> Row? {
        do throws(RowError) {
            return try Row(encoded: bytes.span)
        } catch { return nil }
    }

    @Test func `a row is read as it was written`() throws {
        for seed in UInt64(1)...100 {
            var random = RandomInstitution(seed: seed)
            let row = try random.row(6)
            let read = try #require(decoded(row.encoded()), "seed \(seed)")
            #expect(read == row, "seed \(seed)")
            #expect(read.encoded() == row.encoded(), "seed \(seed)")
            #expect(read.order == row.order && read.steps.map(\.window) == row.steps.map(\.window), "seed \(seed)")
            for (a, b) in zip(read.steps, row.steps) {
                #expect(try read.statement(a).event == row.statement(b).event, "seed \(seed)")
                #expect(try read.statement(a).effective == row.statement(b).effective, "seed \(seed)")
            }
        }
    }

    @Test func `a row read again takes the next entry as the row that was never stored`() throws {
        for seed in UInt64(1)...100 {
            var random = RandomInstitution(seed: seed)
            var kept = try random.row(5)
            var read = try #require(decoded(kept.encoded()))
            var story = Story(row: kept, next: 100)
            try story.stage("institution.described", "institution/x", "2020-01-04", #"{"city":"B"}"#)
            var other = Story(row: read, next: 100)
            try other.stage("institution.described", "institution/x", "2020-01-04", #"{"city":"B"}"#)
            (kept, read) = (story.row, other.row)
            #expect(kept.settle() == read.settle(), "seed \(seed)")
            #expect(kept == read, "seed \(seed)")
        }
    }

    @Test func `entries one by one make the row that they make together`() throws {
        for seed in UInt64(1)...200 {
            var random = RandomInstitution(seed: seed)
            let entries = try random.entries(7)
            let together = try Story("institution/x", entries).row
            if let apart = try? Story("institution/x", entries, oneBatch: false).row {
                #expect(apart == together, "seed \(seed)")
            }
        }
    }

    @Test func `a row cut short or lengthened anywhere is refused`() throws {
        var random = RandomInstitution(seed: 7)
        let bytes = try random.row(6).encoded()
        for count in bytes.indices { #expect(decoded(Array(bytes[..<count])) == nil, "\(count) bytes") }
        #expect(decoded(bytes + [0]) == nil)
        #expect(decoded([Row.version &+ 1] + bytes.dropFirst()) == nil)
    }

    @Test func `a row with any byte changed is read or refused, and never brings the program down`() throws {
        var random = RandomInstitution(seed: 8)
        let bytes = try random.row(6).encoded()
        var flips = SplitMix64(seed: 8)
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= UInt8.random(in: 1...255, using: &flips)
            guard let row = decoded(damaged) else { continue }
            for step in row.steps { _ = try? row.statement(step) }
            #expect(row.encoded() == damaged)
        }
    }
}

extension Row {
    fileprivate var order: [UInt32] { steps.map(\.position) }
}
