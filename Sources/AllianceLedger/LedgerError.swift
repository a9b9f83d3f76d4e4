import Alliances
import LMDB

/// Why the ledger could not be opened, written or trusted. Rejections of drafts are values, not errors.
public enum LedgerError: Error, Equatable, Sendable {
    case store(StoreError)
    case notThere(String)
    case notALedger(String)
    case newerFormat(String, found: String)
    case exists(String)
    /// `init` was interrupted here.
    case unfinished(String)
    case badOrigin(String, why: String)
    case keyMissing(String)
    case keyExposed(String, permissions: UInt16)
    case keyUnreadable(String, why: String)
    /// Somebody else could put other files into its place.
    case writableByOthers(String, permissions: UInt16)
    case ownedByAnother(String, user: UInt32)
    case verifierMissing(String)
    case verifierUnreadable(String, why: String)
    case keyOfAnother(String, expected: String)
    /// It is said to be lost, and is not.
    case keyNotLost(String)
    /// A key is being replaced already, by this one.
    case rotating(next: String)
    case notRotating
    case cosignatureRefused(why: String)
    case checkpointUnreadable(String, why: String)
    /// The store is smaller than the last signed checkpoint, or its tree has another root there.
    case rolledBack(storeSize: UInt64, signedSize: UInt64)
    case forked(size: UInt64)

    /// What is wrong and where.
    public var message: String {
        switch self {
        case .store(let error): error.message
        case .notThere(let path): "there is no ledger at \(path)"
        case .notALedger(let path): "\(path) is not a ledger: it holds no data.mdb of this program"
        case .newerFormat(let path, let found):
            "the ledger at \(path) has format \(found); this program knows format \(Format.current)"
        case .exists(let path): "there is a ledger at \(path) already"
        case .unfinished(let path): "there is no ledger at \(path) yet: alliance init was interrupted"
        case .badOrigin(let origin, let why): "“\(Rejection.quoted(origin))” cannot be an origin: \(why)"
        case .keyMissing(let path): "the signing key \(path) is missing"
        case .keyExposed(let path, let permissions):
            "the signing key \(path) can be read by others (mode \(String(permissions, radix: 8)))"
        case .keyUnreadable(let path, let why): "the signing key \(path) cannot be used: \(why)"
        case .writableByOthers(let path, let permissions):
            "\(path) can be written by others (mode \(String(permissions, radix: 8)))"
        case .ownedByAnother(let path, let user): "\(path) belongs to another user (number \(user))"
        case .verifierMissing(let path): "the verifier key \(path) is missing"
        case .verifierUnreadable(let path, let why): "the verifier key \(path) cannot be used: \(why)"
        case .keyOfAnother(let path, let expected): "the key \(path) is not that of this ledger, \(expected)"
        case .keyNotLost(let path): "the signing key \(path) is there"
        case .rotating(let next): "the key is being replaced already, by \(next)"
        case .notRotating: "the key is not being replaced"
        case .cosignatureRefused(let why): "the cosignature is not kept: \(why)"
        case .checkpointUnreadable(let path, let why): "the checkpoint \(path) cannot be trusted: \(why)"
        case .rolledBack(let store, let signed):
            "the store holds \(store) entries, but a checkpoint over \(signed) has been signed: it is an old copy"
        case .forked(let size):
            "the store's first \(size) entries are not those that the signed checkpoint of size \(size) covers"
        }
    }

    /// What to do.
    public var advice: String {
        switch self {
        case .store(let error): error.systemRemedy ?? LedgerError.advice(error.kind)
        case .notThere: "name it with --ledger DIR or ALLIANCE_LEDGER, or make one: alliance init --origin …"
        case .notALedger:
            "check the path: a ledger's directory holds data.mdb, checkpoint and verifier.key; if it was one, run "
                + "alliance verify"
        case .newerFormat: "use a newer alliance; this one changes nothing"
        case .exists: "choose another directory, or use the ledger that is there"
        case .unfinished: "repeat alliance init: it begins anew"
        case .badOrigin: "an origin is a name such as ledger.example.org/silk-road, without spaces and +"
        case .keyMissing:
            "put it back from where you keep it; reading and verifying work without it. If signer.key is lost for ever: "
                + "alliance key rotate --lost"
        case .keyExposed(let path, _): "chmod 600 \(path), and consider who may have read it"
        case .keyUnreadable: "put it back from where you keep it"
        case .writableByOthers(let path, _):
            "chmod go-w \(path), and consider who may have written there: alliance verify, alliance replay"
        case .ownedByAnother: "act as the user to whom the ledger belongs; reading and verifying work without"
        case .verifierMissing, .verifierUnreadable:
            "put it back: it is the line that init printed, and stands wherever it was published"
        case .keyOfAnother: "put back the key that belongs to this ledger"
        case .keyNotLost: "replace it with an overlap: alliance key rotate"
        case .rotating: "end the overlap when all who check have the next key: alliance key finish"
        case .notRotating: "begin with alliance key rotate"
        case .cosignatureRefused:
            "publish, let the witness cosign what is published, and add its line before anything else is recorded"
        case .checkpointUnreadable: "put back the checkpoint file from a backup or from where it was published"
        case .rolledBack: "put back the newest copy of data.mdb; signing now would fork the history"
        case .forked: "do not append here: compare with a backup and with the published history, and find out who wrote"
        }
    }

    private static func advice(_ kind: StoreError.Kind) -> String {
        switch kind {
        case .diskFull: "make room and repeat: nothing was lost"
        case .mapFull: "nothing was lost; tell the makers of this program: a ledger should never come to this"
        case .readersFull, .conflict: "repeat"
        case .notFound, .missingTable, .notAStore: "check the path, and --ledger"
        case .notRegular: "take it away, or name another"
        case .exposed: "chmod 600, and consider who may have read it"
        case .permission, .readOnly: "run as the user who owns the ledger, or give that user the right to write it"
        case .corrupted: "run alliance verify to see what is damaged, and alliance repair to make it good"
        case .versionMismatch: "use the newer program; this one changes nothing"
        case .alreadyOpen: "share the one that is open"
        case .badKey, .engine, .io: "nothing was lost; look at the disk and at the system's log, then repeat"
        }
    }

    /// The answer is no (1), the call was wrong (2), or the store or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .checkpointUnreadable, .rolledBack, .forked, .cosignatureRefused: 1
        case .badOrigin, .exists, .keyNotLost, .rotating, .notRotating: 2
        case .store, .notThere, .unfinished, .notALedger, .newerFormat, .keyMissing, .keyExposed, .keyUnreadable,
            .writableByOthers, .ownedByAnother, .verifierMissing,
            .verifierUnreadable, .keyOfAnother:
            3
        }
    }
}

/// The number of the store's format, in its `meta` table.
enum Format {
    static let current = "1"
}
