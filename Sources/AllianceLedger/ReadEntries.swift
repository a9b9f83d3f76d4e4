import Alliances
import EventLog
import LMDB
import TransparencyLog

/// A run of stored entries read, hashed and reduced to what a replay takes of them, apart from all that comes before: the
/// work that goes on on several threads.
struct ReadEntries: Sendable {
    enum Depth: Sendable {
        /// Time and source only.
        case frame
        case gists
        /// The entries too, to be told of.
        case entries
    }

    let start: UInt32
    private(set) var times: [Instant] = []
    private(set) var leaves: [TreeHash] = []
    private(set) var gists = Gists()
    private(set) var idHashes: [UInt64] = []
    /// What is stored of each: its subject's number, and 1 + the entry before it about that subject, or 0.
    private(set) var links: [(subject: UInt32, previous: UInt32)] = []
    private(set) var entries: [Entry] = []
    /// Entries that name another log as their source.
    private(set) var strays: [(place: Int, source: String)] = []
    /// Why there are no more.
    private(set) var failure: StoreError?

    /// How many are read in one transaction: a view held for long makes the file grow.
    static let window = 1_024

    private init(start: UInt32, failure: StoreError? = nil) {
        self.start = start
        self.failure = failure
    }

    /// The entries from a position on and below `end`, at most a window of them.
    init(
        _ read: borrowing ReadTransaction, from start: UInt32, until end: Size, _ depth: Depth, origin: String
    ) {
        self.init(start: start)
        let count = min(Int(end.rawValue) - Int(start), Self.window)
        times.reserveCapacity(count)
        leaves.reserveCapacity(count)
        if depth != .frame {
            gists.reserveCapacity(count, bytes: count * 200)
            idHashes.reserveCapacity(count)
            links.reserveCapacity(count)
        }
        var hasher = MerkleHasher()
        do throws(StoreError) {
            _ = try read.scanEntries(from: LogPosition(rawValue: start), until: end, limit: count) {
                (stored) throws(StoreError) in
                if depth == .frame {
                    let stamp = try read.stamp(stored)
                    take(stored, stamp.source, stamp.recorded, &hasher, origin)
                } else {
                    take(stored, try read.entry(stored), &hasher, depth, origin)
                }
                return .next
            }
        } catch {
            failure = error
        }
    }

    private mutating func take(
        _ stored: StoredEntry, _ source: String, _ recorded: Instant, _ hasher: inout MerkleHasher, _ origin: String
    ) {
        if source != origin { strays.append((times.count, source)) }
        times.append(recorded)
        leaves.append(hasher.leaf(preimage: stored.leaf))
    }

    private mutating func take(
        _ stored: StoredEntry, _ entry: Entry, _ hasher: inout MerkleHasher, _ depth: Depth, _ origin: String
    ) {
        take(stored, entry.source, entry.recorded, &hasher, origin)
        gists.add(entry.content, data: stored.bytes.extracting(entry.data))
        idHashes.append(IndexHash.hash(LogID(entry.id)))
        links.append((stored.subject.rawValue, stored.previous.map { $0.rawValue + 1 } ?? 0))
        if depth == .entries { entries.append(entry) }
    }
}

extension ReadEntries {
    /// Reads the first `size` entries of a ledger and hands them on in order, on the caller's thread.
    static func forEach(
        of ledger: Ledger, until size: Size, _ depth: Depth, act: String,
        take: (ReadEntries) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let windows = (Int(size.rawValue) + window - 1) / window
        var letGo = PageRelease(ledger.environment)
        try ParallelInOrder.forEach(0..<windows, ahead: 16) { index in
            let start = UInt32(index * window)
            do throws(LedgerError) {
                return try ledger.reading(act) {
                    ReadEntries($0, from: start, until: size, depth, origin: ledger.origin)
                }
            } catch {
                guard case .store(let error) = error else {
                    return ReadEntries(start: start, failure: StoreError.corrupted(act, "\(error)"))
                }
                return ReadEntries(start: start, failure: error)
            }
        } take: { (read) throws(LedgerError) in
            try take(read)
            if let failure = read.failure { throw .store(failure) }
            letGo.count(window << 10)
        }
    }
}
