import LMDB
import TransparencyLog

/// The files of a ledger's directory.
struct LedgerFiles: Sendable {
    let directory: String

    var data: String { directory + "/data.mdb" }
    /// The last signed checkpoint, outside the store: a store put back from an old copy is noticed by it.
    var checkpoint: String { directory + "/checkpoint" }
    var signerKey: String { directory + "/signer.key" }
    var verifierKey: String { directory + "/verifier.key" }

    func readSigner(expecting verifier: VerifierKey) throws(LedgerError) -> SignerKey {
        guard let permissions = DurableFile.permissions(signerKey) else { throw .keyMissing(signerKey) }
        guard permissions & 0o077 == 0 else { throw .keyExposed(signerKey, permissions: permissions) }
        let signer: SignerKey
        do {
            signer = try SignerKey(secretText: try line(signerKey))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .keyUnreadable(signerKey, why: "\(error)")
        }
        guard signer.verifier == verifier else { throw .keyOfAnother(signerKey, expected: verifier.name.description) }
        return signer
    }

    func readVerifier() throws(LedgerError) -> VerifierKey {
        let text: String
        do {
            text = try line(verifierKey)
        } catch .keyMissing {
            throw .verifierMissing(verifierKey)
        } catch {
            throw error
        }
        do {
            return try VerifierKey(text: text)
        } catch {
            throw .verifierUnreadable(verifierKey, why: "\(error)")
        }
    }

    /// The signed checkpoint beside the store; nil if there is none.
    func readCheckpoint(_ policy: CheckpointPolicy) throws(LedgerError) -> (Checkpoint, [UInt8])? {
        guard DurableFile.kind(checkpoint) != .nothing else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(checkpoint, limit: 1 << 20, act: "reading the checkpoint")
        } catch {
            throw .store(error)
        }
        do {
            return (try policy.verify(bytes).checkpoint, bytes)
        } catch {
            throw .checkpointUnreadable(checkpoint, why: "\(error)")
        }
    }

    private func line(_ path: String) throws(LedgerError) -> String {
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path, limit: 1 << 16, act: "reading \(path)")
        } catch {
            if error.kind == .notFound { throw .keyMissing(path) }
            throw .store(error)
        }
        var text = bytes[...]
        if text.last == 0x0a { text = text.dropLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
