/// The root of a perfect subtree: leaves `[index · 2^height, (index + 1) · 2^height)`.
public struct TreeNode: Hashable, Sendable {
    public let height: Int
    public let index: UInt64

    /// The largest size of a tree: 2^63 − 1, the limit of c2sp.org/tlog-checkpoint.
    public static let largestTree = UInt64(Int64.max)

    /// - Parameter height: 0…63
    public init(height: Int, index: UInt64) {
        precondition((0...63).contains(height), "The height of a node is between 0 and 63.")
        self.height = height
        self.index = index
    }
}

extension TreeNode {
    /// The perfect subtrees that make up `leaves`, from left to right. `leaves` is a subtree of RFC 6962 §2.1: its start
    /// is a multiple of the smallest power of two that is not below its length.
    public static func nodes(of leaves: Range<UInt64>) -> [TreeNode] {
        var nodes: [TreeNode] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let height = 63 - (leaves.upperBound - start).leadingZeroBitCount
            nodes.append(TreeNode(height: height, index: start >> UInt64(height)))
            start += 1 << UInt64(height)
        }
        return nodes
    }

    /// The Merkle tree hash of `leaves`, a subtree as for ``nodes(of:)``; of none, the empty root.
    public static func hash<Failure: Error>(
        of leaves: Range<UInt64>, with hasher: inout MerkleHasher, fetch: (TreeNode) throws(Failure) -> TreeHash
    ) throws(Failure) -> TreeHash {
        let nodes = nodes(of: leaves)
        guard let last = nodes.last else { return MerkleHasher.emptyRoot }
        var hash = try fetch(last)
        for node in nodes.dropLast().reversed() {
            hash = hasher.node(try fetch(node), hash)
        }
        return hash
    }

    /// The size of the left subtree: the largest power of two strictly below `size`, which is at least 2.
    static func split(_ size: UInt64) -> UInt64 {
        1 << UInt64(63 - (size - 1).leadingZeroBitCount)
    }
}
