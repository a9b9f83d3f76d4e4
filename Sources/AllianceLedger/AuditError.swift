import LMDB

/// Why an audit could not be made at all. What is wrong with the log itself is told by the checks of its report.
public enum AuditError: Error, Equatable, Sendable {
    /// Neither a directory nor a URL of http or https.
    case notThere(String)
    case badAddress(String, why: String)
    /// There is no checkpoint.
    case notALog(String, why: String)
    case unreachable(String, why: String)
    /// No key was given and none lies beside the log.
    case noKey(String, why: String)
    case badKey(String, why: String)
    /// A checkpoint that the auditor had saved.
    case savedUnreadable(String, why: String)
    case curlMissing
    /// A temporary file could not be made.
    case store(StoreError)

    public var message: String {
        switch self {
        case .notThere(let place): "there is no directory \(place)"
        case .badAddress(let place, let why): "\(place) is no address of a log: \(why)"
        case .notALog(let place, let why): "\(place) is not a published log: \(why)"
        case .unreachable(let file, let why): "\(file) could not be read: \(why)"
        case .noKey(let place, let why): "no key was given, and \(place)/verifier.key cannot be used instead: \(why)"
        case .badKey(let text, let why): "\(text) cannot be used as a key: \(why)"
        case .savedUnreadable(let path, let why): "the saved checkpoint \(path) cannot be used: \(why)"
        case .curlMissing: "the program curl is not installed; it fetches the files of a log over HTTP"
        case .store(let error): error.message
        }
    }

    public var advice: String { advice(for: "--key") }

    /// - Parameter option: by which a key was given
    public func advice(for option: String) -> String {
        switch self {
        case .notThere: "name the directory or the URL where the log is published"
        case .badAddress: "write it as https://example.org/log, without a query"
        case .notALog: "name the directory or the URL that holds the file checkpoint and the folder tile"
        case .unreachable: "check the connection or the disk and repeat; nothing is known to be wrong with the log"
        case .noKey, .badKey:
            "give the verifier key, or a file of it, with \(option): one line such as example.org/log+5d8a4b1c+AQ…, "
                + "from the keeper of the log"
        case .savedUnreadable: "give a file that you copied from the log's checkpoint at an earlier time"
        case .curlMissing: "install curl, or copy the published directory here and audit the copy"
        case .store: "check the directory for temporary files ($TMPDIR, else /tmp)"
        }
    }

    /// The call was wrong (2), or the system failed (3).
    public var exitStatus: Int32 {
        switch self {
        case .badAddress, .noKey, .badKey, .savedUnreadable: 2
        case .notThere, .notALog, .unreachable, .curlMissing, .store: 3
        }
    }
}

/// Why a published file was not had.
enum AuditFault: Error, Equatable, Sendable {
    /// The log does not serve it: a finding.
    case missing(String)
    /// It cannot be known now: no finding, and no audit.
    case unreachable(String)
    case cannotFetch(AuditError)

    var why: String {
        switch self {
        case .missing(let why), .unreachable(let why): why
        case .cannotFetch(let error): error.message
        }
    }
}
