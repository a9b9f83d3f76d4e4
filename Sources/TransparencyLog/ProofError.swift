/// Why a proof proves nothing.
public enum ProofError: Error, Hashable, CustomStringConvertible {
    case indexOutsideTree(index: UInt64, size: UInt64)
    case sizesOutOfOrder(old: UInt64, new: UInt64)
    case tooFewHashes(Int)
    case tooManyHashes(Int)
    /// The proof leads to another root than the one it was to be checked against.
    case rootDiffers
    /// The proof begins from another tree than the old one.
    case oldRootDiffers

    public var description: String {
        switch self {
        case .indexOutsideTree(let index, let size):
            "There is no entry \(index) in a tree of size \(size)."
        case .sizesOutOfOrder(let old, let new):
            "A tree of size \(new) cannot continue one of size \(old)."
        case .tooFewHashes(let count):
            "The proof has too few hashes (\(count)) for these sizes."
        case .tooManyHashes(let count):
            "The proof has too many hashes (\(count)) for these sizes."
        case .rootDiffers:
            "The proof leads to another root than that of the tree."
        case .oldRootDiffers:
            "The proof does not begin from the root of the old tree."
        }
    }
}
