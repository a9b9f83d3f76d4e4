/// That a tree continues an older one: nothing in it was altered, only appended to (RFC 6962 §2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
    public let oldSize: UInt64
    public let newSize: UInt64
    /// None where the sizes are equal and where the old tree is empty.
    public let hashes: [TreeHash]

    /// A proof made elsewhere, as it was received.
    public init(oldSize: UInt64, newSize: UInt64, hashes: [TreeHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes a proof.
    ///
    /// - Parameter oldSize: at most `newSize`
    public init<Failure: Error>(
        oldSize: UInt64, newSize: UInt64, fetch: (TreeNode) throws(Failure) -> TreeHash
    ) throws(Failure) {
        var hasher = MerkleHasher()
        var hashes: [TreeHash] = []
        for subtree in Self.subtrees(oldSize: oldSize, newSize: newSize) {
            hashes.append(try TreeNode.hash(of: subtree, with: &hasher, fetch: fetch))
        }
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes)
    }

    /// The leaves under each hash of the proof, in the order of the proof; ``TreeNode/nodes(of:)`` names the nodes.
    ///
    /// - Parameter oldSize: at most `newSize`
    public static func subtrees(oldSize: UInt64, newSize: UInt64) -> [Range<UInt64>] {
        precondition(oldSize <= newSize, "A proof of consistency goes from a smaller tree to a larger one.")
        guard oldSize > 0, oldSize < newSize else { return [] }
        var subtrees: [Range<UInt64>] = []
        var within = 0..<newSize
        // Only while the old tree is the whole left part is its root known to whoever verifies.
        var isOldRootKnown = true
        while oldSize != within.upperBound {
            let middle = within.lowerBound + TreeNode.split(within.upperBound - within.lowerBound)
            let (left, right) = (within.lowerBound..<middle, middle..<within.upperBound)
            if oldSize <= middle {
                subtrees.append(right)
                within = left
            } else {
                subtrees.append(left)
                within = right
                isOldRootKnown = false
            }
        }
        if !isOldRootKnown {
            subtrees.append(within)
        }
        return subtrees.reversed()
    }

    /// RFC 9162 §2.1.4.2; equal sizes need equal roots, and every tree continues the empty one.
    public func verify(oldRoot: TreeHash, newRoot: TreeHash) throws(ProofError) {
        guard oldSize <= newSize else { throw .sizesOutOfOrder(old: oldSize, new: newSize) }
        guard oldSize > 0, oldSize < newSize else {
            guard hashes.isEmpty else { throw .tooManyHashes(hashes.count) }
            guard oldSize > 0 || oldRoot == MerkleHasher.emptyRoot else { throw .oldRootDiffers }
            guard oldSize < newSize || oldRoot == newRoot else { throw .rootDiffers }
            return
        }
        guard let firstHash = hashes.first else { throw .tooFewHashes(0) }
        let isOldPerfect = oldSize.nonzeroBitCount == 1

        var hasher = MerkleHasher()
        let shift = UInt64((~(oldSize - 1)).trailingZeroBitCount)
        var first = (oldSize - 1) >> shift
        var last = (newSize - 1) >> shift
        var old = isOldPerfect ? oldRoot : firstHash
        var new = old
        for hash in isOldPerfect ? hashes[...] : hashes.dropFirst() {
            guard last > 0 else { throw .tooManyHashes(hashes.count) }
            if first & 1 == 1 || first == last {
                old = hasher.node(hash, old)
                new = hasher.node(hash, new)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                new = hasher.node(new, hash)
            }
            first >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .tooFewHashes(hashes.count) }
        guard old == oldRoot else { throw .oldRootDiffers }
        guard new == newRoot else { throw .rootDiffers }
    }
}
