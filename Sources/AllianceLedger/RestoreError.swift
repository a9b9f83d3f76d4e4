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
        }
    }

    public var location: String? {
        switch self {
        case .refused(let line, _, _): "line \(line)"
        case .store(let error): "while \(error.act)"
        case .ledger, .taken, .empty, .otherRoot, .keyOfAnother: nil
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
        }
    }

    /// The answer is no (1), the call was wrong (2), or the store or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .ledger(let error): error.exitStatus
        case .store: 3
        case .refused, .otherRoot, .empty: 1
        case .taken, .keyOfAnother: 2
        }
    }
}
