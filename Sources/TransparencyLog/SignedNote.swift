/// A text with signature lines (c2sp.org/signed-note).
public struct SignedNote: Hashable, Sendable {
    /// Ends in a line feed, and is what the signatures cover.
    public let text: [UInt8]
    /// In the order of their lines, those of unknown keys included.
    public private(set) var signatures: [NoteSignature]

    /// More lines than this are refused before any is verified, so that nobody is made to verify a million.
    public static let mostSignatures = 100

    /// Signs a new note.
    ///
    /// - Throws: ``SigningError/notANoteText``, ``SigningError/wrongKeyType(_:)`` for a key that makes cosignatures
    public init(text: [UInt8], signer: SignerKey) throws(SigningError) {
        guard text.last == NoteText.lineFeed, NoteText.isValid(text) else { throw .notANoteText }
        guard signer.verifier.type == .ed25519 else { throw .wrongKeyType(signer.verifier.type) }
        self.text = text
        signatures = [NoteSignature(key: signer.verifier, signature: try signer.sign(message: text))]
    }

    /// Adds a line at the end; one that is there already is not repeated.
    public mutating func add(_ signature: NoteSignature) {
        if !signatures.contains(signature) {
            signatures.append(signature)
        }
    }

    /// Adds a line in place of those its key made before, as when a witness cosigns once more.
    public mutating func replace(with signature: NoteSignature) {
        signatures.removeAll { $0.name == signature.name && $0.keyID == signature.keyID }
        signatures.append(signature)
    }

    public mutating func remove(_ signature: NoteSignature) {
        signatures.removeAll { $0 == signature }
    }

    /// Adds a second signature, as while a key is being replaced.
    ///
    /// - Throws: ``SigningError``
    public mutating func sign(with signer: SignerKey) throws(SigningError) {
        for signature in try SignedNote(text: text, signer: signer).signatures {
            add(signature)
        }
    }
}

// MARK: Verification

extension SignedNote {
    /// One signature that was verified.
    public struct Verified: Hashable, Sendable {
        public let key: VerifierKey
        /// Of a cosignature, in POSIX seconds; nil for a signature of another type.
        public let timestamp: UInt64?
    }

    /// The good signatures of `keys`, one for each key at most, in the order of their lines. Lines of other keys are
    /// ignored.
    ///
    /// - Throws: ``NoteError/badSignature(_:_:)`` where any line of a known key is bad, even beside a good one of the same
    ///   key; ``NoteError/noKnownSignature``
    public func verify(with keys: [VerifierKey]) throws(NoteError) -> [Verified] {
        var verified: [Verified] = []
        for signature in signatures {
            // Two keys can have one name and one id by collision; then the line has to be good for one of them.
            let candidates = keys.filter { $0.name == signature.name && $0.id == signature.keyID }
            guard !candidates.isEmpty else { continue }
            guard let key = candidates.first(where: { $0.verifies(signature.signature, text: text) }) else {
                throw .badSignature(signature.name, signature.keyID)
            }
            if !verified.contains(where: { $0.key == key }) {
                verified.append(Verified(key: key, timestamp: Cosignature(signature, of: key)?.timestamp))
            }
        }
        guard !verified.isEmpty else { throw .noKnownSignature }
        return verified
    }
}

extension SignedNote {
    /// Whether `key` has signed, and every line of it is good.
    public func isSigned(by key: VerifierKey) -> Bool {
        (try? verify(with: [key])) != nil
    }
}

// MARK: Wire form

extension SignedNote {
    public var bytes: [UInt8] {
        text + [NoteText.lineFeed] + signatures.flatMap(\.line)
    }

    /// Parses without verifying anything.
    ///
    /// - Throws: ``NoteError``
    public init(bytes: [UInt8]) throws(NoteError) {
        guard NoteText.isValid(bytes) else { throw .notText }
        guard bytes.last == NoteText.lineFeed else { throw .noLineFeedAtEnd }
        // The text may contain empty lines itself: only the last one separates.
        guard
            let separator = bytes.indices.dropFirst().last(where: {
                bytes[$0] == NoteText.lineFeed && bytes[$0 - 1] == NoteText.lineFeed
            })
        else { throw .noEmptyLine }
        guard let lines = NoteText.lines(of: bytes[(separator + 1)...]), !lines.isEmpty else {
            throw .noSignatureLines
        }
        guard lines.count <= Self.mostSignatures else { throw .tooManySignatures(lines.count) }
        text = Array(bytes[..<separator])
        signatures = []
        for (index, line) in lines.enumerated() {
            guard let signature = NoteSignature(line: line) else { throw .malformedSignature(line: index + 1) }
            signatures.append(signature)
        }
    }
}

public enum NoteError: Error, Hashable, CustomStringConvertible {
    case notText
    case noLineFeedAtEnd
    case noEmptyLine
    case noSignatureLines
    case tooManySignatures(Int)
    /// Counted from 1 after the empty line.
    case malformedSignature(line: Int)
    case badSignature(KeyName, KeyID)
    case noKnownSignature

    public var description: String {
        switch self {
        case .notText:
            "The note is not valid UTF-8, or holds control characters."
        case .noLineFeedAtEnd:
            "The note does not end in a line feed."
        case .noEmptyLine:
            "The note has no empty line between its text and its signatures."
        case .noSignatureLines:
            "The note has no signature lines."
        case .tooManySignatures(let count):
            "The note has \(count) signature lines; at most \(SignedNote.mostSignatures) are read."
        case .malformedSignature(let line):
            "Signature line \(line) is malformed."
        case .badSignature(let name, let id):
            "The signature of \(name) (key \(id)) is bad: the text is not what was signed."
        case .noKnownSignature:
            "The note has no signature of a known key."
        }
    }
}
