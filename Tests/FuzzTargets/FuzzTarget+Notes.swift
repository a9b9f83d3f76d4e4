import AllianceLedger
import TransparencyLog

extension FuzzTarget {
    func checkNote(_ bytes: [UInt8]) throws(Finding) {
        switch attempt({ () throws(NoteError) in try SignedNote(bytes: bytes) }) {
        case .success(let note):
            try require(note.bytes == bytes, "another note is written")
            let lines = note.signatures.flatMap(\.line)
            let signatures = attempt { () throws(NoteError) in try NoteSignature.lines(lines) }
            try require(signatures.value == note.signatures, "the signature lines are read otherwise")
            if let key = Self.foreignKey { try require(!note.isSigned(by: key), "a signature nobody made is good") }
        case .failure(let error): try require(!error.description.isEmpty, "no message")
        }
    }

    /// Of RFC 8032 §7.1, test 1; nothing in the corpus is signed with it.
    private static let foreignKey: VerifierKey? = {
        let hex = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        guard let name = try? KeyName("fuzz.example/key"), let hash = TreeHash(hex: hex) else { return nil }
        return try? VerifierKey(name: name, type: .ed25519, publicKey: hash.bytes)
    }()

    func checkCheckpoint(_ bytes: [UInt8]) throws(Finding) {
        let strict = attempt { () throws(CheckpointError) in try Checkpoint(text: bytes) }
        let lenient = attempt { () throws(CheckpointError) in try Checkpoint(text: bytes, acceptsExtensions: true) }
        if case .success(let checkpoint) = strict {
            try require(lenient.value == checkpoint, "with extensions it is another checkpoint")
        }
        switch lenient {
        case .success(let checkpoint):
            try require(checkpoint.text == bytes, "another checkpoint is written")
            try require(checkpoint.extensions.isEmpty == (strict.value != nil), "extensions are not told apart")
        case .failure(let error): try require(!error.description.isEmpty, "no message")
        }
    }

    func checkKey(_ bytes: [UInt8]) throws(Finding) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch attempt({ () throws(KeyError) in try VerifierKey(text: text) }) {
        case .success(let key): try require(Array(key.text.utf8) == Array(text.utf8), "another key is written")
        case .failure(let error): try require(!"\(error)".isEmpty, "no message")
        }
    }

    func checkCertificate(_ bytes: [UInt8]) throws(Finding) {
        guard let certificate = ReplayCertificate(text: bytes) else { return }
        try require(certificate.text == bytes, "another certificate is written")
    }
}
