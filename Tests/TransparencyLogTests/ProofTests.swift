import Testing

@testable import TransparencyLog

@Suite("Proofs")
struct ProofTests {
    typealias Vectors = CertificateTransparencyTree

    @Test func `inclusion paths of the eight-leaf tree are the known ones`() throws {
        let (leaf, pair, quad) = (Vectors.leaves, Vectors.pairs, Vectors.quads)
        let known: [(UInt64, UInt64, [TreeHash])] = [
            (0, 8, [leaf[1], pair[1], quad[1]]), (5, 8, [leaf[4], pair[3], quad[0]]), (2, 3, [pair[0]]),
            (1, 5, [leaf[0], pair[1], leaf[4]]), (0, 1, []),
        ]
        for (index, size, hashes) in known {
            let proof = InclusionProof(index: index, size: size) { node($0, of: leaf) }
            #expect(proof.hashes == hashes)
            try proof.verify(leaf: leaf[Int(index)], root: Vectors.roots[Int(size)])
        }
    }

    @Test func `consistency proofs of the eight-leaf tree are the known ones`() throws {
        let (leaf, pair, quad) = (Vectors.leaves, Vectors.pairs, Vectors.quads)
        let known: [(UInt64, UInt64, [TreeHash])] = [
            (1, 8, [leaf[1], pair[1], quad[1]]), (6, 8, [pair[2], pair[3], quad[0]]), (2, 5, [pair[1], leaf[4]]),
            (6, 7, [pair[2], leaf[6], quad[0]]), (1, 1, []),
        ]
        for (old, new, hashes) in known {
            let proof = ConsistencyProof(oldSize: old, newSize: new) { node($0, of: leaf) }
            #expect(proof.hashes == hashes)
            try proof.verify(oldRoot: Vectors.roots[Int(old)], newRoot: Vectors.roots[Int(new)])
        }
    }

    @Test func `every inclusion proof up to 70 leaves is that of the definition and holds for nothing else`() throws {
        let leaves = leafHashes(70)
        let roots = (0...70).map { recursiveRoot(leaves[..<$0]) }
        for size in 1...70 {
            for index in 0..<size {
                let proof = InclusionProof(index: UInt64(index), size: UInt64(size)) { node($0, of: leaves) }
                #expect(proof.hashes == recursivePath(index, leaves[..<size]))
                try proof.verify(leaf: leaves[index], root: roots[size])

                let (hashes, root) = (proof.hashes, roots[size])
                func refuses(_ index: Int, _ size: Int, _ hashes: [TreeHash], leaf: TreeHash, root: TreeHash) -> Bool {
                    let altered = InclusionProof(index: UInt64(index), size: UInt64(size), hashes: hashes)
                    return (try? altered.verify(leaf: leaf, root: root)) == nil
                }
                #expect(refuses(index, size, hashes + [root], leaf: leaves[index], root: root))
                #expect(refuses(index, size, [root] + hashes, leaf: leaves[index], root: root))
                #expect(refuses(size, size, hashes, leaf: leaves[index], root: root))
                #expect(refuses(index, size, hashes, leaf: leaves[(index + 1) % 70], root: root))
                #expect(refuses(index, size, hashes, leaf: leaves[index], root: roots[size - 1]))
                if !hashes.isEmpty {
                    #expect(refuses(index, size, Array(hashes.dropLast()), leaf: leaves[index], root: root))
                    #expect(refuses(index, size, Array(hashes.dropFirst()), leaf: leaves[index], root: root))
                    #expect(refuses((index + 1) % size, size, hashes, leaf: leaves[index], root: root))
                }
                if hashes.count > 1 {
                    #expect(refuses(index, size, hashes.reversed(), leaf: leaves[index], root: root))
                }
            }
        }
    }

    @Test func `every consistency proof up to 70 leaves is that of the definition and holds for nothing else`() throws {
        let leaves = leafHashes(70)
        let roots = (0...70).map { recursiveRoot(leaves[..<$0]) }
        for new in 0...70 {
            for old in 0...new {
                let proof = ConsistencyProof(oldSize: UInt64(old), newSize: UInt64(new)) { node($0, of: leaves) }
                #expect(proof.hashes == (old == 0 ? [] : recursiveProof(old, leaves[..<new])))
                try proof.verify(oldRoot: roots[old], newRoot: roots[new])

                func refuses(_ hashes: [TreeHash], _ oldRoot: TreeHash, _ newRoot: TreeHash) -> Bool {
                    let altered = ConsistencyProof(oldSize: UInt64(old), newSize: UInt64(new), hashes: hashes)
                    return (try? altered.verify(oldRoot: oldRoot, newRoot: newRoot)) == nil
                }
                let hashes = proof.hashes
                #expect(refuses(hashes + [roots[new]], roots[old], roots[new]))
                #expect(refuses(hashes, leaves[3], roots[new]))
                if old > 0 {
                    #expect(refuses(hashes, roots[old], leaves[3]))
                }
                if old > 0, old < new {
                    #expect(refuses(hashes, roots[new], roots[old]), "swapped roots")
                    #expect(refuses(Array(hashes.dropLast()), roots[old], roots[new]))
                    #expect(refuses(Array(hashes.dropFirst()), roots[old], roots[new]))
                    #expect(refuses([], roots[old], roots[new]))
                    if hashes.count > 1 {
                        #expect(refuses(hashes.reversed(), roots[old], roots[new]))
                    }
                }
            }
        }
    }

    @Test func `each reason for refusing a proof has its own error`() {
        let (leaf, root) = (Vectors.leaves[5], Vectors.roots[8])
        let good = [Vectors.leaves[4], Vectors.pairs[3], Vectors.quads[0]]
        func verify(_ index: UInt64, _ hashes: [TreeHash]) throws(ProofError) {
            try InclusionProof(index: index, size: 8, hashes: hashes).verify(leaf: leaf, root: root)
        }
        #expect(throws: ProofError.indexOutsideTree(index: 8, size: 8)) { try verify(8, good) }
        #expect(throws: ProofError.indexOutsideTree(index: .max, size: 8)) { try verify(.max, good) }
        #expect(throws: ProofError.tooFewHashes(2)) { try verify(5, Array(good.dropLast())) }
        #expect(throws: ProofError.tooManyHashes(4)) { try verify(5, good + [root]) }
        #expect(throws: ProofError.rootDiffers) { try verify(4, good) }

        func consistent(_ old: UInt64, _ new: UInt64, _ hashes: [TreeHash]) throws(ProofError) {
            try ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
                .verify(oldRoot: Vectors.roots[Int(old)], newRoot: Vectors.roots[Int(new)])
        }
        #expect(throws: ProofError.sizesOutOfOrder(old: 8, new: 5)) { try consistent(8, 5, []) }
        #expect(throws: ProofError.tooManyHashes(1)) { try consistent(0, 8, [leaf]) }
        #expect(throws: ProofError.tooManyHashes(1)) { try consistent(8, 8, [leaf]) }
        #expect(throws: ProofError.tooFewHashes(0)) { try consistent(6, 8, []) }
        #expect(throws: ProofError.oldRootDiffers) {
            try ConsistencyProof(oldSize: 0, newSize: 8, hashes: []).verify(oldRoot: leaf, newRoot: root)
        }
        #expect(throws: ProofError.rootDiffers) {
            try ConsistencyProof(oldSize: 8, newSize: 8, hashes: []).verify(oldRoot: leaf, newRoot: root)
        }
    }

    @Test func `proofs are made from tiles across three levels`() throws {
        let seed: UInt64 = 0x7072_6F6F_66
        var random = SplitMix64(state: seed)
        let leaves = leafHashes(70_000)
        var hasher = MerkleHasher()
        var appender = TreeAppender()
        var store = TileStore()
        append(leaves, to: &store, &appender)
        let root = appender.root()
        let layout = TileLayout(size: 70_000)
        let oldSizes = (0..<100).map { _ in UInt64.random(in: 1...70_000, using: &random) }
        var oldRoots: [UInt64: TreeHash] = [:]
        var range = CompactRange()
        for leaf in leaves {
            range.append(leaf, with: &hasher)
            if oldSizes.contains(range.size) { oldRoots[range.size] = range.root(with: &hasher) }
        }
        for oldSize in oldSizes {
            let index = UInt64.random(in: 0..<70_000, using: &random)
            let inclusion = try InclusionProof(index: index, size: 70_000) {
                try layout.hash(of: $0, with: &hasher, fetch: store.tile)
            }
            try inclusion.verify(leaf: leaves[Int(index)], root: root)

            let oldRoot = try TileLayout(size: oldSize).root(with: &hasher) {
                // An old partial tile is read from the tile that has grown since.
                try store.tile($0)
            }
            let consistency = try ConsistencyProof(oldSize: oldSize, newSize: 70_000) {
                try layout.hash(of: $0, with: &hasher, fetch: store.tile)
            }
            try consistency.verify(oldRoot: oldRoot, newRoot: root)
            #expect(oldRoots[oldSize] == oldRoot, "seed \(seed)")
        }
    }

    @Test func `the largest sizes do not overflow`() throws {
        let largest = TreeNode.largestTree
        let hash = Vectors.leaves[0]
        // All nodes alike: no real tree, yet every step of making and verifying is taken.
        let proof = InclusionProof(index: largest - 1, size: largest) { _ in hash }
        #expect(proof.hashes.count == 62)
        #expect(throws: ProofError.rootDiffers) { try proof.verify(leaf: hash, root: hash) }
        #expect(throws: ProofError.tooManyHashes(64)) {
            try InclusionProof(index: largest - 1, size: largest, hashes: [hash, hash] + proof.hashes)
                .verify(leaf: hash, root: hash)
        }
        #expect(InclusionProof(index: 0, size: largest) { _ in hash }.hashes.count == 63)
        let consistency = ConsistencyProof(oldSize: largest - 1, newSize: largest) { _ in hash }
        #expect(throws: ProofError.oldRootDiffers) { try consistency.verify(oldRoot: hash, newRoot: hash) }
        #expect(TileLayout(size: largest).levels.count == 8)
    }
}
