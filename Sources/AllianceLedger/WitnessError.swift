import Alliances
import TransparencyLog

/// Why a witness gave no cosignature. Its state is what it was before.
public enum WitnessError: Error, Equatable, Sendable {
    /// Why a checkpoint with a good signature of the log is not one of the history cosigned before.
    public enum Refusal: Equatable, Sendable {
        case smaller(last: UInt64, seen: UInt64)
        case otherRoot(size: UInt64)
        case notExtended(last: UInt64, seen: UInt64)
    }

    case store(StreamError)
    case notThere(String)
    case exists(String)
    case badName(String, why: String)
    case keyUnreadable(LedgerError)
    case stateUnreadable(String, why: String)
    case notALogKey(VerifierKey)
    /// The place cannot be read now: nothing is known to be wrong with the log.
    case place(AuditError)
    /// The published checkpoint is none of this log.
    case notBelieved(String, why: String)
    /// A published file that the checkpoint needs is missing or damaged.
    case incomplete(String, file: String, why: String)
    /// The files are both checkpoints, as evidence.
    case refused(Refusal, kept: String, seen: String)
    case notSigned(SigningError)

    public var message: String {
        switch self {
        case .store(let error): error.message
        case .notThere(let path): "there is no witness at \(path)"
        case .exists(let path): "there is a witness at \(path) already"
        case .badName(let name, let why): "“\(Rejection.quoted(name))” cannot be the name of a witness: \(why)"
        case .keyUnreadable(let error): error.message
        case .stateUnreadable(let path, let why): "the checkpoint cosigned last, \(path), cannot be read: \(why)"
        case .notALogKey(let key): "\(key) is not the key of a log"
        case .place(let error): error.message
        case .notBelieved(let place, let why): "the checkpoint published at \(place) cannot be believed: \(why)"
        case .incomplete(let place, let file, let why): "\(file) is not published at \(place) as it should be: \(why)"
        case .refused(.smaller(let last, let seen), _, _):
            "the log has \(seen) entries now, but had \(last) when it was cosigned last"
        case .refused(.otherRoot(let size), _, _):
            "the log of \(size) entries is not the one that was cosigned: two histories are signed"
        case .refused(.notExtended(let last, let seen), _, _):
            "the log of \(seen) entries does not extend the \(last) that were cosigned last"
        case .notSigned(let error): error.description
        }
    }

    public var advice: String {
        switch self {
        case .store: "check the witness's directory and its permissions"
        case .notThere: "name it with --state DIR, or make one: alliance witness init --name NAME --state DIR"
        case .exists: "choose another directory, or use the witness that is there"
        case .badName: "a name is such as witness.example.org/w1, without spaces and +"
        case .keyUnreadable: "put witness.key back, with mode 0600; a new key would be another witness"
        case .stateUnreadable:
            "put the file back from a copy; without it the witness would cosign a rewritten history as if it were new"
        case .notALogKey: "give the log's verifier.key"
        case .place(let error): error.advice
        case .notBelieved:
            "compare the key with the secretariat's by another way; it may have been replaced, or the log is another's"
        case .incomplete: "repeat later; if it stays so, tell the secretariat to publish again"
        case .refused(let refusal, let kept, let seen):
            "keep \(kept) and \(seen) and show them to the other members"
                + {
                    switch refusal {
                    case .smaller: ": an old copy is published, or entries were cut off"
                    case .otherRoot: ": together they prove that the history was rewritten"
                    case .notExtended:
                        ": the history was rewritten, or published files are damaged; alliance audit with "
                            + "--since \(kept) tells which"
                    }
                }()
        case .notSigned: "check the clock"
        }
    }

    /// The answer is no (1), the call was wrong (2), or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .notBelieved, .incomplete, .refused: 1
        case .exists, .badName, .notALogKey: 2
        case .place(let error): error.exitStatus
        case .store, .notThere, .keyUnreadable, .stateUnreadable, .notSigned: 3
        }
    }
}
