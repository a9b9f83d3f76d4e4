/// That a leaf stands at an index of a tree (RFC 6962 §2.1.1).
public struct InclusionProof: Hashable, Sendable {
    public let index: UInt64
    public let size: UInt64
    /// The sibling of the leaf first, the root's child last.
    public let hashes: [TreeHash]

    /// A proof made elsewhere, as it was received.
    public init(index: UInt64, size: UInt64, hashes: [TreeHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes a proof.
    ///
    /// - Parameter index: below `size`
    public init<Failure: Error>(
        index: UInt64, size: UInt64, fetch: (TreeNode) throws(Failure) -> TreeHash
    ) throws(Failure) {
        var hasher = MerkleHasher()
        var hashes: [TreeHash] = []
        for subtree in Self.subtrees(index: index, size: size) {
            hashes.append(try TreeNode.hash(of: subtree, with: &hasher, fetch: fetch))
        }
        self.init(index: index, size: size, hashes: hashes)
    }

    /// The leaves under each hash of the proof, in the order of the proof; ``TreeNode/nodes(of:)`` names the nodes.
    ///
    /// - Parameter index: below `size`
    public static func subtrees(index: UInt64, size: UInt64) -> [Range<UInt64>] {
        precondition(index < size, "An entry to be proved lies within the tree.")
        var subtrees: [Range<UInt64>] = []
        var within = 0..<size
        while within.upperBound - within.lowerBound > 1 {
            let middle = within.lowerBound + TreeNode.split(within.upperBound - within.lowerBound)
            let (left, right) = (within.lowerBound..<middle, middle..<within.upperBound)
            subtrees.append(index < middle ? right : left)
            within = index < middle ? left : right
        }
        return subtrees.reversed()
    }

    /// RFC 9162 §2.1.3.2.
    public func verify(leaf: TreeHash, root: TreeHash) throws(ProofError) {
        guard index < size else { throw .indexOutsideTree(index: index, size: size) }
        var hasher = MerkleHasher()
        var first = index
        var last = size - 1
        var hash = leaf
        for sibling in hashes {
            guard last > 0 else { throw .tooManyHashes(hashes.count) }
            if first & 1 == 1 || first == last {
                hash = hasher.node(sibling, hash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                hash = hasher.node(hash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .tooFewHashes(hashes.count) }
        guard hash == root else { throw .rootDiffers }
    }
}
