import LMDB
import TransparencyLog

/// The files of a ledger's directory.
struct LedgerFiles: Sendable {
    let directory: String

    static let dataName = "data.mdb"
    var data: String { directory + "/" + LedgerFiles.dataName }
    /// The last signed checkpoint, outside the store: a store put back from an old copy is noticed by it.
    var checkpoint: String { directory + "/checkpoint" }
    var signerKey: String { directory + "/signer.key" }
    var verifierKey: String { directory + "/verifier.key" }

    /// While a key is being replaced: the key that will be in force, which signs beside it.
    var nextSignerKey: String { directory + "/signer.next.key" }
    var nextVerifierKey: String { directory + "/verifier.next.key" }

    /// Before anything is written or signed. Who can put files into the directory can put others in their place: another
    /// store, another key, a link. Its group may be let read (`lock.mdb` has to be theirs to write for that), as it
    /// cannot alter an entry thereby; write it may not.
    static func expectOwn(_ directory: String) throws(LedgerError) {
        for path in [directory, directory + "/" + dataName] {
            switch DurableFile.intruder(path) {
            case nil: continue
            case .others(let permissions): throw .writableByOthers(path, permissions: permissions)
            case .owner(let user): throw .ownedByAnother(path, user: user)
            }
        }
    }

    /// `verifier.key`, the next one and those that were in force once.
    static func isPublicKey(_ name: String) -> Bool { name.hasPrefix("verifier.") && name.hasSuffix(".key") }

    static func isSecretKey(_ name: String) -> Bool { name == "signer.key" || name == "signer.next.key" }

    /// Whether a file of this name is made in a ledger's directory.
    static func isOfLedger(_ name: String) -> Bool {
        isPublicKey(name) || isSecretKey(name)
            || [dataName, "lock.mdb", "checkpoint", "checkpoint.new", lostCheckpointName, NewFolder.unfinished]
                .contains(name)
    }

    static func isOfBackup(_ name: String) -> Bool { isOfLedger(name) || name == BackupMark.fileName }

    /// What was signed over entries that a restore has given up, kept because others may hold them still.
    static let lostCheckpointName = "checkpoint.lost"

    /// Whether a path lies in the directory of a ledger, however deep, or is that directory; through links too.
    static func hold(_ path: String) -> Bool {
        var place = path
        while DurableFile.kind(place) != .directory {
            let above = DurableFile.parent(of: place)
            if above == place { return false }
            place = above
        }
        // By `..`, since the name alone does not tell where a linked directory lies.
        while DurableFile.kind(place + "/" + dataName) == .nothing {
            if DurableFile.isSame(place, place + "/..") { return false }
            place += "/.."
        }
        return true
    }

    /// Is there while `init` works: a directory that has it holds no ledger, and nothing that anybody rests on.
    var unfinished: String { directory + "/init.unfinished" }

    /// Takes away what an `init` has made that did not come to its end; only of a directory in which there was none of it
    /// before.
    func discardAll() {
        for file in [checkpoint, verifierKey, signerKey] { DurableFile.discard(file + ".new") }
        for file in [data, directory + "/lock.mdb", checkpoint, verifierKey, signerKey] { DurableFile.discard(file) }
        // Last: while anything else is there, it tells what that is.
        DurableFile.discard(unfinished + ".new")
        DurableFile.discard(unfinished)
    }

    func readSigner(_ path: String, expecting verifier: VerifierKey) throws(LedgerError) -> SignerKey {
        let signer = try readSigner(path)
        guard signer.verifier == verifier else { throw .keyOfAnother(path, expected: verifier.name.description) }
        return signer
    }

    func readSigner(_ path: String) throws(LedgerError) -> SignerKey {
        do {
            return try SignerKey(secretText: try line(path, from: .secret))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .keyUnreadable(path, why: "\(error)")
        }
    }

    func readVerifier(_ path: String) throws(LedgerError) -> VerifierKey {
        let text: String
        do {
            text = try line(path, from: .found)
        } catch .keyMissing {
            throw .verifierMissing(path)
        } catch {
            throw error
        }
        do {
            return try VerifierKey(text: text)
        } catch {
            throw .verifierUnreadable(path, why: "\(error)")
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

    private func line(_ path: String, from source: DurableFile.Source) throws(LedgerError) -> String {
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path, limit: 1 << 16, from: source, act: "reading \(path)")
        } catch {
            if case .exposed(let permissions) = error.kind { throw .keyExposed(path, permissions: permissions) }
            if error.kind == .notFound { throw .keyMissing(path) }
            throw .store(error)
        }
        var text = bytes[...]
        if text.last == 0x0a { text = text.dropLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
