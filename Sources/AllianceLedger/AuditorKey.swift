import Alliances
import LMDB
import TransparencyLog

/// The key of somebody who attests what a replay found; in a file that nobody else can read.
public enum AuditorKey {
    /// Makes a key, and beside it the public one with `.pub` behind the name. Where an interrupted call has left a key of
    /// this name without its public one, it makes that.
    ///
    /// - Parameter name: such as auditor.example.org
    /// - Throws: `store`, of the kind `conflict` where one of the files is there
    public static func create(at path: String, name: String) throws(LedgerError) -> VerifierKey {
        if let problem = TextCheck.problem(in: name, field: "name") { throw .badOrigin(name, why: problem.message) }
        let made: SignerKey
        do {
            made = try SignerKey.generate(name: KeyName(name))
        } catch {
            throw .badOrigin(name, why: "\(error)")
        }
        let act = "making the key \(path)"
        var left: SignerKey?
        if DurableFile.kind(path) == .file, DurableFile.kind(path + ".pub") == .nothing { left = try? read(path) }
        if left?.verifier.name != made.verifier.name { left = nil }
        for file in [path, path + ".pub"] where DurableFile.kind(file) != .nothing && left == nil {
            throw .store(StoreError(.conflict, act: act, "\(file) is there already."))
        }
        let signer = left ?? made
        do throws(StoreError) {
            if left == nil {
                try DurableFile.create(path, Array((signer.secretText + "\n").utf8), mode: 0o600, act: act)
            }
            try DurableFile.create(path + ".pub", Array((signer.verifier.text + "\n").utf8), mode: 0o644, act: act)
        } catch {
            throw .store(error)
        }
        return signer.verifier
    }

    /// - Throws: `keyMissing`, `keyExposed`, `keyUnreadable`; the latter for the key of a witness, too
    public static func read(_ path: String) throws(LedgerError) -> SignerKey {
        let signer = try LedgerFiles(directory: "").readSigner(path)
        guard signer.verifier.type == .ed25519 else {
            throw .keyUnreadable(path, why: "it makes cosignatures and signs no other notes")
        }
        return signer
    }
}
