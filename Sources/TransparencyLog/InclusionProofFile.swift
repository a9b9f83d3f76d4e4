/// A proof that can be kept and verified without a network (c2sp.org/tlog-proof, version 1): a receipt.
public struct InclusionProofFile: Hashable, Sendable {
    public let index: UInt64
    /// The sibling of the leaf first; at most 63.
    public let hashes: [TreeHash]
    /// A signed checkpoint as it was read; whether it is one shows when the proof is verified.
    public let checkpoint: [UInt8]
    /// Whatever the writer added, not covered by any signature; nil where there is none.
    public let extra: [UInt8]?

    public static let mostHashes = 63
    private static let header = Array("c2sp.org/tlog-proof@v1".utf8)

    /// - Parameters:
    ///   - checkpoint: of the size for which the proof was made
    ///   - extra: not empty
    public init(_ proof: InclusionProof, checkpoint: SignedNote, extra: [UInt8]? = nil) {
        index = proof.index
        hashes = proof.hashes
        self.checkpoint = checkpoint.bytes
        self.extra = extra.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// - Parameter leaf: computed from an entry that the verifier has, never taken from the file
    /// - Throws: ``ProofFileError``
    public func verify(leaf: TreeHash, policy: CheckpointPolicy) throws(ProofFileError) -> VerifiedCheckpoint {
        let verified: VerifiedCheckpoint
        do {
            verified = try policy.verify(checkpoint)
        } catch {
            throw .badCheckpoint(error)
        }
        let proof = InclusionProof(index: index, size: verified.checkpoint.size, hashes: hashes)
        do {
            try proof.verify(leaf: leaf, root: verified.checkpoint.root)
        } catch {
            throw .notIncluded(error)
        }
        return verified
    }
}

// MARK: Wire form

extension InclusionProofFile {
    public var bytes: [UInt8] {
        var lines = [Self.header]
        if let extra {
            lines.append(Array("extra ".utf8) + Base64.encode(extra))
        }
        lines.append(Array("index \(index)".utf8))
        lines += hashes.map { Base64.encode($0.bytes) }
        lines.append([])
        return lines.flatMap { $0 + [NoteText.lineFeed] } + checkpoint
    }

    /// Parses without verifying anything.
    ///
    /// - Throws: ``ProofFileError/malformed(line:)`` with the number of the line from 1
    public init(bytes: [UInt8]) throws(ProofFileError) {
        var rest = bytes[...]
        var number = 0

        func nextLine() throws(ProofFileError) -> ArraySlice<UInt8> {
            number += 1
            guard let end = rest.firstIndex(of: NoteText.lineFeed) else { throw .malformed(line: number) }
            defer { rest = rest[(end + 1)...] }
            return rest[..<end]
        }

        guard try nextLine().elementsEqual(Self.header) else { throw .malformed(line: number) }
        var line = try nextLine()
        if line.starts(with: Array("extra ".utf8)) {
            guard let decoded = Base64.decode(line.dropFirst(6)), !decoded.isEmpty else {
                throw .malformed(line: number)
            }
            extra = decoded
            line = try nextLine()
        } else {
            extra = nil
        }
        guard line.starts(with: Array("index ".utf8)), let index = CanonicalDecimal.parse(line.dropFirst(6)) else {
            throw .malformed(line: number)
        }
        self.index = index

        var hashes: [TreeHash] = []
        line = try nextLine()
        while !line.isEmpty {
            guard let hash = TreeHash(base64: line), hashes.count < Self.mostHashes else {
                throw .malformed(line: number)
            }
            hashes.append(hash)
            line = try nextLine()
        }
        self.hashes = hashes
        checkpoint = Array(rest)
    }
}

public enum ProofFileError: Error, Hashable, CustomStringConvertible {
    /// Counted from 1.
    case malformed(line: Int)
    case badCheckpoint(CheckpointError)
    case notIncluded(ProofError)

    public var description: String {
        switch self {
        case .malformed(let line):
            "Line \(line) of the proof file is malformed."
        case .badCheckpoint(let error):
            error.description
        case .notIncluded(let error):
            error.description
        }
    }
}
