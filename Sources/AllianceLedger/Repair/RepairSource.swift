import LMDB
import TransparencyLog

/// Where entries may be had that a damaged store does not hold any more: a published log or another copy of the ledger.
/// Nothing of it is believed either; an entry counts only by its hash.
struct RepairSource {
    /// As it was named.
    let place: String
    private let kind: Kind

    private enum Kind {
        case copy(Remains)
        case site(any AuditSite)
    }

    init(_ place: String) throws(AuditError) {
        self.place = place
        if place.hasPrefix("http://") || place.hasPrefix("https://") {
            kind = .site(try AuditWebSite(place, seconds: 60))
        } else if DurableFile.kind(place + "/" + LedgerFiles.dataName) == .file {
            do {
                kind = .copy(try Remains(place, act: "reading \(place)"))
            } catch {
                throw .store(error)
            }
        } else if DurableFile.kind(place) == .directory {
            kind = .site(AuditDirectory(place: place))
        } else {
            throw .notThere(place)
        }
    }

    /// Checkpoints that lie there.
    var notes: [[UInt8]] {
        switch kind {
        case .copy(let remains): remains.notes
        case .site(let site): (try? site.read("checkpoint").get()).map { [$0] } ?? []
        }
    }

    func leaves(at position: UInt32) -> [TreeHash] {
        switch kind {
        case .copy(let remains): remains.entries[position]?.map(\.hash) ?? []
        case .site: []
        }
    }

    /// - Parameter size: of the tree whose tile it is
    func tiles(_ key: Remains.TileKey, size: UInt64) -> [[UInt8]] {
        switch kind {
        case .copy(let remains): return remains.tiles[key] ?? []
        case .site(let site):
            let layout = TileLayout(size: size)
            guard let address = layout.tile(level: Int(key.level), holding: UInt64(key.number) << 8) else { return [] }
            return site.read([address]).compactMap { try? $0.get().bytes }
        }
    }

    /// The entry with the hash of a leaf at a position.
    ///
    /// - Parameter size: of a tree that holds it
    func entry(at position: UInt32, _ leaf: TreeHash, size: UInt64) -> [UInt8]? {
        switch kind {
        case .copy(let remains):
            if let found = remains.entries[position]?.first(where: { $0.hash == leaf }) {
                return remains.store.copy(found.entry)
            }
            return remains.carve([leaf])[leaf].map { remains.store.copy($0) }
        case .site(let site):
            guard let address = TileLayout(size: size).entryBundle(holding: UInt64(position)),
                let file = try? site.read([address]).first?.get(),
                let bundle = try? EntryBundle(file.address, bytes: file.bytes), Int(position & 255) < bundle.count
            else { return nil }
            var hasher = MerkleHasher()
            let entry = bundle[Int(position & 255)]
            return hasher.leaf(entry: entry) == leaf ? [UInt8](entry) : nil
        }
    }
}
