import Alliances
import TransparencyLog

@testable import AllianceLedger

/// A log whose tiles and checkpoints of every size asked for lie in a folder.
struct PublishedTree {
    let folder: Folder
    let signer: SignerKey
    private var tree = TreeAppender()

    init(signer: SignerKey) throws {
        folder = try Folder()
        self.signer = signer
    }

    /// Publishes as many leaves more; those from `branch` on are not what they are in another branch.
    mutating func grow(by count: Int, branch: (from: UInt64, name: String) = (.max, "")) throws {
        var hasher = MerkleHasher()
        let folder = folder
        for _ in 0..<count {
            let name = tree.size >= branch.from ? branch.name : ""
            let leaf = hasher.leaf(entry: Array("\(name)\(tree.size)".utf8).span)
            try tree.append(leaf) { (address, bytes) throws in try folder.write(address.path, [UInt8](bytes)) }
        }
        try tree.finish { (address, bytes) throws in try folder.write(address.path, [UInt8](bytes)) }
        try folder.write("checkpoint", try checkpoint().signed(by: signer).bytes)
    }

    func checkpoint() throws -> Checkpoint {
        try Checkpoint(origin: Origin(signer.verifier.name), size: tree.size, root: tree.compactRange.root())
    }
}
