import EventLog
import LMDB
import TransparencyLog

/// The tree's tiles as they stand in the store.
extension ReadTransaction {
    func tile(_ address: TileAddress) throws(StoreError) -> Tile {
        guard case .level(let level) = address.kind else {
            throw StoreError.corrupted(act, "\(address) is no tile of hashes")
        }
        let bytes = try tile(level: UInt8(level), number: UInt32(address.number)) { [UInt8]($0) }
        guard let bytes else { throw StoreError.corrupted(act, "\(address) is missing") }
        do {
            return try Tile(address, bytes: bytes)
        } catch {
            throw StoreError.corrupted(act, "\(error)")
        }
    }

    /// The root of the tree of the first `size` entries.
    func root(at size: UInt64) throws(StoreError) -> TreeHash {
        var hasher = MerkleHasher()
        var failure: StoreError?
        do {
            return try TileLayout(size: size).compactRange(with: &hasher) { address throws(TileError) in
                do throws(StoreError) {
                    return try tile(address)
                } catch {
                    failure = error
                    throw .unexpectedTiles(size: size)
                }
            }.root(with: &hasher)
        } catch {
            throw failure ?? StoreError.corrupted(act, "\(error)")
        }
    }
}
