import EventLog
import LMDB
import TransparencyLog

/// What is found of a log in one place, without believing any of it: hashes and places of entries, hashes of the tree,
/// notes and heads.
struct Remains {
    let store: DamagedStore
    /// By position, the places of what is stored there and its hash as a leaf; without repeats.
    let entries: [UInt32: [(hash: TreeHash, entry: Range<Int>)]]
    /// By level and number, the bytes of tiles.
    let tiles: [TileKey: [[UInt8]]]
    let notes: [[UInt8]]
    let heads: [[UInt8]]

    struct TileKey: Hashable {
        let level: UInt8
        let number: UInt32
    }

    init(_ directory: String, act: String) throws(StoreError) {
        let store = try DamagedStore(directory, act: act)
        self.store = store
        let bytes = store.bytes
        var hasher = MerkleHasher()
        var entries: [UInt32: [(hash: TreeHash, entry: Range<Int>)]] = [:]
        var tiles: [TileKey: [[UInt8]]] = [:]
        var notes: [[UInt8]] = []
        var heads: [[UInt8]] = []
        store.forEachRecord(keys: 4...10) { key, value in
            let span = key.span
            if key.elementsEqual(Head.name.utf8), value.count >= 17, value.count < 4_096 {
                return heads.append(store.copy(value))
            }
            switch key.count {
            case 4:
                guard let position = LogPosition(keyBytes: span), value.count > 10, value.count <= 65_535 + 9,
                    bytes[value.lowerBound + 8] == 0, bytes[value.lowerBound + 9] == UInt8(ascii: "{")
                else { return }
                let hash = hasher.leaf(preimage: bytes.extracting(value.lowerBound + 8..<value.upperBound))
                let known = entries[position.rawValue, default: []]
                guard !known.contains(where: { $0.hash == hash }) else { return }
                entries[position.rawValue] = known + [(hash, value.lowerBound + 9..<value.upperBound)]
            case 5 where !value.isEmpty && value.count % 32 == 0 && value.count <= 8_192 && key[0] < 8:
                let tile = TileKey(level: key[0], number: span.extracting(1..<5).bigEndian32(at: 0))
                let found = store.copy(value)
                if tiles[tile]?.contains(found) != true { tiles[tile, default: []].append(found) }
            case 10 where key.elementsEqual(Ledger.checkpointName.utf8) && value.count < 1 << 16:
                notes.append(store.copy(value))
            default: break
            }
        }
        self.entries = entries
        self.tiles = tiles
        self.notes = notes
        self.heads = heads
    }

    /// Entries whose record is lost, found by what they look like and known by their hash.
    ///
    /// - Parameter sought: hashes of leaves
    func carve(_ sought: Set<TreeHash>) -> [TreeHash: Range<Int>] {
        var found: [TreeHash: Range<Int>] = [:]
        let bytes = store.bytes
        var hasher = MerkleHasher()
        var place = 0
        while place + 2 < bytes.count, found.count < sought.count {
            defer { place += 1 }
            guard bytes[place] == 0, bytes[place + 1] == UInt8(ascii: "{"), bytes[place + 2] == UInt8(ascii: "\"")
            else {
                continue
            }
            guard let end = Self.end(of: bytes, from: place + 1) else { continue }
            let hash = hasher.leaf(preimage: bytes.extracting(place..<end))
            if sought.contains(hash) { found[hash] = place + 1..<end }
        }
        return found
    }

    /// Where the object that begins at a place ends, going by its braces.
    private static func end(of bytes: Span<UInt8>, from start: Int) -> Int? {
        var depth = 0
        var isText = false
        var place = start
        while place < bytes.count, place - start <= 65_535 {
            switch bytes[place] {
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "\\") where isText: place += 1
            case UInt8(ascii: "{") where !isText: depth += 1
            case UInt8(ascii: "}") where !isText:
                depth -= 1
                if depth == 0 { return place + 1 }
            case 0..<0x20: return nil
            default: break
            }
            place += 1
        }
        return nil
    }
}
