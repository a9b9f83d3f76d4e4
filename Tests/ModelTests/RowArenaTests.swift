import AllianceLedger
import Alliances
import Testing

@testable import Projections

/// The flat rows of a recomputation beside rows that are staged one by one (and beside those the ledger stores).
@Suite struct RowArenaTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `rows in an arena and rows by themselves have the same bytes after every batch`(seed: UInt64) throws {
        var round = try RandomTrace(seed: seed &+ 0x5eed_0000)
        var both = BothRows()
        var batches = 0
        while batches < 30 {
            batches += 1
            let before = try round.check.ledger.size()
            guard try round.appendOne() else {
                Issue.record("seed \(seed): \(try round.report())")
                return
            }
            let size = try round.check.ledger.size()
            let new = try round.check.ledger.entries(
                at: (before..<size).map { Position(UInt32($0)) }, until: size)
            let touched = both.take(new)
            let book = try round.check.ledger.book(Question(asOf: Instant(microseconds: 0).day))
            for name in touched.sorted() {
                let (arena, row) = both.encoded(name)
                let stored = try book.row(of: try Subject(name))?.encoded()
                let place = "seed \(seed), batch \(batches), \(name)"
                try #require(arena == row, "\(place)\n\(round.check.trace.lines())")
                try #require(both.isEmpty(name) == (stored == nil), "\(place)")
                if let stored { try #require(stored == row, "\(place)\n\(round.check.trace.lines())") }
            }
        }
        try both.requireSame()
    }
}

/// The same entries folded in both ways.
private struct BothRows {
    private var arena = RowArena()
    private var rows: [Row] = []
    private var numbers: [String: Int] = [:]
    /// Of each entry, what its subject or that of the entry it names is.
    private var owners: [Int] = []

    private mutating func number(_ subject: String) -> Int {
        if let number = numbers[subject] { return number }
        numbers[subject] = rows.count
        rows.append(Row())
        arena.addRow()
        return rows.count - 1
    }

    /// - Returns: the subjects the batch is about.
    mutating func take(_ batch: [RecordedEntry]) -> Set<String> {
        var touched: Set<Int> = []
        for entry in batch {
            let position = entry.position.rawValue
            let content = entry.entry.content
            let data = Array(entry.bytes[entry.entry.data])
            var payload: [UInt8] = []
            payload.append(payloadOf: content, data: data.span)
            let number: Int
            if case .position(let target) = content.subject.entry {
                number = owners[Int(target.rawValue)]
                if content.event.type == .entryRetracted {
                    rows[number].stage(retracting: target.rawValue)
                    arena.stage(retracting: target.rawValue, in: number)
                } else {
                    rows[number].stage(dispute: position, of: target.rawValue, content, data: data.span)
                    arena.stage(dispute: position, of: target.rawValue, payload: payload.span, in: number)
                }
            } else {
                number = self.number(content.subject.name)
                rows[number].stage(position, content, data: data.span)
                arena.stage(position, Gist(content), payload: payload.span, in: number)
            }
            owners.append(number)
            touched.insert(number)
        }
        for number in touched {
            #expect(rows[number].settle() == nil)
            #expect(arena.settle(number) == nil)
            // As a row that was stored: what is derived is made again.
            let bytes = rows[number].encoded()
            if number % 2 == 0, let read = try? Row(encoded: bytes.span) { rows[number] = read }
        }
        return Set(numbers.filter { touched.contains($0.value) }.keys)
    }

    func isEmpty(_ name: String) -> Bool { numbers[name].map { rows[$0].isEmpty } ?? true }

    func encoded(_ name: String) -> (arena: [UInt8], row: [UInt8]) {
        guard let number = numbers[name] else { return ([], []) }
        var bytes: [UInt8] = []
        arena.encode(number, into: &bytes)
        return (bytes, rows[number].encoded())
    }

    func requireSame() throws {
        for (name, number) in numbers {
            let (arena, row) = encoded(name)
            try #require(arena == row, "\(name)")
            try #require(self.arena.row(number).encoded() == row, "\(name), copied out")
            let last = rows[number].steps.last
            let type = last.flatMap { self.arena.type(at: $0.position, in: number) }
            try #require(type == last?.type, "\(name)")
            try #require(self.arena.isEmpty(number) == rows[number].isEmpty, "\(name)")
        }
    }
}
