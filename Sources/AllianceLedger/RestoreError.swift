import Alliances
import LMDB

/// Why a ledger was not restored; there is nothing where it was to be.
public enum RestoreError: Error, Equatable, Sendable {
    case ledger(LedgerError)
    case store(StoreError)
    /// Something stands where the ledger is to be.
    case taken(String)
    case empty
    /// The entries are not those of a log as this program writes them; lines count from 1.
    case refused(line: Int, why: String, advice: String)
    /// The entries are whole, but not those a checkpoint was signed over.
    case otherRoot(size: UInt64, signedSize: UInt64)
    case keyOfAnother(name: String, origin: String)
    /// A directory that is no backup; `newest` is the newest one in it.
    case notABackup(String, newest: String?)
    /// What a check found, before or after it was copied.
    case notProven(path: String, check: String, finding: String)
    /// It was altered since it was made.
    case altered(path: String)
    /// A checkpoint was signed over more entries than the backup holds, or over others.
    case olderThanSigned(checkpoint: String, size: Int, signedSize: Int)
    case forkedFromSigned(checkpoint: String, signedSize: Int)
    /// The key given is not the one of the backup.
    case otherKeyGiven(String)
    /// A signing key lies where the ledger is to be, which is not the key of the backup.
    case otherKeyThere(String)
}

extension RestoreError {
    public var message: String {
        switch self {
        case .ledger(let error): error.message
        case .store(let error): error.message
        case .taken(let path): "\(path) is there already"
        case .empty: "the file holds no entry"
        case .refused(_, let why, _): why
        case .otherRoot(let size, let signed):
            size < signed
                ? "the file holds \(size) entries, but the checkpoint was signed over \(signed)"
                : "the first \(signed) of the \(size) entries are not those the checkpoint was signed over"
        case .keyOfAnother(let name, let origin): "the key is that of \(name), the entries are of \(origin)"
        case .notABackup(let path, _): "\(path) is not a backup: it holds no \(BackupMark.fileName) of this program"
        case .notProven(let path, let check, let finding): "\(path) does not verify: \(check): \(finding)"
        case .altered(let path): "\(path) is not as it was when it was made: it holds another log than it says"
        case .olderThanSigned(let checkpoint, let size, let signed):
            "the backup holds \(size) entries, but \(checkpoint) was signed over \(signed): to go on from it would lose "
                + Ledger.entries(from: size, until: signed)
        case .forkedFromSigned(let checkpoint, let signed):
            "the first \(signed) entries of the backup are not those that \(checkpoint) was signed over"
        case .otherKeyGiven(let path), .otherKeyThere(let path): "\(path) is not the key of the backup"
        }
    }

    public var location: String? {
        switch self {
        case .refused(let line, _, _): "line \(line)"
        case .store(let error): "while \(error.act)"
        case .ledger, .taken, .empty, .otherRoot, .keyOfAnother, .notABackup, .notProven, .altered, .olderThanSigned,
            .forkedFromSigned, .otherKeyGiven, .otherKeyThere:
            nil
        }
    }

    public var advice: String {
        switch self {
        case .ledger(let error): error.advice
        case .store(let error):
            error.kind == .diskFull ? "make room and repeat: nothing is there yet" : "check the path, and repeat"
        case .taken: "name a directory that is not there yet"
        case .empty: "make an empty ledger with alliance init"
        case .refused(_, _, let advice): advice
        case .otherRoot(let size, let signed):
            size < signed
                ? "find a later export: appending to this one would fork a history that others have seen"
                : "find out which of the two was altered; nothing was restored"
        case .keyOfAnother: "give the signer.key of the ledger the entries were exported from"
        case .notABackup(_, let newest?): "name one of those in it; the newest is \(newest)"
        case .notABackup(_, nil): "name what alliance backup made, or a file of alliance export jsonl"
        case .notProven, .altered:
            "nothing was restored: take another backup, and keep this one to find out what happened"
        case .olderThanSigned:
            "find a later backup, or the entries in what was published or exported. To give them up, say so with "
                + "--accept-loss: whoever holds the checkpoint will see it"
        case .forkedFromSigned: "find out which of the two was altered; nothing was restored"
        case .otherKeyGiven: "give the signer.key that was in force when the backup was made, or none"
        case .otherKeyThere:
            "the key was replaced after the backup was made, or it is another ledger's: restore into a new directory"
        }
    }

    /// The answer is no (1), the call was wrong (2), or the store or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .ledger(let error): error.exitStatus
        case .store: 3
        case .refused, .otherRoot, .empty, .notProven, .altered, .olderThanSigned, .forkedFromSigned: 1
        case .taken, .keyOfAnother, .notABackup, .otherKeyGiven, .otherKeyThere: 2
        }
    }
}
