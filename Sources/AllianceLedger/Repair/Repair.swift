import Alliances
import EventLog
import LMDB
import TransparencyLog

/// One repair: what the store still holds, what of it the signed tree proves, and a new store made of that.
struct Repair {
    static let act = "repairing the ledger"

    let directory: String
    let files: LedgerFiles
    let policy: CheckpointPolicy
    let source: RepairSource?
    let clock: @Sendable () -> Instant
    private let remains: Remains
    private(set) var report: RepairReport

    /// The newest checkpoint with a good signature.
    private var signed: (checkpoint: Checkpoint, note: [UInt8])?
    private var proven: [TreeHash] = []
    /// By position; nil where the entry is lost.
    private var found: [Found?] = []

    private enum Found {
        case stored(Range<Int>)
        case bytes([UInt8])
    }

    init(
        _ directory: String, _ policy: CheckpointPolicy, checks: [Check], source: RepairSource?,
        clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) {
        self.directory = directory
        self.policy = policy
        self.source = source
        self.clock = clock
        files = LedgerFiles(directory: directory)
        do {
            remains = try Remains(directory, act: Self.act)
        } catch {
            throw .store(error)
        }
        report = RepairReport(
            origin: policy.origin.description, size: 0, signedSize: 0, checks: checks, outcome: .nothingToDo)
    }

    mutating func run(changing: Bool) throws(LedgerError) -> RepairReport {
        if let why = prove() {
            report.outcome = .impossible(why: why)
            return report
        }
        collect()
        guard report.lost.isEmpty else {
            report.outcome = .impossible(why: "entries are lost")
            return report
        }
        guard changing else {
            report.outcome = .repaired(kept: nil)
            return report
        }
        try rebuild()
        return report
    }

    // MARK: - What is true

    /// Finds the hashes of all leaves that make the root of the newest signed checkpoint.
    ///
    /// - Returns: why that cannot be done
    private mutating func prove() -> String? {
        let beside = (try? DurableFile.read(files.checkpoint, limit: 1 << 20, act: Self.act)).map { [$0] } ?? []
        var verified: [(checkpoint: Checkpoint, note: [UInt8])] = []
        for note in remains.notes + beside + (source?.notes ?? []) {
            guard let checkpoint = try? policy.verify(note).checkpoint else { continue }
            verified.append((checkpoint, note))
        }
        // Of the newest, that with most lines: witnesses may have signed it too.
        guard
            let newest = verified.max(by: {
                ($0.checkpoint.size, $0.note.count) < ($1.checkpoint.size, $1.note.count)
            })
        else { return "no checkpoint that this ledger's key has signed is to be found" }
        signed = newest
        report.signedSize = Int(newest.checkpoint.size)
        report.size = report.signedSize
        guard let leaves = leaves(of: newest.checkpoint.size, newest.checkpoint.root) else {
            report.lost = positionsWithoutAny(below: newest.checkpoint.size)
            return "neither the entries nor the stored tree make the root that was signed over "
                + "\(newest.checkpoint.size) entries"
        }
        let roots = leaves.roots(at: Set(verified.map(\.checkpoint.size)))
        for (other, _) in verified where roots[other.size] != other.root {
            return "two checkpoints are signed with this ledger's key, over \(other.size) and over "
                + "\(newest.checkpoint.size) entries, which are not of one history"
        }
        proven = leaves.hashes
        proveUnsigned(beyond: newest.checkpoint)
        guard isMoreThanProven else { return nil }
        return "what was recorded from #\(proven.count) on was not signed yet, and nothing is left to prove it by"
    }

    /// Whether there are signs of entries after the last that is proven: they must not be dropped in silence.
    private var isMoreThanProven: Bool {
        let known = Set(proven)
        let entries = remains.entries.contains { position, candidates in
            Int(position) >= proven.count
                && candidates.contains { candidate in
                    guard !known.contains(candidate.hash) else { return false }
                    let entry = try? Entry(canonical: remains.store.copy(candidate.entry).span)
                    return entry?.source == report.origin
                }
        }
        // A head that was damaged itself does not begin with the hash of the first entries.
        let range = ProvenLeaves.range(proven)
        let isMoreByHead = heads.contains { head in
            guard head.size > range.size, head.size <= range.size * 2 + 256 else { return false }
            return head.size.leadingZeroBitCount != range.size.leadingZeroBitCount
                || head.hashes.first == range.hashes.first
        }
        return entries || isMoreByHead
    }

    private var heads: [CompactRange] {
        remains.heads.compactMap { try? CompactRange(bytes: $0.span.extracting(9..<$0.count)) }
    }

    /// What was recorded after the last signature stands by the store's own head.
    private mutating func proveUnsigned(beyond checkpoint: Checkpoint) {
        for head in heads.filter({ $0.size > checkpoint.size && $0.size <= UInt64(Size.greatest.rawValue) })
            .sorted(by: { $0.size > $1.size })
        {
            guard let leaves = leaves(of: head.size, head.root()),
                leaves.roots(at: [checkpoint.size])[checkpoint.size] == checkpoint.root
            else { continue }
            proven = leaves.hashes
            report.size = proven.count
            return
        }
    }

    private func leaves(of size: UInt64, _ root: TreeHash) -> ProvenLeaves? {
        let own = ProvenLeaves(
            size: size, root: root, entries: { remains.entries[$0]?.map(\.hash) ?? [] },
            tiles: { remains.tiles[$0] ?? [] })
        guard own == nil, let source else { return own }
        return ProvenLeaves(
            size: size, root: root,
            entries: { position in
                let own = remains.entries[position]?.map(\.hash) ?? []
                return own + source.leaves(at: position).filter { !own.contains($0) }
            }, tiles: { (remains.tiles[$0] ?? []) + source.tiles($0, size: size) })
    }

    private func positionsWithoutAny(below size: UInt64) -> [Position] {
        (0..<UInt32(min(size, UInt64(Size.greatest.rawValue)))).filter { remains.entries[$0] == nil }.map {
            Position($0)
        }
    }

    // MARK: - What there is

    private mutating func collect() {
        found = [Found?](repeating: nil, count: proven.count)
        var missing: [UInt32] = []
        for place in proven.indices {
            let position = UInt32(place)
            if let stored = remains.entries[position]?.first(where: { $0.hash == proven[place] }) {
                found[place] = .stored(stored.entry)
            } else {
                missing.append(position)
            }
        }
        guard !missing.isEmpty else { return }
        let carved = remains.carve(Set(missing.map { proven[Int($0)] }))
        for position in missing {
            let leaf = proven[Int(position)]
            if let entry = carved[leaf] {
                found[Int(position)] = .stored(entry)
                report.recovered.append(.init(position: Position(position), source: "another place of the store"))
            } else if let source, let signed,
                let entry = source.entry(at: position, leaf, size: max(signed.checkpoint.size, UInt64(position) + 1))
            {
                found[Int(position)] = .bytes(entry)
                report.recovered.append(.init(position: Position(position), source: source.place))
            } else {
                report.lost.append(Position(position))
            }
        }
    }

    private func entry(_ place: Int) -> [UInt8] {
        switch found[place] {
        case .stored(let range): remains.store.copy(range)
        case .bytes(let bytes): bytes
        case nil: []
        }
    }

    // MARK: - The new store

    private mutating func rebuild() throws(LedgerError) {
        do {
            let lock = try StoreLock(directory, act: Self.act)
            defer { lock.unlock() }
            let folder = try NewFolder(directory + "/repair", mark: LedgerFiles.dataName, mode: 0o700, act: Self.act)
            try build(in: folder.temporary)
            try replace(by: LedgerFiles(directory: folder.temporary))
        } catch let error as LedgerError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .store(StoreError.corrupted(Self.act, "\(error)"))
        }
    }

    /// Records every batch again, as restoring does, and puts what was signed over them beside.
    private func build(in place: String) throws {
        guard let signed else { preconditionFailure("Only what was proven is built.") }
        // The key is for the building alone: nothing that it signs stays.
        let ledger = try Ledger.create(
            at: place, origin: report.origin,
            signer: try SignerKey.generate(name: try KeyName(report.origin)), clock: clock)
        defer { ledger.close() }
        if report.size > 0 {
            var next = 0
            var batches = try ExportedBatches(
                AnyIterator { () -> Result<ExportedLine, RestoreError>? in
                    guard next < report.size else { return nil }
                    defer { next += 1 }
                    return .success(ExportedLine(number: next + 1, bytes: entry(next)))
                })
            while batches.instant != nil {
                do throws(RestoreError) {
                    try ledger.takeSome(&batches)
                } catch {
                    throw Self.failure(error)
                }
            }
            if let failure = batches.failure { throw Self.failure(failure) }
        }
        try ledger.writing(Self.act) { (write) throws(StoreError) -> Outcome<Void> in
            try write.putMeta(Ledger.checkpointName, signed.note.span)
            return .commit(())
        }
        ledger.close()
        let files = LedgerFiles(directory: place)
        let keys = try Array((self.files.readVerifierText(policy) + "\n").utf8)
        try DurableFile.replace(files.verifierKey, with: keys, mode: 0o644, act: Self.act)
        try DurableFile.replace(files.checkpoint, with: signed.note, mode: 0o644, act: Self.act)
        DurableFile.discard(files.signerKey)
        if DurableFile.kind(self.files.nextVerifierKey) != .nothing {
            let next = try DurableFile.read(self.files.nextVerifierKey, limit: 1 << 16, act: Self.act)
            try DurableFile.replace(files.nextVerifierKey, with: next, mode: 0o644, act: Self.act)
        }
        let checks = try Ledger.examine(place, clock: clock)
        if let bad = checks.first(where: \.isFailed) {
            throw StoreError.corrupted(Self.act, "what was made of the entries is not sound either: \(bad.name)")
        }
    }

    private static func failure(_ error: RestoreError) -> LedgerError {
        switch error {
        case .ledger(let error): error
        case .store(let error): .store(error)
        default:
            .store(
                StoreError.corrupted(
                    act, (error.location.map { $0.replacing("line", with: "entry") + ": " } ?? "") + error.message))
        }
    }

    private mutating func replace(by new: LedgerFiles) throws {
        guard let signed else { preconditionFailure("Only what was proven is put in place.") }
        let stamp = String(clock().description.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
        let kept = LedgerFiles.dataName + ".damaged-" + stamp
        try DurableFile.exchange(files.data, with: new.data, keeping: kept, act: Self.act)
        report.outcome = .repaired(kept: kept)
        if (try? DurableFile.read(files.checkpoint, limit: 1 << 20, act: Self.act)) != signed.note {
            if DurableFile.kind(files.checkpoint) == .file {
                let old = try DurableFile.read(files.checkpoint, limit: 1 << 20, act: Self.act)
                try DurableFile.replace(files.checkpoint + ".damaged-" + stamp, with: old, mode: 0o644, act: Self.act)
            }
            try DurableFile.replace(files.checkpoint, with: signed.note, mode: 0o644, act: Self.act)
            report.files.append("checkpoint")
        }
    }
}
