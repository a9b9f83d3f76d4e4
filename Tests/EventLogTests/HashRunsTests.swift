import LMDB
import Testing

@testable import EventLog

private func newStore(_ directory: TemporaryDirectory) throws -> Environment {
    try Environment.open(path: directory.path, tables: LogTables.definitions, access: .create, mapSize: 1 << 32)
}

private func contents(_ store: Environment) throws -> [[UInt8]] {
    try store.read("reading all runs") { (read) throws(StoreError) in
        var all: [[UInt8]] = []
        try read.scan(LogTables.ids.table) { (key, value) in
            all.append([key.first] + [UInt8](bigEndian: [UInt64(key.second)].span) + [UInt8](value))
            return .next
        }
        return all
    }
}

private func append(_ hashes: [UInt64], in batches: [Int], to store: Environment) throws {
    var count = 0
    for batch in batches {
        try store.write("adding") { (write) throws(StoreError) in
            let items = Array(hashes[count..<count + batch])
            return .commit(try LogTables.ids.append(items.span, after: count, in: &write))
        }
        count += batch
    }
    #expect(count == hashes.count)
}

@Suite("Hash runs")
struct HashRunsTests {
    @Test(
        "have the same bytes however the items were cut into batches, and those of a recomputation",
        arguments: [1, 255, 256, 257, 511, 512, 4095, 4096, 4097, 65_535, 65_536, 65_537, 70_000])
    func sameBytes(size: Int) throws {
        let seed = UInt64(size) + 1
        var random = SplitMix64(seed: seed)
        let hashes = (0..<size).map { _ in random.next() }
        var expected: [[UInt8]]?
        for cut in [size, 1_000, 256, 97, 0] where size / max(cut, 50) < 800 {
            let directory = try TemporaryDirectory()
            let store = try newStore(directory)
            var batches: [Int] = []
            var left = size
            while left > 0 {
                batches.append(min(left, cut == 0 ? Int(random.next() % 900) : cut))
                left -= batches.last ?? left
            }
            try append(hashes, in: batches, to: store)
            let stored = try contents(store)
            if let expected { #expect(stored == expected, "seed \(seed), batches of \(cut)") }
            expected = expected ?? stored
            let check = try store.read("checking") { (read) throws(StoreError) in
                var check = RunCheck(.ids, items: size)
                for hash in hashes { try check.add(hash, in: read) }
                try check.finish(in: read)
                return check
            }
            #expect(check.isRight, "seed \(seed), batches of \(cut)")
        }
        let runs = Run.layout(ofItems: size)
        #expect(expected?.count == runs.count + (size % 256 == 0 ? 0 : 1))
        #expect(runs.allSatisfy { run in runs.filter { $0.level == run.level }.count <= 15 })
    }

    @Test("find what a dictionary finds, equal hashes included", arguments: [1, 200, 256, 300, 5_000, 70_000])
    func finds(size: Int) throws {
        let seed = UInt64(size) + 77
        var random = SplitMix64(seed: seed)
        var hashes: [UInt64] = []
        for item in 0..<size {
            // One in ten has the hash of another, or differs from it in low bits only.
            let other = item > 0 && random.next() % 10 == 0 ? hashes[Int(random.next() % UInt64(item))] : random.next()
            hashes.append(random.next() % 20 == 0 ? other ^ (random.next() & 0xFFFF) : other)
        }
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try append(hashes, in: [size / 3, size - size / 3], to: store)
        let byHash = Dictionary(grouping: hashes.indices, by: { hashes[$0] })
        let sought = hashes.shuffled(using: &random).prefix(2_000) + (0..<500).map { _ in random.next() }
        try store.read("finding") { (read) throws(StoreError) in
            for hash in sought {
                let items = byHash[hash] ?? []
                for item in items {
                    let found = try LogTables.ids.find(hash, among: size, in: read) { $0 == UInt32(item) }
                    #expect(found == UInt32(item), "seed \(seed)")
                }
                let none = try LogTables.ids.find(hash, among: size, in: read) { hashes[Int($0)] != hash && false }
                #expect(none == nil)
            }
            let all = Array(sought)
            var found = [UInt32?](repeating: nil, count: all.count)
            try LogTables.ids.find(all.span, among: size, in: read) { (index, item) in
                guard hashes[Int(item)] == all[index] else { return false }
                found[index] = item
                return true
            }
            for (index, hash) in all.enumerated() {
                #expect(found[index].map { hashes[Int($0)] } == (byHash[hash] == nil ? nil : hash), "seed \(seed)")
            }
        }
    }

    @Test("find items whose hashes all fall together, as someone could make them")
    func collisions() throws {
        let hashes = (0..<5_000 as Range<UInt64>).map { 0xABCD_0000_0000_0000 | ($0 % 7) << 40 }
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try append(hashes, in: [5_000], to: store)
        try store.read("finding") { (read) throws(StoreError) in
            for item in stride(from: 0, to: 5_000, by: 313) {
                let found = try LogTables.ids.find(hashes[item], among: 5_000, in: read) { $0 == UInt32(item) }
                #expect(found == UInt32(item))
            }
        }
    }

    @Test("are found wrong by the check where a run was changed, is missing or is too much")
    func damage() throws {
        var random = SplitMix64(seed: 5)
        let hashes = (0..<1_000).map { _ in random.next() }
        func check(_ damage: (inout WriteTransaction) throws(StoreError) -> Void) throws -> RunCheck {
            let directory = try TemporaryDirectory()
            let store = try newStore(directory)
            try append(hashes, in: [1_000], to: store)
            return try store.write("damaging") { (write) throws(StoreError) in
                try damage(&write)
                var check = RunCheck(.ids, items: hashes.count)
                for hash in hashes { try check.add(hash, in: write.reading) }
                try check.finish(in: write.reading)
                return .abort(check)
            }
        }
        let table = LogTables.ids.table
        let changed = try check { (write) throws(StoreError) in
            try write.put(table, KeyPair(0, 1), [UInt8](repeating: 1, count: 2_048).span)
        }
        #expect(changed.wrongRuns == [Run(level: 0, number: 1)] && !changed.isRight)
        let missing = try check { (write) throws(StoreError) in try write.delete(table, KeyPair(0, 2)) }
        #expect(missing.wrongRuns == [Run(level: 0, number: 2)])
        let tail = try check { (write) throws(StoreError) in try write.delete(table, HashRuns.tailKey) }
        #expect(tail.isTailWrong && tail.wrongRuns.isEmpty)
        let surplus = try check { (write) throws(StoreError) in try write.put(table, KeyPair(1, 9), [1].span) }
        #expect(surplus.surplus == 1 && !surplus.isRight)
    }

    @Test("have hashes that never change, since they are stored")
    func hashes() {
        #expect(
            IndexHash.hash(LogID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210))
                == 3_298_817_648_973_257_471)
        #expect(IndexHash.hash([UInt8]("institution/nlc".utf8).span) == 12_875_104_181_115_011_077)
        #expect(
            IndexHash.hash([UInt8]("institution/nl".utf8).span) != IndexHash.hash([UInt8]("institution/nl\0".utf8).span)
        )
    }
}

@Suite("Sorting evenly spread words")
struct SortUniformTests {
    @Test("gives what the general sort gives", arguments: [0, 1, 63, 64, 65, 1_000, 65_536])
    func sorts(count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for mask in [UInt64.max, 0xFFFF, 0, 0xFF00_0000_0000_0000] {
            var words = (0..<count).map { _ in random.next() & mask }
            let expected = words.sorted()
            words.sortUniform()
            #expect(words == expected)
        }
    }
}
