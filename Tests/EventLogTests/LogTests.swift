import LMDB
import Testing

@testable import EventLog

/// What a log should say, kept in arrays.
private struct Model {
    struct Entry {
        let id: LogID
        let subject: Int
        let bytes: [UInt8]
        let references: Set<Int>
    }

    var entries: [Entry] = []
    var names: [[UInt8]] = []
    var rows: [[UInt8]] = []
    var shelves: [UInt8] = []
    var takenOut: [Int: Int] = [:]
}

private func id(of entry: StoredEntry) -> LogID {
    LogID(high: entry.bytes.bigEndian64(at: 0), low: entry.bytes.bigEndian64(at: 8))
}

private func newStore(_ directory: TemporaryDirectory) throws -> Environment {
    try Environment.open(path: directory.path, tables: LogTables.definitions, access: .create, mapSize: 1 << 32)
}

/// Appends a batch of random entries to store and model alike.
private func appendRandom(
    _ count: Int, to model: inout Model, _ store: Environment, _ random: inout SplitMix64
) throws {
    var batch = Batch()
    var slots: [Int: Batch.Slot] = [:]
    let known = model.names.count
    func slot(_ subject: Int) -> Batch.Slot {
        if let slot = slots[subject] { return slot }
        let slot = batch.subject(SubjectNumber(rawValue: UInt32(subject)))
        slots[subject] = slot
        return slot
    }
    let before = model.entries.count
    for index in 0..<count {
        var subject = model.names.isEmpty ? 0 : Int(random.next() % UInt64(model.names.count))
        if model.names.isEmpty || random.next() % 3 == 0 {
            subject = model.names.count
            let name = [UInt8]("subject/\(subject)".utf8)
            let shelf = UInt8(random.next() % 4)
            slots[subject] = batch.newSubject(name.span, on: Shelf(rawValue: shelf))
            model.names.append(name)
            model.rows.append([])
            model.shelves.append(shelf)
        }
        let about = slot(subject)
        if random.next() % 2 == 0 {
            let row = [UInt8](repeating: UInt8(truncatingIfNeeded: random.next()), count: Int(random.next() % 300))
            model.rows[subject] = row
            batch.setRow(about, row.span)
        }
        if subject < known, random.next() % 5 == 0 {
            let shelf = UInt8(random.next() % 4)
            model.shelves[subject] = shelf
            batch.move(about, to: Shelf(rawValue: shelf))
        }
        let targets = (0..<Int(random.next() % 4)).map { _ in Int(random.next() % UInt64(model.names.count)) }
        let target = before == 0 ? nil : Int(random.next() % UInt64(before))
        let takesOut = random.next() % 10 == 0 ? target.flatMap { model.takenOut[$0] == nil ? $0 : nil } : nil
        if let takesOut { model.takenOut[takesOut] = before + index }
        let id = LogID(high: random.next(), low: random.next())
        var bytes = [UInt8](bigEndian: [id.high, id.low].span)
        bytes += [UInt8](repeating: 0x7B, count: Int(random.next() % 400))
        let references = targets.map { slot($0) }
        batch.append(
            id, about: about, bytes.span, references: references.span,
            takesOut: takesOut.map { LogPosition(rawValue: UInt32($0)) })
        model.entries.append(Model.Entry(id: id, subject: subject, bytes: bytes, references: Set(targets)))
    }
    let appended = try store.write("appending") { (write) throws(StoreError) in .commit(try write.append(batch)) }
    #expect(appended.sizeBefore.rawValue == UInt32(before))
    #expect(appended.size.rawValue == UInt32(model.entries.count))
    for (subject, slot) in slots { #expect(appended[slot].rawValue == UInt32(subject)) }
}

private func expectSame(_ model: Model, _ read: borrowing ReadTransaction, _ note: Comment) throws(StoreError) {
    let size = Size(rawValue: UInt32(model.entries.count))
    #expect(try read.size() == size, note)
    #expect(try read.subjectCount() == model.names.count, note)
    var histories = [[LogPosition]](repeating: [], count: model.names.count)
    var referrers = [[LogPosition]](repeating: [], count: model.names.count)
    for (index, entry) in model.entries.enumerated() {
        let position = LogPosition(rawValue: UInt32(index))
        let (bytes, leaf, subject, previous) = try read.entry(at: position) { (stored) in
            ([UInt8](stored.bytes), [UInt8](stored.leaf), stored.subject, stored.previous)
        }
        #expect(bytes == entry.bytes && leaf == [0] + entry.bytes && Int(subject.rawValue) == entry.subject, note)
        #expect(previous == histories[entry.subject].last, note)
        histories[entry.subject].append(position)
        for target in entry.references { referrers[target].append(position) }
        let by = try read.superseder(of: position).map { Int($0.rawValue) }
        #expect(by == model.takenOut[index], note)
    }
    for subject in model.names.indices {
        let number = SubjectNumber(rawValue: UInt32(subject))
        let (name, row, shelf) = try read.subject(number) { ([UInt8]($0.name), [UInt8]($0.row), $0.shelf.rawValue) }
        #expect(name == model.names[subject] && row == model.rows[subject] && shelf == model.shelves[subject], note)
        let sought = model.names[subject]
        let named = try read.subject(named: sought.span)
        #expect(named == number, note)
        let history = try read.history(of: number)
        #expect(history == histories[subject], note)
        let half = Size(rawValue: size.rawValue / 2)
        let early = try read.history(of: number, until: half)
        #expect(early == histories[subject].filter { half.contains($0) }, note)
        var found: [LogPosition] = []
        try read.scanReferrers(of: number) { (position) in
            found.append(position)
            return .next
        }
        #expect(found == referrers[subject], note)
    }
    for shelf in 0..<5 as Range<UInt8> {
        var found: [Int] = []
        try read.scanSubjects(on: Shelf(rawValue: shelf)) { (number) in
            found.append(Int(number.rawValue))
            return .next
        }
        let expected = shelf == 0 ? [] : model.shelves.indices.filter { model.shelves[$0] == shelf }
        #expect(found == expected, note)
    }
    let held = try read.positions(of: model.entries.map { $0.id }) { (sought, entry) in id(of: entry) == sought }
    #expect(held == (0..<model.entries.count).map { LogPosition(rawValue: UInt32($0)) }, note)
    let numbers = try read.subjects(named: model.names + [[0x78]])
    #expect(numbers == (0..<model.names.count).map { SubjectNumber(rawValue: UInt32($0)) } + [nil], note)
}

@Suite("A log")
struct LogTests {
    @Test("says what a model says, whatever was appended", arguments: 1...6 as ClosedRange<UInt64>)
    func model(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        var model = Model()
        for _ in 0..<12 { try appendRandom(Int(random.next() % 120), to: &model, store, &random) }
        try store.read("comparing") { (read) throws(StoreError) in
            try expectSame(model, read, "seed \(seed)")
        }
    }

    @Test("is empty at first")
    func empty() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.read("asking") { (read) throws(StoreError) in
            #expect(try read.size() == .empty)
            #expect(try read.subject(named: [1].span) == nil)
            let position = try read.position(of: LogID(high: 1, low: 2)) { _ in true }
            #expect(position == nil)
        }
    }

    @Test("is as before when an append is aborted, or takes out what is taken out")
    func aborts() throws {
        var random = SplitMix64(seed: 9)
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        var model = Model()
        for _ in 0..<3 { try appendRandom(100, to: &model, store, &random) }
        let taken = try #require(model.takenOut.keys.min())
        for target in [nil, taken, model.entries.count, model.entries.count + 5] {
            var batch = Batch()
            let slot = batch.newSubject([9, 9].span, on: Shelf(rawValue: 3))
            batch.append(
                LogID(high: 1, low: 1), about: slot, [UInt8](repeating: 0, count: 16).span, references: [slot].span,
                takesOut: target.map { LogPosition(rawValue: UInt32($0)) })
            do {
                _ = try store.write("appending") { (write) throws(StoreError) in .abort(try write.append(batch)) }
                #expect(target == nil)
            } catch {
                #expect(error.kind == .conflict && target != nil)
            }
        }
        try store.read("comparing") { (read) throws(StoreError) in try expectSame(model, read, "after aborts") }
    }

    @Test("is read in bounded parts that join without gap or overlap")
    func parts() throws {
        var random = SplitMix64(seed: 3)
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        var model = Model()
        try appendRandom(100, to: &model, store, &random)
        for (limit, end) in [(7, 100), (10, 100), (1, 30), (100, 100), (1_000, 50)] {
            var seen: [UInt32] = []
            var next: LogPosition? = LogPosition(rawValue: 3)
            while let start = next {
                next = try store.read("reading a part") { (read) throws(StoreError) in
                    try read.scanEntries(from: start, until: Size(rawValue: UInt32(end)), limit: limit) { (entry) in
                        seen.append(entry.position.rawValue)
                        return .next
                    }
                }
            }
            #expect(seen == Array(3..<UInt32(end)))
        }
        let stopped = try store.read("stopping") { (read) throws(StoreError) in
            try read.scanEntries(from: LogPosition(rawValue: 0), until: Size(rawValue: 100)) { _ in .stop }
        }
        #expect(stopped == nil)
    }

    @Test("that lacks an entry in the middle is damaged")
    func gap() throws {
        var random = SplitMix64(seed: 4)
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        var model = Model()
        try appendRandom(50, to: &model, store, &random)
        let kind = try store.write("damaging") { (write) throws(StoreError) in
            try write.delete(LogTables.entries, LogPosition(rawValue: 20))
            do throws(StoreError) {
                _ = try write.reading.scanEntries(from: LogPosition(rawValue: 0), until: Size(rawValue: 50)) { _ in
                    .next
                }
                return .abort(nil as StoreError.Kind?)
            } catch {
                return .abort(error.kind)
            }
        }
        #expect(kind == .corrupted)
    }

    @Test("keeps tiles and named values as they are given")
    func opaque() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let tile = [UInt8](repeating: 5, count: 8_192)
        try store.write("putting") { (write) throws(StoreError) in
            try write.putTile(level: 1, number: 2, tile.span)
            try write.putMeta("head", [1, 2].span)
            return .commit(())
        }
        try store.read("getting") { (read) throws(StoreError) in
            let stored = try read.tile(level: 1, number: 2) { [UInt8]($0) }
            #expect(stored == tile)
            let none = try read.tile(level: 2, number: 1) { [UInt8]($0) }
            #expect(none == nil)
            let head = try read.meta("head") { [UInt8]($0) }
            #expect(head == [1, 2])
        }
    }

    @Test("has positions that are shown with a number sign")
    func descriptions() {
        #expect("\(LogPosition(rawValue: 17))" == "#17")
        #expect(LogPosition.greatest.sizeThrough == .greatest)
    }
}
