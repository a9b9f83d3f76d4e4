import LMDB
import TransparencyLog

@testable import AllianceLedger

/// A signed log in memory, of entries that mean nothing unless they are given.
struct SyntheticLog: PublicationSource {
    let signer: SignerKey
    private(set) var entries: [[UInt8]]
    private var tiles: [TileAddress: [UInt8]] = [:]
    let checkpoint: Checkpoint
    var note: [UInt8]

    static let name = "ledger.example.org/synthetic"

    /// `leaf 0`, `leaf 1`, …, whose roots stand in the formats' vectors.
    static func leaves(_ count: Int) -> [[UInt8]] { (0..<count).map { Array("leaf \($0)".utf8) } }

    init(_ entries: [[UInt8]], name: String = SyntheticLog.name, seed: UInt8 = 1) throws {
        signer = try SignerKey(
            name: try KeyName(name), type: .ed25519, seed: [UInt8](repeating: seed, count: 32))
        self.entries = entries
        var tree = TreeAppender()
        var hasher = MerkleHasher()
        var tiles: [TileAddress: [UInt8]] = [:]
        func keep(_ address: TileAddress, _ bytes: Span<UInt8>) { tiles[address.full] = [UInt8](bytes) }
        for entry in entries { tree.append(hasher.leaf(entry: entry.span), emitFull: keep) }
        tree.finish(emitPartial: keep)
        self.tiles = tiles
        checkpoint = try Checkpoint(
            origin: Origin(signer.verifier.name), size: UInt64(entries.count), root: tree.root())
        note = try checkpoint.signed(by: signer).bytes
    }

    init(_ count: Int) throws { try self.init(SyntheticLog.leaves(count)) }

    var verifier: VerifierKey { signer.verifier }

    /// Another checkpoint over the same entries' log, signed by the same key.
    func signed(size: UInt64, root: TreeHash, origin: String = SyntheticLog.name) throws -> [UInt8] {
        try Checkpoint(origin: Origin(origin), size: size, root: root).signed(by: signer).bytes
    }

    func tile(_ address: TileAddress) throws(StoreError) -> Tile {
        do {
            return try Tile(address, bytes: tiles[address.full] ?? [])
        } catch {
            throw StoreError.corrupted("testing", "\(error)")
        }
    }

    func bundle(_ address: TileAddress) throws(StoreError) -> EntryBundle {
        var bundle = EntryBundle()
        let start = Int(address.number) << 8
        for entry in entries[start..<start + address.width] {
            do {
                try bundle.append(entry.span)
            } catch {
                throw StoreError.corrupted("testing", "\(error)")
            }
        }
        return bundle
    }

    /// An entry that no longer hashes to its leaf.
    func withRot(at position: Int) -> SyntheticLog {
        var log = self
        log.entries[position][0] ^= 1
        return log
    }
}

extension SyntheticLog {
    func verifiers(of published: [UInt8]) -> [VerifierKey] { [verifier] }
}
