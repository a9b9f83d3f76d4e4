import Alliances
import EventLog
import LMDB
import TransparencyLog

public struct RestoreReport: Sendable {
    public let origin: String
    public let size: Int
    public let root: TreeHash
    /// The key that signs it from now on, and whether it was made just now.
    public let verifier: VerifierKey
    public let isNewKey: Bool
}

public struct RestoreOptions: Sendable {
    /// A file with the ledger's signing key; nil: a new one is made.
    public var signer: String?
    /// A file with a checkpoint whose entries these must be, or begin with.
    public var checkpoint: String?

    public init(signer: String? = nil, checkpoint: String? = nil) {
        self.signer = signer
        self.checkpoint = checkpoint
    }
}

extension Ledger {
    private static let restoring = "restoring the ledger"
    /// Entries committed together: what is restored is not there before it is whole, so that few syncs do.
    private static let together = 50_000

    /// Makes a ledger of entries as they were stored: each batch is judged again at its own instant, and every entry must
    /// come out byte for byte. It is built beside its place and moved there when it is whole.
    ///
    /// - Parameter progress: told how many entries are done.
    public static func restore<Lines: IteratorProtocol<Result<ExportedLine, RestoreError>>>(
        _ lines: Lines, into directory: String, _ options: RestoreOptions = RestoreOptions(),
        progress: ((Int) -> Void)? = nil
    ) throws(RestoreError) -> RestoreReport {
        let folder = try place(directory)
        var batches = try ExportedBatches(lines)
        let signer = try signingKey(options.signer, of: batches.origin)
        let ledger: Ledger
        do throws(LedgerError) {
            ledger = try create(
                at: folder.temporary, origin: batches.origin, signer: signer, clock: { Instant(microseconds: 0) })
        } catch {
            throw .ledger(error)
        }
        defer { ledger.close() }
        while batches.instant != nil {
            try ledger.takeSome(&batches)
            progress?(batches.done)
        }
        if let failure = batches.failure { throw failure }
        try ledger.compare(with: options)
        let range: CompactRange
        do throws(LedgerError) {
            try ledger.sign()
            range = try ledger.reading(restoring) { (read) throws(StoreError) in try Head(read).range }
        } catch {
            throw .ledger(error)
        }
        ledger.close()
        do {
            try folder.commit()
        } catch {
            throw .store(error)
        }
        return RestoreReport(
            origin: batches.origin, size: Int(range.size), root: range.root(), verifier: ledger.verifier,
            isNewKey: signer == nil)
    }

    private static func place(_ directory: String) throws(RestoreError) -> NewFolder {
        do throws(StoreError) {
            return try NewFolder(directory, mark: LedgerFiles.dataName, mode: 0o700, act: restoring)
        } catch {
            if error.kind == .conflict, DurableFile.kind(directory) != .nothing { throw .taken(directory) }
            throw .store(error)
        }
    }

    private static func signingKey(_ path: String?, of origin: String) throws(RestoreError) -> SignerKey? {
        guard let path else { return nil }
        let signer: SignerKey
        do throws(LedgerError) {
            signer = try LedgerFiles(directory: ".").readSigner(path)
        } catch {
            throw .ledger(error)
        }
        let name = signer.verifier.name.description
        guard name == origin else { throw .keyOfAnother(name: name, origin: origin) }
        return signer
    }

    /// Judges and writes whole batches, as many as come to some 50,000 entries, in one transaction.
    func takeSome(_ batches: inout ExportedBatches<some IteratorProtocol<Result<ExportedLine, RestoreError>>>)
        throws(RestoreError)
    {
        let refusal: RestoreError?
        do throws(StoreError) {
            refusal = try environment.write(Ledger.restoring) {
                (write) throws(StoreError) -> Outcome<RestoreError?> in
                let start = batches.done
                while let instant = batches.instant, batches.done - start < Ledger.together {
                    if let error = try judge(&batches, at: instant, &write) { return .abort(error) }
                }
                return .commit(nil)
            }
        } catch {
            throw .store(error)
        }
        if let refusal { throw refusal }
    }

    /// - Returns: why the batch is none that this program would have written.
    private func judge(
        _ batches: inout ExportedBatches<some IteratorProtocol<Result<ExportedLine, RestoreError>>>,
        at instant: Instant, _ write: inout WriteTransaction
    ) throws(StoreError) -> RestoreError? {
        let first = batches.line
        var judge = try Judge(write.reading, origin: origin, now: instant, options: AppendOptions())
        guard judge.time == instant else {
            return .refused(
                line: first, why: "the entry was not recorded after those before it", advice: Ledger.unaltered)
        }
        var hasher = MerkleHasher()
        var expected: [TreeHash] = []
        while let (line, entry, bytes) = batches.take(at: instant) {
            expected.append(hasher.leaf(entry: bytes.span))
            let draft = Draft(id: entry.id, actor: entry.actor, content: entry.content)
            try judge.take(Submission(line: line, .success(draft)), in: write.reading)
        }
        if let failure = batches.failure { return failure }
        try judge.conclude(in: write.reading)
        if let refusal = judge.refusals.first {
            return .refused(
                line: refusal.line ?? first, why: refusal.rejection.sentence + " (\(refusal.rejection.code))",
                advice: Ledger.unaltered)
        }
        if let held = judge.held.first {
            return .refused(
                line: held.line ?? first, why: "the entry is in the file before, with the same id",
                advice: Ledger.unaltered)
        }
        if let line = judge.firstDifferent(from: expected) {
            return .refused(
                line: line, why: "the line is not what this program stores for such an entry", advice: Ledger.unaltered)
        }
        try judge.write(in: &write)
        return nil
    }

    private static let unaltered =
        "the file was altered, or was not written by alliance export jsonl; find an unaltered one"

    /// Compares what was restored with a checkpoint somebody kept. Its signature is not checked: one that was made
    /// up can only lead to a refusal.
    private func compare(with options: RestoreOptions) throws(RestoreError) {
        guard let path = options.checkpoint else { return }
        let kept = try keptCheckpoint(path)
        let range: CompactRange
        let root: TreeHash
        do throws(LedgerError) {
            (range, root) = try reading(Ledger.restoring) { (read) throws(StoreError) in
                let range = try Head(read).range
                return (range, kept.size > range.size ? range.root() : try read.root(at: kept.size))
            }
        } catch {
            throw .ledger(error)
        }
        guard kept.size <= range.size, root == kept.root else {
            throw .otherRoot(size: range.size, signedSize: kept.size)
        }
    }

    /// A checkpoint of this log in a file; its signature is not looked at.
    func keptCheckpoint(_ path: String) throws(RestoreError) -> Checkpoint {
        let bytes: [UInt8]
        do throws(StoreError) {
            bytes = try DurableFile.read(path, limit: 1 << 20, act: "reading the checkpoint")
        } catch {
            throw .store(error)
        }
        return try checkpoint(bytes, path).get()
    }

    private func checkpoint(_ bytes: [UInt8], _ path: String) -> Result<Checkpoint, RestoreError> {
        do {
            let checkpoint = try Checkpoint(text: try SignedNote(bytes: bytes).text, acceptsExtensions: true)
            guard checkpoint.origin.description == origin else {
                return .failure(
                    .ledger(
                        .checkpointUnreadable(path, why: "it is of \(checkpoint.origin), the entries are of \(origin)"))
                )
            }
            return .success(checkpoint)
        } catch {
            return .failure(.ledger(.checkpointUnreadable(path, why: "\(error)")))
        }
    }
}

extension Judge {
    /// The line of the first candidate whose bytes hash to something else.
    fileprivate func firstDifferent(from expected: [TreeHash]) -> Int? {
        var hasher = MerkleHasher()
        let made = arena.span
        for (place, candidate) in candidates.enumerated()
        where hasher.leaf(entry: made.extracting(candidate.bytes)) != expected[place] {
            return Int(candidate.line)
        }
        return nil
    }
}
