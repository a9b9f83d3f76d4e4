import EventLog
import LMDB
import TransparencyLog

/// The backups that are there already.
extension Backup {
    /// What the ledger held when it was backed up before, it must hold now.
    func compareWithOlder() throws(BackupError) {
        let older = try storing { () throws(StoreError) in
            try Backups(in: directory, of: ledger.origin, act: Backup.act)
        }
        let size = try asking { () throws(LedgerError) in try ledger.size() }
        for backup in older.found {
            let path = directory + "/" + backup.name
            guard backup.mark.size <= size else {
                throw .olderThanBackup(path: path, size: size, backupSize: backup.mark.size)
            }
            let root = try asking { () throws(LedgerError) in try ledger.root(at: backup.mark.size) }
            guard root == backup.mark.root else {
                throw .forkedFromBackup(path: path, backupSize: backup.mark.size)
            }
        }
    }

    /// Never fails: the new backup is there, and an old one too many does no harm.
    func deleteOlder(
        than name: String, _ mark: BackupMark
    ) -> (deleted: [String], spared: [(name: String, why: String)]) {
        guard let keep = options.keep,
            let backups = try? Backups(in: directory, of: mark.origin, act: Backup.act)
        else { return ([], []) }
        let others = backups.found.filter { $0.name != name }
        var deleted: [String] = []
        var spared: [(name: String, why: String)] = []
        for old in others.dropLast(max(0, keep - 1)) {
            if let why = reasonToSpare(old, for: mark) {
                spared.append((old.name, why))
                continue
            }
            do throws(StoreError) {
                try backups.delete(old.name)
                deleted.append(old.name)
            } catch {
                spared.append((old.name, error.message))
            }
        }
        return (deleted, spared)
    }

    /// Only what the new backup holds too is deleted.
    private func reasonToSpare(_ old: Backups.Found, for new: BackupMark) -> String? {
        let path = directory + "/" + old.name
        if DurableFile.isLink(path) { return "it is a link to another place" }
        let names = (try? DurableFile.list(path, act: Backup.act)) ?? []
        if let other = names.first(where: { !LedgerFiles.isOfBackup($0) }) { return "it holds \(other)" }
        if names.contains(where: LedgerFiles.isSecretKey), !new.holdsSigner {
            return "it holds a signing key, which the new one does not"
        }
        // Opening it makes a lock file, which goes away again where there was none.
        defer { if !names.contains("lock.mdb") { DurableFile.discard(path + "/lock.mdb") } }
        do throws(LedgerError) {
            let copy = try Ledger.openWithoutSigning(at: path, for: .reading, clock: ledger.clock)
            defer { copy.close() }
            let size = try copy.size()
            guard size <= new.size, try copy.root(at: size) == ledger.root(at: size) else {
                return "it holds entries that the new one does not"
            }
        } catch {
            return error.message
        }
        return nil
    }
}
