import LMDB
import TransparencyLog

/// The key files while a key is being replaced. What step was reached can be seen from which files match, so that a crash
/// between any two of these steps is completed:
///
///     signer.key verifier.key                                            one key
///     signer.key verifier.key signer.next.key                            the next key is made
///     signer.key verifier.key signer.next.key verifier.next.key          overlap: both sign
///     signer.key (old) verifier.key (new) signer.next.key (new)          the overlap ends
///     signer.key verifier.key                                            one key, the new one
///
/// Everything that writes here holds the writer's lock of the store, as everything does that signs.
extension LedgerFiles {
    private static let act = "replacing the key"

    func readKeys() throws(LedgerError) -> LedgerKeys {
        let current = try readVerifier(verifierKey)
        guard DurableFile.kind(nextVerifierKey) != .nothing else { return LedgerKeys(current: current, next: nil) }
        let next = try readVerifier(nextVerifierKey)
        guard next.name == current.name else {
            throw .keyOfAnother(nextVerifierKey, expected: current.name.description)
        }
        return LedgerKeys(current: current, next: next)
    }

    /// - Parameter currentIsLost: whether the key in force is not to be had, so that the next one signs alone
    func readSigners(of keys: LedgerKeys, currentIsLost: Bool) throws(LedgerError) -> [SignerKey] {
        var signers: [SignerKey] = []
        if !currentIsLost { signers.append(try readSigner(signerKey, expecting: keys.current)) }
        if let next = keys.next { signers.append(try readSigner(nextSignerKey, expecting: next)) }
        return signers
    }

    func makeNextKey(named name: KeyName) throws(LedgerError) {
        let signer: SignerKey
        do {
            signer = try SignerKey.generate(name: name)
        } catch {
            throw .keyUnreadable(nextSignerKey, why: "\(error)")
        }
        do throws(StoreError) {
            try DurableFile.replace(
                nextSignerKey, with: Array((signer.secretText + "\n").utf8), mode: 0o600, act: Self.act)
        } catch {
            throw .store(error)
        }
        try completeRotation()
    }

    /// Puts the next key in force. The old public key is kept under its id: receipts that it signed stay valid.
    func putNextKeyInForce(after keys: LedgerKeys) throws(LedgerError) {
        do throws(StoreError) {
            try DurableFile.replace(
                retiredVerifierKey(keys.current), with: Array((keys.current.text + "\n").utf8), mode: 0o644,
                act: Self.act)
            try DurableFile.move("verifier.next.key", to: "verifier.key", in: directory, act: Self.act)
        } catch {
            throw .store(error)
        }
        try completeRotation()
    }

    func retiredVerifierKey(_ key: VerifierKey) -> String { retiredVerifierKey(key.id) }

    private func retiredVerifierKey(_ id: KeyID) -> String { directory + "/verifier.\(id).key" }

    /// Keys that were in force once, of those whose lines a note has: for what was signed before the key was replaced.
    func retiredKeys(of note: [UInt8]) -> [VerifierKey] {
        guard let note = try? SignedNote(bytes: note) else { return [] }
        return note.signatures.compactMap { line in
            let key = try? readVerifier(retiredVerifierKey(line.keyID))
            return key?.name == line.name ? key : nil
        }
    }

    /// Takes the second of two steps that a crash, or `makeNextKey` or `putNextKeyInForce`, has left open.
    func completeRotation() throws(LedgerError) {
        guard DurableFile.kind(nextSignerKey) != .nothing, DurableFile.kind(nextVerifierKey) == .nothing else { return }
        let next = try readSigner(nextSignerKey).verifier
        let current = try readVerifier(verifierKey)
        do throws(StoreError) {
            if next == current {
                try DurableFile.move("signer.next.key", to: "signer.key", in: directory, act: Self.act)
            } else {
                let text = Array((next.text + "\n").utf8)
                try DurableFile.replace(nextVerifierKey, with: text, mode: 0o644, act: Self.act)
            }
        } catch {
            throw .store(error)
        }
    }
}
