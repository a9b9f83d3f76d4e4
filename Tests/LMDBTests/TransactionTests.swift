import LMDB
import Testing

@Suite("A transaction")
struct TransactionTests {
    @Test("scans numbers in their order, both ways, from and through keys that are there or not")
    func scans() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let keys: [UInt32] = [1, 5, 255, 256, 70_000, 4_000_000_000]
        try store.write("writing") { (write) throws(StoreError) in
            for key in keys.reversed() { try write.put(numbers, key, [UInt8(key & 0xFF)].span) }
            return .commit(())
        }
        func scan(_ from: UInt32?, _ through: UInt32?, _ order: ScanOrder) throws -> [UInt32] {
            try store.read("scanning") { (read) throws(StoreError) in
                var seen: [UInt32] = []
                try read.scan(numbers, from: from, through: through, order: order) { (key, value) in
                    #expect(value[0] == UInt8(key & 0xFF))
                    seen.append(key)
                    return .next
                }
                return seen
            }
        }
        let bounds: [UInt32?] = [nil, 0, 1, 2, 255, 256, 300, 4_000_000_000, .max]
        for from in bounds {
            for through in bounds {
                let up = keys.filter { $0 >= from ?? 0 && $0 <= through ?? .max }
                #expect(try scan(from, through, .ascending) == up)
                let down = keys.filter { $0 <= from ?? .max && $0 >= through ?? 0 }
                #expect(try scan(from, through, .descending) == down.reversed())
            }
        }
        let ends = try store.read("looking") { (read) throws(StoreError) in
            (try read.firstKey(numbers), try read.lastKey(numbers), try read.firstKey(names))
        }
        #expect(ends.0 == 1 && ends.1 == 4_000_000_000 && ends.2 == nil)
    }

    @Test("scans the keys with a prefix, and stops when told")
    func prefix() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("writing") { (write) throws(StoreError) in
            for name in ["a", "ab", "abc", "abd", "ac", "b"] { try write.put(names, name, Span()) }
            return .commit(())
        }
        let (all, one) = try store.read("scanning") { (read) throws(StoreError) in
            var all: [String] = []
            try read.scan(names, prefix: [0x61, 0x62].span) { (key, _) in
                all.append(key)
                return .next
            }
            var one: [String] = []
            try read.scan(names, prefix: [0x61, 0x62].span) { (key, _) in
                one.append(key)
                return .stop
            }
            return (all, one)
        }
        #expect(all == ["ab", "abc", "abd"])
        #expect(one == ["ab"])
    }

    @Test("inserts once, appends only what grows, joins two parts, deletes and clears")
    func writes() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("writing") { (write) throws(StoreError) in
            #expect(try write.insert(numbers, 3, [1].span))
            #expect(try !write.insert(numbers, 3, [2].span))
            #expect(try write.reading.get(numbers, 3) { $0[0] } == 1)
            try write.append(numbers, 9, [1, 2].span, [3, 4].span)
            #expect(try write.reading.get(numbers, 9) { [UInt8]($0) } == [1, 2, 3, 4])
            #expect(kind { try write.append(numbers, 9, [1].span) } == .conflict)
            #expect(kind { try write.append(numbers, 8, [1].span) } == .conflict)
            try write.put(numbers, 3, [9].span, Span())
            #expect(try write.reading.get(numbers, 3) { [UInt8]($0) } == [9])
            #expect(try write.delete(numbers, 3))
            #expect(try !write.delete(numbers, 3))
            #expect(try write.reading.get(numbers, 3) { _ in 0 } == nil)
            try write.clear(numbers)
            #expect(try write.reading.count(numbers) == 0)
            return .commit(())
        }
    }

    @Test("refuses keys that are empty or longer than 511 bytes")
    func keys() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("writing") { (write) throws(StoreError) in
            #expect(kind { try write.put(names, "", [1].span) } == .badKey)
            #expect(kind { try write.put(names, String(repeating: "k", count: 512), [1].span) } == .badKey)
            try write.put(names, String(repeating: "k", count: 511), [1].span)
            #expect(kind { _ = try write.reading.get(names, "") { _ in 0 } } == .badKey)
            return .commit(())
        }
    }

    @Test("keeps a sorted set of members to a key, whether few or many")
    func index() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("indexing") { (write) throws(StoreError) in
            #expect(try write.add(members, 1, 500))
            #expect(try !write.add(members, 1, 500))
            for member in 0..<3_000 as Range<UInt32> { try write.append(members, 2, member * 2) }
            #expect(kind { try write.append(members, 2, 5998) } == .conflict)
            for member in [9, 3, 7, 5] as [UInt32] { #expect(try write.add(members, 3, member)) }
            #expect(try write.remove(members, 3, 7))
            #expect(try !write.remove(members, 3, 7))
            return .commit(())
        }
        func scan(_ key: UInt32, _ from: UInt32?, _ order: ScanOrder) throws -> [UInt32] {
            try store.read("scanning") { (read) throws(StoreError) in
                var seen: [UInt32] = []
                try read.scan(members, key, from: from, order: order) { (member) in
                    seen.append(member)
                    return .next
                }
                return seen
            }
        }
        let sets: [UInt32: [UInt32]] = [0: [], 1: [500], 2: (0..<3_000).map { $0 * 2 }, 3: [3, 5, 9], 4: []]
        for (key, all) in sets {
            for from in [nil, 0, 1, 3, 4, 499, 500, 501, 2_001, 5_998, 6_000] as [UInt32?] {
                #expect(try scan(key, from, .ascending) == all.filter { $0 >= from ?? 0 })
                #expect(try scan(key, from, .descending) == all.filter { $0 <= from ?? .max }.reversed())
            }
            let (count, has) = try store.read("asking") { (read) throws(StoreError) in
                (try read.count(members, key), try read.contains(members, key, 500))
            }
            #expect(count == all.count)
            #expect(has == all.contains(500))
        }
        #expect(try store.read("counting") { (read) throws(StoreError) in try read.count(members) } == 3_004)
        var pairs: [UInt32] = []
        try store.read("scanning all") { (read) throws(StoreError) in
            try read.scan(members, from: 3) { (key, member) in
                pairs += [key, member]
                return .next
            }
        }
        #expect(pairs == [3, 3, 3, 5, 3, 9])
    }

    @Test("sorts pairs by the first part and then by the second")
    func pairs() throws {
        typealias Pair = KeyPair<UInt8, UInt32>
        let pairs = [Pair(0, 0), Pair(0, .max), Pair(1, 0), Pair(1, 256), Pair(255, 7)]
        for (index, pair) in pairs.enumerated() {
            #expect(Pair(packed: pair.packed) == pair)
            #expect(pair.withKeyBytes { Pair(keyBytes: $0) } == pair)
            if index > 0 { #expect(pairs[index - 1].packed < pair.packed) }
        }
    }

    @Test("tells of a stored key that does not have the form of its table")
    func foreignKey() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let wrong = Table<UInt8>(0, "numbers")
        let found = kind {
            try store.write("writing") { (write) throws(StoreError) in
                try write.put(wrong, 1, [1].span)
                _ = try write.reading.firstKey(numbers)
                return .commit(())
            }
        }
        #expect(found == .corrupted)
    }

    @Test("agrees with dictionaries over many random writes and deletions, small values and large", arguments: 1...4)
    func random(seed: UInt64) throws {
        var state = seed
        func below(_ bound: UInt32) -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 33) % bound
        }
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        var values: [UInt32: [UInt8]] = [:]
        var sets: [UInt32: Set<UInt32>] = [:]
        for round in 0..<10 {
            let (oldValues, oldSets) = (values, sets)
            let isKept = round % 3 != 1
            try store.write("writing") { (write) throws(StoreError) in
                for _ in 0..<2_000 {
                    let key = below(300)
                    let other = key % 7
                    let member = below(3_000)
                    switch below(6) {
                    case 0:
                        let deleted = try write.delete(numbers, key)
                        #expect(deleted == (values.removeValue(forKey: key) != nil), "seed \(seed)")
                    case 1, 2:
                        let length = below(10) == 0 ? below(20_000) : below(200)
                        let value = [UInt8](repeating: UInt8(key & 0xFF), count: Int(length))
                        try write.put(numbers, key, [1, 2].span, value.span)
                        values[key] = [1, 2] + value
                    case 3:
                        let removed = try write.remove(members, other, member)
                        #expect(removed == (sets[other]?.remove(member) != nil), "seed \(seed)")
                    default:
                        let added = try write.add(members, other, member)
                        #expect(added == sets[other, default: []].insert(member).inserted, "seed \(seed)")
                    }
                }
                return isKept ? .commit(()) : .abort(())
            }
            if !isKept { (values, sets) = (oldValues, oldSets) }
            try store.read("comparing") { (read) throws(StoreError) in
                var stored: [UInt32: [UInt8]] = [:]
                try read.scan(numbers) { (key, value) in
                    stored[key] = [UInt8](value)
                    return .next
                }
                #expect(stored == values, "seed \(seed)")
                for key in 0..<7 as Range<UInt32> {
                    var found: [UInt32] = []
                    try read.scan(members, key) { (member) in
                        found.append(member)
                        return .next
                    }
                    #expect(found == sets[key, default: []].sorted(), "seed \(seed)")
                }
            }
        }
    }
}
