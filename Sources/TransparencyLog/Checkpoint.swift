/// What a log states of itself: who it is, how many entries it has and their root (c2sp.org/tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    public let origin: Origin
    /// At most 2^63 − 1.
    public let size: UInt64
    public let root: TreeHash
    /// Lines after the third, without their line feeds; a checkpoint made here has none.
    public let extensions: [[UInt8]]

    /// - Throws: ``CheckpointError/sizeTooLarge(_:)``, ``CheckpointError/wrongEmptyRoot``
    public init(origin: Origin, size: UInt64, root: TreeHash) throws(CheckpointError) {
        try self.init(origin: origin, size: size, root: root, extensions: [])
    }

    private init(
        origin: Origin, size: UInt64, root: TreeHash, extensions: [[UInt8]]
    ) throws(CheckpointError) {
        guard size <= TreeNode.largestTree else { throw .sizeTooLarge(size) }
        guard size > 0 || root == MerkleHasher.emptyRoot else { throw .wrongEmptyRoot }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// - Throws: ``SigningError``
    public func signed(by signer: SignerKey) throws(SigningError) -> SignedNote {
        try SignedNote(text: text, signer: signer)
    }
}

// MARK: Wire form

extension Checkpoint {
    /// The text of the note, with the final line feed.
    public var text: [UInt8] {
        let lines = [origin.bytes, Array(String(size).utf8), Base64.encode(root.bytes)] + extensions
        return lines.flatMap { $0 + [NoteText.lineFeed] }
    }

    /// - Parameter acceptsExtensions: whether more than three lines may be there, which no reader can audit
    /// - Throws: ``CheckpointError``
    public init(text: [UInt8], acceptsExtensions: Bool = false) throws(CheckpointError) {
        guard NoteText.isValid(text), let lines = NoteText.lines(of: text[...]), lines.count >= 3,
            lines.allSatisfy({ !$0.isEmpty })
        else { throw .malformed }
        guard acceptsExtensions || lines.count == 3 else { throw .unexpectedExtensions(lines.count - 3) }
        guard let origin = try? Origin(bytes: Array(lines[0])) else { throw .malformed }
        guard let size = CanonicalDecimal.parse(lines[1]) else { throw .malformedSize }
        guard let root = TreeHash(base64: lines[2]) else { throw .malformedRoot }
        try self.init(origin: origin, size: size, root: root, extensions: lines.dropFirst(3).map(Array.init))
    }
}

public enum CheckpointError: Error, Hashable, CustomStringConvertible {
    case malformed
    case unexpectedExtensions(Int)
    case malformedSize
    case malformedRoot
    case sizeTooLarge(UInt64)
    case wrongEmptyRoot
    case badNote(NoteError)
    case otherOrigin(found: Origin, expected: Origin)
    case notSignedByLog(VerifierKey)
    case notCosigned(by: VerifierKey)
    case tooFewCosignatures(Int, quorum: Int, missing: [VerifierKey])

    public var description: String {
        switch self {
        case .malformed:
            "A checkpoint is three lines, none of them empty: origin, size and root."
        case .unexpectedExtensions(let count):
            "The checkpoint has \(count) lines after the root; none is expected."
        case .malformedSize:
            "The size in the checkpoint is not a canonical decimal number up to 2^63 - 1."
        case .malformedRoot:
            "The root in the checkpoint is not the canonical base64 of 32 bytes."
        case .sizeTooLarge(let size):
            "A checkpoint cannot state the size \(size): the largest is 2^63 - 1."
        case .wrongEmptyRoot:
            "A checkpoint of size 0 has the root SHA-256 of nothing; this one has another."
        case .badNote(let error):
            error.description
        case .otherOrigin(let found, let expected):
            "The checkpoint is of '\(found)', not of '\(expected)'."
        case .notSignedByLog(let key):
            "The checkpoint is not signed by the log's key \(key.name) (\(key.id))."
        case .notCosigned(let key):
            "The checkpoint is not cosigned by \(key.name) (\(key.id))."
        case .tooFewCosignatures(let count, let quorum, let missing):
            "The checkpoint has good cosignatures of \(count) witnesses, and \(quorum) are demanded; not among them: "
                + missing.map { "\($0.name) (\($0.id))" }.joined(separator: ", ") + "."
        }
    }
}
