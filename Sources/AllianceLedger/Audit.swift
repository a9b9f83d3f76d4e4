import Alliances
import EDTF
import LMDB
import TransparencyLog

/// What an auditor asks for.
public struct AuditOptions: Sendable {
    /// Nil: the key beside the log is used, and the report says so.
    public var key: AuditKey?
    /// Keys the log had before: for what is in `saved` alone.
    public var oldKeys: [VerifierKey] = []
    /// What the checkpoint must name as its log; nil: the name of the key.
    public var origin: String?
    /// Files of checkpoints saved before.
    public var saved: [String] = []
    /// Take the entries as bytes: check the log, not what it says.
    public var isOfHashesOnly = false
    /// Keys of witnesses, and how many of them must have cosigned; nil: all.
    public var witnesses: [VerifierKey] = []
    public var quorum: Int?
    /// How long one file may take over HTTP.
    public var secondsPerFile = 60

    public init() {}
}

public struct AuditReport: Sendable {
    public let place: String
    public let origin: String
    public let key: AuditKey
    /// Nil where no checkpoint could be believed.
    public let size: UInt64?
    public let root: TreeHash?
    /// The checkpoint as it was published; nil where it could not be believed.
    public let note: [UInt8]?
    /// Lines of the checkpoint by keys that were not asked about, such as a witness's or a second key of the log's.
    public let otherSignatures: [String]
    /// Lines after the third, which nobody can check.
    public let extensionLines: Int
    public let checks: [Check]
    /// The first entry with which something is wrong, where that is known.
    public let firstBad: UInt64?
    /// Files of saved checkpoints that none of the given keys has signed.
    public internal(set) var savedByOtherKeys: [String] = []
    let state: Recomputation?
    let lastRecorded: Instant?

    /// Whether every check passed that was asked for.
    public var isGood: Bool {
        checks.allSatisfy {
            if case .failed = $0.result { false } else { true }
        }
    }

    /// The projections made from the published entries; nil unless all is good and the entries were read.
    public func book(asOf day: Day) -> Book? {
        guard isGood, let state, let size else { return nil }
        return Book(
            Standpoint(
                origin: origin, size: Int(size), asOf: day, knownAt: size == 0 ? nil : Position(UInt32(size - 1)),
                recorded: lastRecorded, completedBatch: false, isPast: false), state)
    }
}

/// Checks a published log by what is published and by nothing else: no ledger, no secret, no trust in whoever serves it.
public enum Audit {
    /// - Parameters:
    ///   - place: a directory, or a URL of http or https
    ///   - progress: told how many entries are done and of how many
    public static func run(
        _ place: String, _ options: AuditOptions = AuditOptions(), progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(AuditError) -> AuditReport {
        if place.contains("://") {
            return try run(AuditWebSite(place, seconds: options.secondsPerFile), options, progress)
        }
        guard DurableFile.kind(place) == .directory else { throw .notThere(place) }
        return try run(AuditDirectory(place: place), options, progress)
    }

    private static func run(
        _ site: some AuditSite, _ options: AuditOptions, _ progress: ((UInt64, UInt64) -> Void)?
    ) throws(AuditError) -> AuditReport {
        let note: [UInt8]
        switch site.read("checkpoint") {
        case .success(let bytes):
            if let page = AuditedBundle.page(bytes) { throw .notALog(site.place, why: "checkpoint: \(page)") }
            note = bytes
        case .failure(.missing(let why)): throw .notALog(site.place, why: "checkpoint: \(why)")
        case .failure(.unreachable(let why)): throw .unreachable(site.place + "/checkpoint", why: why)
        case .failure(.cannotFetch(let error)): throw error
        }
        let key: AuditKey
        if let given = options.key { key = given } else { key = try AuditKey(beside: site) }
        let origin: Origin
        do {
            origin =
                try options.origin.map { (text) throws(NoteNameError) in try Origin(text) } ?? Origin(key.verifier.name)
        } catch {
            throw .badKey("the origin", why: "\(error)")
        }
        // Extension lines are covered by the signature; that nobody can check them is told.
        let policy = CheckpointPolicy(
            origin: origin, log: key.verifier, retired: options.oldKeys.filter { $0 != key.verifier },
            witnesses: options.witnesses, quorum: options.quorum, acceptsExtensions: true)
        let saved = try SavedCheckpoint.read(options.saved)
        var work = AuditWork(site, policy, reads: !options.isOfHashesOnly)
        work.open(note, saved: saved)
        try work.readAll(progress)
        var report = work.report(key: key)
        report.savedByOtherKeys = saved.filter { !$0.isSigned(byOneOf: policy.logs) }.map(\.path)
        return report
    }
}
