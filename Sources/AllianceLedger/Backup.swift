import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

extension Ledger {
    /// Copies the ledger while it is in use, proves the copy, and only then gives it its name.
    ///
    /// - Parameters:
    ///   - directory: which holds the backups, each a directory of its own; it is made where it is missing
    ///   - progress: told how many entries are verified
    public func backup(
        to directory: String, _ options: BackupOptions = BackupOptions(), progress: ((Int) -> Void)? = nil
    ) throws(BackupError) -> BackupReport {
        try Backup(self, directory, options).run(progress)
    }
}

/// The work of one backup.
struct Backup {
    let ledger: Ledger
    let directory: String
    let options: BackupOptions
    private let taken: Instant
    static let act = "backing up the ledger"

    init(_ ledger: Ledger, _ directory: String, _ options: BackupOptions) {
        var directory = directory
        while directory.count > 1, directory.last == "/" { directory.removeLast() }
        self.ledger = ledger
        self.directory = directory
        self.options = options
        taken = ledger.clock()
    }

    func run(_ progress: ((Int) -> Void)?) throws(BackupError) -> BackupReport {
        if ![.nothing, .directory].contains(DurableFile.kind(directory)) { throw .notADirectory(directory) }
        if DurableFile.kind(directory + "/" + BackupMark.fileName) != .nothing { throw .isBackup(directory) }
        if LedgerFiles.hold(directory) { throw .ledgersOwnDirectory(directory) }
        let folder = try storing { () throws(StoreError) in
            if DurableFile.kind(directory) == .nothing {
                try DurableFile.makeDirectory(directory, mode: 0o700, act: Backup.act)
            }
            return try NewFolder(
                directory + "/" + Backups.beginning, mark: BackupMark.fileName, mode: 0o700, act: Backup.act)
        }
        try compareWithOlder()
        let before = try state()
        try copyFiles(to: folder.temporary)
        let (mark, checks) = try prove(folder.temporary, since: before, progress)
        let name = "backup-" + taken.description.filter { $0 != "-" && $0 != ":" }
        let bytes = try storing { () throws(StoreError) in
            DurableFile.discard(folder.temporary + "/lock.mdb")
            try DurableFile.create(
                folder.temporary + "/" + BackupMark.fileName, mark.bytes, mode: 0o600, act: Backup.act)
            try folder.commit(as: name)
            return DurableFile.size(directory + "/" + name + "/" + LedgerFiles.dataName) ?? 0
        }
        let (deleted, spared) = deleteOlder(than: name, mark)
        return BackupReport(
            path: directory + "/" + name, mark: mark, checks: checks, bytes: bytes, deleted: deleted, spared: spared)
    }

    func storing<R>(_ body: () throws(StoreError) -> R) throws(BackupError) -> R {
        do {
            return try body()
        } catch {
            throw .store(error)
        }
    }

    func asking<R>(_ body: () throws(LedgerError) -> R) throws(BackupError) -> R {
        do {
            return try body()
        } catch {
            throw .ledger(error)
        }
    }

    // MARK: - The copy

    /// What the copy must hold at least: the head, and what was signed, by the file beside the store.
    private func state() throws(BackupError) -> [(size: UInt64, root: TreeHash, what: String)] {
        try asking { () throws(LedgerError) in
            // The checkpoint first: the store may have moved on from it, never back.
            let signed = try ledger.files.readCheckpoint(try ledger.policy)?.0
            let range = try ledger.reading(Backup.act) { (read) throws(StoreError) in try Head(read).range }
            return [(range.size, range.root(), "the log before it was made")]
                + (signed.map { [($0.size, $0.root, "the signed checkpoint")] } ?? [])
        }
    }

    private func copyFiles(to place: String) throws(BackupError) {
        try storing { () throws(StoreError) in
            try ledger.environment.copy(to: place + "/" + LedgerFiles.dataName, act: Backup.act)
        }
        if options.includesSigner {
            // A key that cannot be used is no backup of one.
            _ = try asking { () throws(LedgerError) in
                try ledger.files.readSigners(of: try ledger.files.readKeys(), currentIsLost: false)
            }
        }
        try storing { () throws(StoreError) in
            for name in try DurableFile.list(ledger.directory, act: Backup.act) {
                let isSecret = LedgerFiles.isSecretKey(name)
                guard LedgerFiles.isPublicKey(name) || isSecret && options.includesSigner else { continue }
                let bytes = try DurableFile.read(ledger.directory + "/" + name, limit: 1 << 16, act: Backup.act)
                try DurableFile.create(place + "/" + name, bytes, mode: isSecret ? 0o600 : 0o644, act: Backup.act)
            }
        }
    }

    // MARK: - The proof

    private func prove(
        _ place: String, since before: [(size: UInt64, root: TreeHash, what: String)], _ progress: ((Int) -> Void)?
    ) throws(BackupError) -> (BackupMark, [Check]) {
        let copy = try asking { () throws(LedgerError) in
            try Ledger.openWithoutSigning(at: place, for: .reading, clock: ledger.clock)
        }
        defer { copy.close() }
        guard copy.origin == ledger.origin else { throw .copyDiffers(why: "it is of \(copy.origin)") }
        guard let checkpoint = try asking({ () throws(LedgerError) in try copy.checkpoint() }) else {
            throw .notProven(check: "checkpoint", finding: "there is none in the store")
        }
        try storing { () throws(StoreError) in
            try DurableFile.create(copy.files.checkpoint, checkpoint, mode: 0o644, act: Backup.act)
        }
        let proof = try asking { () throws(LedgerError) in try LedgerProof(copy, progress: progress) }
        if let (check, finding) = proof.finding { throw .notProven(check: check, finding: finding) }
        for (size, root, what) in before {
            guard size <= UInt64(proof.size) else {
                throw .copyDiffers(why: "it holds \(proof.size) entries, \(what) has \(size)")
            }
            guard try asking({ () throws(LedgerError) in try copy.root(at: Int(size)) }) == root else {
                throw .copyDiffers(why: "its first \(size) entries are not those of \(what)")
            }
        }
        guard try asking({ () throws(LedgerError) in try ledger.size() }) >= proof.size,
            try asking({ () throws(LedgerError) in try ledger.root(at: proof.size) }) == proof.root
        else { throw .copyDiffers(why: "the log has other entries now") }
        let mark = BackupMark(
            origin: copy.origin, size: proof.size, root: proof.root, signedSize: proof.signedSize, taken: taken,
            holdsSigner: options.includesSigner)
        return (mark, proof.checks)
    }
}
