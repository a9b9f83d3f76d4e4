import EventLog
import LMDB
import TransparencyLog

/// A signed log that can be published. Asked from several threads at once.
protocol PublicationSource: Sendable {
    var verifier: VerifierKey { get }
    /// Those by which what was published before is known as this log's: keys may have been replaced since.
    func verifiers(of published: [UInt8]) -> [VerifierKey]
    /// The signed checkpoint, as it is to be published, and what it says.
    var note: [UInt8] { get }
    var checkpoint: Checkpoint { get }

    /// - Parameter address: within the size of the checkpoint, as are those of bundles
    func tile(_ address: TileAddress) throws(StoreError) -> Tile
    func bundle(_ address: TileAddress) throws(StoreError) -> EntryBundle
}

/// What a ledger has signed last.
struct SignedLedger: PublicationSource {
    let ledger: Ledger
    let note: [UInt8]
    let checkpoint: Checkpoint
    private let keys: LedgerKeys

    private static let act = "publishing the log"

    init(_ ledger: Ledger) throws(PublicationError) {
        self.ledger = ledger
        let stored: [UInt8]?
        do throws(LedgerError) {
            keys = try ledger.keys()
            stored = try ledger.checkpoint()
        } catch {
            throw .ledger(error)
        }
        guard let stored else { throw .notSigned }
        note = stored
        do {
            checkpoint = try keys.policy.verify(stored).checkpoint
        } catch {
            throw .ledger(.checkpointUnreadable("in \(ledger.directory)/data.mdb", why: "\(error)"))
        }
    }

    var verifier: VerifierKey { keys.current }

    func verifiers(of published: [UInt8]) -> [VerifierKey] {
        keys.policy.logs + ledger.files.retiredKeys(of: published)
    }

    func tile(_ address: TileAddress) throws(StoreError) -> Tile {
        try ledger.environment.read(Self.act) { (read) throws(StoreError) in try read.tile(address) }
    }

    func bundle(_ address: TileAddress) throws(StoreError) -> EntryBundle {
        let start = UInt32(address.number << 8)
        return try ledger.environment.read(Self.act) { (read) throws(StoreError) in
            var bundle = EntryBundle()
            let next = try read.scanEntries(
                from: LogPosition(rawValue: start), until: Size(rawValue: start + UInt32(address.width))
            ) { (stored) throws(StoreError) in
                do {
                    try bundle.append(stored.bytes)
                } catch {
                    throw StoreError.corrupted(read.act, "\(stored.position): \(error)")
                }
                return .next
            }
            guard next == nil, bundle.count == address.width else {
                throw StoreError.corrupted(read.act, "the log does not reach the size of its signed checkpoint")
            }
            return bundle
        }
    }
}
