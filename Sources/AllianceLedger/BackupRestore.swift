import Alliances
import EventLog
import LMDB
import TransparencyLog

extension Ledger {
    /// Puts a backup in the place of a ledger that is lost. It is proven where it lies, copied, and proven again; the
    /// ledger is there when it is whole.
    ///
    /// - Parameters:
    ///   - directory: where there is nothing, or what is left of this ledger without its `data.mdb`
    ///   - progress: told how many entries are verified, up to the end twice
    public static func restore(
        backup: String, into directory: String, _ options: BackupRestoreOptions = BackupRestoreOptions(),
        clock: @escaping @Sendable () -> Instant, progress: ((Int) -> Void)? = nil
    ) throws(RestoreError) -> BackupRestoreReport {
        try BackupRestore(backup: backup, directory: directory, options: options, clock: clock).run(progress)
    }

    /// `#5`, or `#5…#7`.
    static func entries(from size: Int, until end: Int) -> String {
        end - size == 1 ? "#\(size)" : "#\(size)…#\(end - 1)"
    }
}

/// The work of putting one backup back.
struct BackupRestore {
    let backup: String
    let directory: String
    let options: BackupRestoreOptions
    let clock: @Sendable () -> Instant
    private static let act = "restoring the ledger"

    func run(_ progress: ((Int) -> Void)?) throws(RestoreError) -> BackupRestoreReport {
        guard let mark = BackupMark.read(in: backup) else {
            let inside = try? Backups(in: backup, of: nil, act: Self.act)
            throw .notABackup(backup, newest: inside?.found.last.map { backup + "/" + $0.name })
        }
        let remains = try remains()
        let hadLock = DurableFile.kind(backup + "/lock.mdb") != .nothing
        let source = try asking { () throws(LedgerError) in
            try Ledger.openWithoutSigning(at: backup, for: .reading, clock: clock)
        }
        defer {
            source.close()
            if !hadLock { DurableFile.discard(backup + "/lock.mdb") }
        }
        let proof = try prove(source, at: backup, progress)
        guard mark.origin == source.origin, mark.size == proof.size, mark.root == proof.root else {
            throw .altered(path: backup)
        }
        let signedSize = try compare(source, proof, remains)
        let folder = try storing { () throws(StoreError) in
            try NewFolder(
                directory, mark: remains.first ?? LedgerFiles.dataName, mode: 0o700, replacing: !remains.isEmpty,
                act: Self.act)
        }
        try storing { () throws(StoreError) in
            try source.environment.copy(to: folder.temporary + "/" + LedgerFiles.dataName, act: Self.act)
        }
        try copyKeys(source, remains, to: folder.temporary)
        let (verifier, missing) = try proveCopy(folder.temporary, proof, progress)
        if signedSize != nil, remains.contains("checkpoint") {
            try copy(directory + "/checkpoint", to: folder.temporary + "/" + LedgerFiles.lostCheckpointName)
        }
        let lost = LedgerFiles.lostCheckpointName
        if remains.contains(lost), DurableFile.kind(folder.temporary + "/" + lost) == .nothing {
            try copy(directory + "/" + lost, to: folder.temporary + "/" + lost)
        }
        if DurableFile.kind(LedgerFiles(directory: directory).data) != .nothing { throw .taken(directory) }
        try storing { () throws(StoreError) in
            // Only what is made anew takes the place of what is there.
            if !remains.contains("lock.mdb") { DurableFile.discard(folder.temporary + "/lock.mdb") }
            if remains.contains("checkpoint.new") { DurableFile.discard(directory + "/checkpoint.new") }
            try folder.commit()
        }
        return BackupRestoreReport(
            mark: mark, checks: proof.checks, verifier: verifier, missingKeys: missing, signedSize: signedSize)
    }

    private func storing<R>(_ body: () throws(StoreError) -> R) throws(RestoreError) -> R {
        do {
            return try body()
        } catch {
            throw .store(error)
        }
    }

    private func asking<R>(_ body: () throws(LedgerError) -> R) throws(RestoreError) -> R {
        do {
            return try body()
        } catch {
            throw .ledger(error)
        }
    }

    // MARK: - What is there

    /// What is left of a ledger whose store is gone; nothing where there is no directory yet.
    private func remains() throws(RestoreError) -> [String] {
        guard DurableFile.kind(directory) != .nothing else { return [] }
        guard DurableFile.kind(directory) == .directory else { throw .taken(directory) }
        let names = try storing { () throws(StoreError) in try DurableFile.list(directory, act: Self.act) }
        guard !names.contains(LedgerFiles.dataName), names.allSatisfy(LedgerFiles.isOfLedger) else {
            throw .taken(directory)
        }
        return names.sorted()
    }

    private func prove(
        _ ledger: Ledger, at path: String, _ progress: ((Int) -> Void)?
    ) throws(RestoreError) -> LedgerProof {
        let proof = try asking { () throws(LedgerError) in try LedgerProof(ledger, progress: progress) }
        if let (check, finding) = proof.finding { throw .notProven(path: path, check: check, finding: finding) }
        return proof
    }

    /// - Returns: the most that a checkpoint covers, where that is more than the backup holds and the loss is accepted
    private func compare(
        _ source: Ledger, _ proof: LedgerProof, _ remains: [String]
    ) throws(RestoreError) -> Int? {
        var most: Int?
        let beside = remains.contains("checkpoint") ? directory + "/checkpoint" : nil
        for path in [options.checkpoint, beside].compactMap({ $0 }) {
            let kept = try source.keptCheckpoint(path)
            let signedSize = Int(clamping: kept.size)
            if signedSize > proof.size {
                guard options.acceptsLoss else {
                    throw .olderThanSigned(checkpoint: path, size: proof.size, signedSize: signedSize)
                }
                most = max(most ?? 0, signedSize)
                continue
            }
            guard try asking({ () throws(LedgerError) in try source.root(at: signedSize) }) == kept.root else {
                throw .forkedFromSigned(checkpoint: path, signedSize: signedSize)
            }
        }
        return most
    }

    // MARK: - The copy

    /// The public keys of the backup go with its checkpoint; a secret key comes from whoever has it, if it fits.
    private func copyKeys(_ source: Ledger, _ remains: [String], to place: String) throws(RestoreError) {
        let inBackup = try storing { () throws(StoreError) in try DurableFile.list(backup, act: Self.act) }
        for name in inBackup where LedgerFiles.isPublicKey(name) {
            try copy(backup + "/" + name, to: place + "/" + name)
        }
        for name in remains where LedgerFiles.isPublicKey(name) && !inBackup.contains(name) {
            try copy(directory + "/" + name, to: place + "/" + name)
        }
        let keys = try asking { () throws(LedgerError) in try source.files.readKeys() }
        let wanted = [("signer.key", keys.current)] + (keys.next.map { [("signer.next.key", $0)] } ?? [])
        for name in remains where LedgerFiles.isSecretKey(name) && !wanted.contains(where: { $0.0 == name }) {
            throw .otherKeyThere(directory + "/" + name)
        }
        for (name, verifier) in wanted {
            var from: String?
            if remains.contains(name) { from = directory + "/" + name }
            if from == nil, inBackup.contains(name) { from = backup + "/" + name }
            if name == "signer.key", let given = options.signer { from = given }
            for path in Set([from, remains.contains(name) ? directory + "/" + name : nil].compactMap({ $0 })).sorted() {
                do throws(LedgerError) {
                    _ = try source.files.readSigner(path, expecting: verifier)
                } catch {
                    if case .keyOfAnother = error {
                        throw path == options.signer ? .otherKeyGiven(path) : .otherKeyThere(path)
                    }
                    throw .ledger(error)
                }
            }
            if let from { try copy(from, to: place + "/" + name, mode: 0o600) }
        }
    }

    private func copy(_ path: String, to place: String, mode: UInt16 = 0o644) throws(RestoreError) {
        try storing { () throws(StoreError) in
            let bytes = try DurableFile.read(path, limit: 1 << 20, act: Self.act)
            try DurableFile.create(place, bytes, mode: mode, act: Self.act)
        }
    }

    private func proveCopy(
        _ place: String, _ expected: LedgerProof, _ progress: ((Int) -> Void)?
    ) throws(RestoreError) -> (VerifierKey, missingKeys: [String]) {
        let ledger = try asking { () throws(LedgerError) in
            try Ledger.openWithoutSigning(at: place, for: .reading, clock: clock)
        }
        defer { ledger.close() }
        guard let checkpoint = try asking({ () throws(LedgerError) in try ledger.checkpoint() }) else {
            throw .notProven(path: place, check: "checkpoint", finding: "there is none in the store")
        }
        try storing { () throws(StoreError) in
            try DurableFile.create(ledger.files.checkpoint, checkpoint, mode: 0o644, act: Self.act)
        }
        let proof = try prove(ledger, at: place, progress)
        guard proof.size == expected.size, proof.root == expected.root else { throw .altered(path: backup) }
        let keys = try asking { () throws(LedgerError) in try ledger.keys() }
        let needed = ["signer.key"] + (keys.next == nil ? [] : ["signer.next.key"])
        return (ledger.verifier, needed.filter { DurableFile.kind(place + "/" + $0) == .nothing })
    }
}
