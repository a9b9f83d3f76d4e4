import LMDB

/// An index from a 64-bit hash to the items 0, 1, 2, … that have it, which costs an append no page touched at random.
///
/// The last n mod 256 items are the *tail*: one value under the key (255, 0), their hashes in order. The others lie in
/// *runs* of 256 · 16^level items, merged as soon as sixteen of a level are complete. A run is one value under the key
/// (level, number): a sorted array of words, the high bits of which are those of the hash and the low `8 + 4 · level` bits
/// the item's number relative to the run's first. So the stored bytes are a function of the items alone, however they were
/// cut into batches, and can be computed again.
public struct HashRuns: Sendable {
    let table: Table<KeyPair<UInt8, UInt32>>

    static let tailKey = KeyPair<UInt8, UInt32>(255, 0)

    init(_ table: Table<KeyPair<UInt8, UInt32>>) { self.table = table }

    /// Adds the items from `count` on.
    /// - Parameter count: how many items the index has.
    func append(_ hashes: Span<UInt64>, after count: Int, in write: inout WriteTransaction) throws(StoreError) {
        guard hashes.count > 0 else { return }
        let total = count + hashes.count
        let merged = count / 256 * 256
        // Runs that end in the old items' runs are there already: the layout of more items only merges.
        let fresh = Run.layout(ofItems: total).filter { $0.end > merged }
        let tail = try tail(after: count, in: write.reading)
        var next = merged
        var words: [UInt64] = []
        for run in fresh {
            words.removeAll(keepingCapacity: true)
            words.reserveCapacity(run.count)
            if run.start < merged {
                // Only the first one can take in old runs.
                for old in Run.layout(ofItems: count) where old.start >= run.start {
                    try read(old, as: run, into: &words, in: write.reading)
                    try write.delete(table, old.key)
                }
            }
            while next < run.end {
                let hash = next < count ? tail[next - merged] : hashes[next - count]
                words.append(run.word(hash, item: next))
                next += 1
            }
            words.sortUniform()
            try write.put(table, run.key, [UInt8](bigEndian: words.span).span)
        }
        var rest: [UInt64] = []
        while next < total {
            rest.append(next < count ? tail[next - merged] : hashes[next - count])
            next += 1
        }
        if !rest.isEmpty {
            try write.put(table, HashRuns.tailKey, [UInt8](bigEndian: rest.span).span)
        } else if !tail.isEmpty {
            try write.delete(table, HashRuns.tailKey)
        }
    }

    /// The item with the hash that `confirm` says is meant.
    func find(
        _ hash: UInt64, among count: Int, in read: borrowing ReadTransaction,
        confirm: (UInt32) throws(StoreError) -> Bool
    ) throws(StoreError) -> UInt32? {
        var found: UInt32?
        try find([hash].span, among: count, in: read) { (_, item) throws(StoreError) in
            guard try confirm(item) else { return false }
            found = item
            return true
        }
        return found
    }

    /// Offers for each hash, by its index, the items with that hash, until one is accepted. Much cheaper than one by one.
    func find(
        _ hashes: Span<UInt64>, among count: Int, in read: borrowing ReadTransaction,
        offer: (_ index: Int, _ item: UInt32) throws(StoreError) -> Bool
    ) throws(StoreError) {
        guard hashes.count > 0, count > 0 else { return }
        var open = Array(0..<hashes.count)
        try search(tail(after: count, in: read), from: count / 256 * 256, hashes, &open, offer: offer)
        for run in Run.layout(ofItems: count).reversed() where !open.isEmpty {
            try bytes(of: run, in: read) { (words) throws(StoreError) in
                var left: [Int] = []
                let mask = run.itemMask
                search: for index in open {
                    let sought = hashes[index] & ~mask
                    var place = words.lowerBound(of: sought)
                    while place < run.count {
                        let word = words.bigEndian64(at: place * 8)
                        guard word & ~mask == sought else { break }
                        if try offer(index, UInt32(run.start) + UInt32(word & mask)) { continue search }
                        place += 1
                    }
                    left.append(index)
                }
                open = left
            }
        }
    }

    /// For a few hashes: looking at the whole tail is faster than sorting it.
    private func scan(
        _ tail: [UInt64], from start: Int, _ hashes: Span<UInt64>, _ open: inout [Int],
        offer: (_ index: Int, _ item: UInt32) throws(StoreError) -> Bool
    ) throws(StoreError) {
        var left: [Int] = []
        search: for index in open {
            for place in tail.indices where tail[place] == hashes[index] {
                if try offer(index, UInt32(start + place)) { continue search }
            }
            left.append(index)
        }
        open = left
    }

    private func search(
        _ tail: [UInt64], from start: Int, _ hashes: Span<UInt64>, _ open: inout [Int],
        offer: (_ index: Int, _ item: UInt32) throws(StoreError) -> Bool
    ) throws(StoreError) {
        if tail.isEmpty { return }
        if open.count <= 8 { return try scan(tail, from: start, hashes, &open, offer: offer) }
        // The lowest eight bits of a hash give way to the place in the tail, as in a run; equality is tested on the hash.
        var words: [UInt64] = []
        for (index, hash) in tail.enumerated() { words.append(hash & ~255 | UInt64(index)) }
        words.sort()
        var left: [Int] = []
        search: for index in open {
            let hash = hashes[index]
            var low = 0
            var high = words.count
            while low < high {
                let middle = (low + high) / 2
                if words[middle] < hash & ~255 { low = middle + 1 } else { high = middle }
            }
            while low < words.count, words[low] & ~255 == hash & ~255 {
                let place = Int(words[low] & 255)
                if tail[place] == hash, try offer(index, UInt32(start + place)) { continue search }
                low += 1
            }
            left.append(index)
        }
        open = left
    }

    /// The words of a merged run differ from those of its parts in having fewer bits of the hash and more of the number.
    private func read(
        _ old: Run, as run: Run, into words: inout [UInt64], in read: borrowing ReadTransaction
    ) throws(StoreError) {
        let shift = UInt64(old.start - run.start)
        try bytes(of: old, in: read) { (bytes) in
            for place in 0..<old.count {
                let word = bytes.bigEndian64(at: place * 8)
                words.append(word & ~run.itemMask | (word & old.itemMask + shift))
            }
        }
    }

    private func bytes(
        of run: Run, in read: borrowing ReadTransaction, _ body: (Span<UInt8>) throws(StoreError) -> Void
    ) throws(StoreError) {
        let wasThere: Void? = try read.get(table, run.key) { (bytes) throws(StoreError) in
            guard bytes.count == run.count * 8 else { throw damaged(read) }
            try body(bytes)
        }
        if wasThere == nil { throw damaged(read) }
    }

    private func tail(after count: Int, in read: borrowing ReadTransaction) throws(StoreError) -> [UInt64] {
        let tail =
            try read.get(table, HashRuns.tailKey) { (bytes) throws(StoreError) -> [UInt64] in
                guard bytes.count % 8 == 0 else { throw damaged(read) }
                var tail: [UInt64] = []
                for index in 0..<bytes.count / 8 { tail.append(bytes.bigEndian64(at: index * 8)) }
                return tail
            } ?? []
        guard tail.count == count % 256 else { throw damaged(read) }
        return tail
    }

    private func damaged(_ read: borrowing ReadTransaction) -> StoreError {
        StoreError.corrupted(read.act, "the index \(table.name) is not that of its items")
    }
}
