import LMDB

/// Why a log was not published. The published checkpoint is the one that was there before.
public enum PublicationError: Error, Equatable, Sendable {
    case ledger(LedgerError)
    /// Reading the store or writing the directory failed.
    case store(StoreError)
    /// The directory is that of a ledger, with its secret key.
    case ledgersOwnDirectory(String)
    /// The ledger has never signed a checkpoint.
    case notSigned
    /// What is published there is not of this log, or cannot be read.
    case otherLog(path: String, why: String)
    case shrunk(size: UInt64, publishedSize: UInt64)
    case forked(publishedSize: UInt64)
    /// The entries, hashed again, have not the root that was signed.
    case entriesDiffer(size: UInt64)

    public var message: String {
        switch self {
        case .ledger(let error): error.message
        case .store(let error): error.message
        case .ledgersOwnDirectory(let path): "\(path) is the directory of a ledger, which holds its secret key"
        case .notSigned: "the ledger has no signed checkpoint"
        case .otherLog(let path, let why): "what is published at \(path) is not of this log: \(why)"
        case .shrunk(let size, let published):
            "the ledger has signed \(size) entries, but \(published) are published: it is an old copy"
        case .forked(let published):
            "the ledger's first \(published) entries are not the \(published) that are published: the history is another"
        case .entriesDiffer(let size):
            "the \(size) entries in the store, hashed again, do not make the root that was signed"
        }
    }

    public var advice: String {
        switch self {
        case .ledger(let error): error.advice
        case .store(let error):
            switch error.kind {
            case .diskFull: "make room and repeat: what was published before is still whole"
            case .conflict: "wait until it has ended and repeat"
            case .notRegular: "take it away, or publish into another directory; nothing outside was touched"
            case .corrupted: "restore the ledger from a backup"
            default:
                error.systemRemedy
                    ?? "check the directory and its permissions; what was published before is still whole"
            }
        case .ledgersOwnDirectory: "name another directory: everything in it is meant to be seen by everybody"
        case .notSigned: "put signer.key back and open the ledger for writing, such as with alliance checkpoint"
        case .otherLog: "publish into a directory of its own"
        case .shrunk:
            "put back the newest copy of the ledger; publishing now would fork a history that others have seen"
        case .forked: "publish nothing: find out which of the two histories is right, and who wrote the other"
        case .entriesDiffer: "run alliance replay to find the damage, then restore the ledger from a backup"
        }
    }

    /// The answer is no (1), the call was wrong (2), or the store or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .ledger(let error): error.exitStatus
        case .otherLog, .shrunk, .forked, .entriesDiffer: 1
        case .ledgersOwnDirectory: 2
        case .store, .notSigned: 3
        }
    }
}
