import Alliances
import LMDB

/// Why there is no new backup; the older ones are as they were.
public enum BackupError: Error, Equatable, Sendable {
    case ledger(LedgerError)
    case store(StoreError)
    case ledgersOwnDirectory(String)
    case notADirectory(String)
    /// The directory named is a backup itself.
    case isBackup(String)
    /// What a check of the copy found, the first of it.
    case notProven(check: String, finding: String)
    /// The copy is not of the ledger that was there before and after it was made.
    case copyDiffers(why: String)
    /// A backup of this log holds more than the ledger, or another beginning.
    case olderThanBackup(path: String, size: Int, backupSize: Int)
    case forkedFromBackup(path: String, backupSize: Int)
}

extension BackupError {
    public var message: String {
        switch self {
        case .ledger(let error): error.message
        case .store(let error): error.message
        case .ledgersOwnDirectory(let path): "\(path) lies in the ledger's own directory"
        case .notADirectory(let path): "\(path) is a file, not a directory"
        case .isBackup(let path): "\(path) is a backup itself"
        case .notProven(let check, let finding): "the copy does not verify: \(check): \(finding)"
        case .copyDiffers(let why): "the copy is not of this ledger: \(why)"
        case .olderThanBackup(let path, let size, let backupSize):
            "the ledger holds \(size) entries, its backup \(path) holds \(backupSize): the ledger is an old copy"
        case .forkedFromBackup(let path, let backupSize):
            "the first \(backupSize) entries of the ledger are not those of its backup \(path)"
        }
    }

    public var location: String? {
        if case .store(let error) = self { "while \(error.act)" } else { nil }
    }

    public var advice: String {
        switch self {
        case .ledger(let error): error.advice
        case .store(let error):
            switch error.kind {
            case .diskFull: "make room and repeat: nothing was left behind, and no older backup was deleted"
            case .conflict: "repeat when the other has ended"
            default: "check the path, and repeat; no older backup was deleted"
            }
        case .ledgersOwnDirectory: "name a place outside of it, on another disk"
        case .notADirectory: "name the directory that holds the backups; it is made where it is missing"
        case .isBackup: "name the directory it is in: each backup is a directory of its own there"
        case .notProven:
            "no backup was made: the ledger itself is damaged, or the disk of the copy. Run alliance replay, and keep the "
                + "older backups"
        case .copyDiffers: "repeat; if it stays so, run alliance verify, and keep the older backups"
        case .olderThanBackup:
            "find out where the entries went, and put the backup back with alliance restore; to keep this state too, "
                + "name another directory"
        case .forkedFromBackup: "find out who wrote; to keep this state too, name another directory"
        }
    }

    /// The answer is no (1), the call was wrong (2), or the store or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .ledger(let error): error.exitStatus
        case .store: 3
        case .ledgersOwnDirectory, .notADirectory, .isBackup: 2
        case .notProven, .copyDiffers, .olderThanBackup, .forkedFromBackup: 1
        }
    }
}
