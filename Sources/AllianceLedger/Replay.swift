import Alliances
import CanonicalJSON
import EventLog
import LMDB
import Projections
import TransparencyLog

/// One thing a replay established, by name.
public struct Check: Sendable {
    public enum Result: Sendable, Equatable {
        case passed
        /// What differs and where, the first of them.
        case failed([String])
        /// Not looked at, and why.
        case skipped(String)
    }

    public let name: String
    /// What was compared with what.
    public let claim: String
    public let result: Result
}

public struct ReplayReport: Sendable {
    public let origin: String
    /// Entries replayed.
    public let size: Int
    public let storedSize: Int
    public let root: TreeHash
    public let checks: [Check]

    public var isGood: Bool {
        checks.allSatisfy {
            if case .failed = $0.result { false } else { true }
        }
    }
}

/// What one entry changed, told while a replay goes on.
public struct Narration: Sendable {
    public let position: Position
    public let entry: Entry
    /// The subject whose row it went into.
    public let subject: String
    /// The entry it takes out.
    public let takesOut: Position?
    /// What the subject's row says now and did not say before, as `field: value`.
    public let changes: [String]
}

extension Ledger {
    /// Recomputes everything from the entries alone and compares it with what is stored.
    ///
    /// - Parameters:
    ///   - scope: everything, or only that the entries are those that were signed.
    ///   - until: replay the first so many entries; the rows and indexes of a part cannot be compared.
    ///   - progress: told the number of entries done, about every 65,536.
    ///   - narrate: told of each entry, when its batch is judged.
    public func replay(
        _ scope: ReplayScope = .everything, until: Int? = nil, progress: ((Int) -> Void)? = nil,
        narrate: ((Narration) -> Void)? = nil
    ) throws(LedgerError) -> ReplayReport {
        let policy = try policy
        // The file before the store: what another process signs meanwhile then stands in the store too.
        let beside: Result<(Checkpoint, [UInt8])?, LedgerError>
        do throws(LedgerError) {
            beside = .success(try files.readCheckpoint(policy))
        } catch {
            beside = .failure(error)
        }
        var replay = try reading("replaying the log") { (read) throws(StoreError) in
            try Replay(read, beside: beside, policy: policy, origin: origin, scope: scope, until: until)
        }
        replay.narrate = narrate
        try ReadEntries.forEach(of: self, until: replay.size, replay.depth, act: "replaying the log") {
            (entries) throws(LedgerError) in
            try reading("replaying the log") { (read) throws(StoreError) in try replay.take(entries, in: read) }
            if replay.done & 0xffff == 0 { progress?(Int(replay.done)) }
        }
        return try reading("comparing with what is stored") { (read) throws(StoreError) in
            // Entries may have been appended meanwhile: what is compared is compared in one view of the store.
            try replay.grow(in: read)
            return try replay.conclude(in: read)
        }
    }
}

public enum ReplayScope: Sendable {
    /// Entries, tree, checkpoints, indexes and every row.
    case everything
    /// Entries, tree and checkpoints.
    case log
}

/// The work of one replay.
struct Replay {
    let origin: String
    private(set) var size: Size
    private var storedSize: Size
    private let isWhole: Bool
    private let scope: ReplayScope
    var narrate: ((Narration) -> Void)?

    private var state: Recomputation
    private var tree = TreeAppender()
    private var batchTime: Instant?
    private var findings = Findings()
    private var idHashes: [UInt64] = []
    private var referenceSum = PairSum()
    private var checkpoints: [(name: String, checkpoint: Checkpoint?, problem: String?)] = []
    private var notes: [Set<[UInt8]>] = []
    private var rootsAsked: [UInt64: TreeHash] = [:]
    private var narrated: [(Position, Entry)] = []

    /// Differences, by the name of the check that found them; the first ten of each.
    private struct Findings {
        private var all: [String: [String]] = [:]

        mutating func add(_ check: String, _ finding: String) {
            if all[check, default: []].count < 10 { all[check, default: []].append(finding) }
        }

        func result(_ check: String) -> Check.Result { all[check].map { .failed($0) } ?? .passed }
    }

    init(
        _ read: borrowing ReadTransaction, beside: Result<(Checkpoint, [UInt8])?, LedgerError>,
        policy: CheckpointPolicy,
        origin: String, scope: ReplayScope, until: Int?
    ) throws(StoreError) {
        self.origin = origin
        self.scope = scope
        storedSize = try read.size()
        size = Size(rawValue: UInt32(min(until ?? Int(storedSize.rawValue), Int(storedSize.rawValue))))
        isWhole = size == storedSize
        state = Recomputation(expecting: Int(size.rawValue))
        idHashes.reserveCapacity(Int(size.rawValue))
        let stored = try read.metaBytes("checkpoint")
        do {
            checkpoints.append(("in the store", try stored.map { try policy.verify($0).checkpoint }, nil))
            notes.append(Self.lines(stored))
        } catch {
            checkpoints.append(("in the store", nil, "\(error)"))
            notes.append([])
        }
        do {
            let found = try beside.get()
            checkpoints.append(("beside the store", found?.0, nil))
            notes.append(Self.lines(found?.1))
        } catch {
            notes.append([])
            checkpoints.append(("beside the store", nil, error.message))
        }
        rootsAsked[0] = MerkleHasher.emptyRoot
        askedSizes = Set(checkpoints.compactMap { $0.checkpoint?.size })
    }

    private let askedSizes: Set<UInt64>

    private static func lines(_ note: [UInt8]?) -> Set<[UInt8]> {
        Set((note ?? []).split(separator: 0x0a).map(Array.init))
    }

    var done: UInt64 { tree.size }

    /// Takes in what was appended since the replay began.
    mutating func grow(in read: borrowing ReadTransaction) throws(StoreError) {
        storedSize = try read.size()
        guard isWhole, storedSize > size else { return }
        size = storedSize
        while done < UInt64(size.rawValue) {
            let entries = ReadEntries(read, from: UInt32(done), until: size, depth, origin: origin)
            try take(entries, in: read)
            if let failure = entries.failure { throw failure }
        }
    }

    /// How closely entries have to be read.
    var depth: ReadEntries.Depth { scope == .log ? .frame : narrate == nil ? .gists : .entries }

    mutating func take(_ read: ReadEntries, in transaction: borrowing ReadTransaction) throws(StoreError) {
        for (place, source) in read.strays {
            findings.add("entries", "#\(Int(read.start) + place): its source is \(source)")
        }
        for place in read.times.indices { try take(read, place, in: transaction) }
        if let failure = read.failure { findings.add("entries", failure.message) }
    }

    private mutating func take(
        _ read: ReadEntries, _ place: Int, in transaction: borrowing ReadTransaction
    ) throws(StoreError) {
        let position = Position(read.start + UInt32(place))
        var differing: TileAddress?
        let isWhole = isWhole
        try tree.append(read.leaves[place]) { (address, tile) throws(StoreError) in
            if try !transaction.holds(address, tile, wider: !isWhole) { differing = address }
        }
        if let differing { findings.add("tree", "\(differing) is not what the entries make") }
        if askedSizes.contains(tree.size) { rootsAsked[tree.size] = tree.root() }
        let recorded = read.times[place]
        if let batchTime, recorded != batchTime {
            endBatch()
            if recorded < batchTime {
                findings.add("order of time", "\(position) was recorded before the entry before it")
            }
        }
        batchTime = recorded
        guard scope == .everything else { return }
        if narrate != nil { narrated.append((position, read.entries[place])) }
        var sum = referenceSum
        state.add(read.gists.items[place], of: read.gists) { target, position in sum.add(target, position) }
        referenceSum = sum
        guard isWhole else { return }
        idHashes.append(read.idHashes[place])
        let owner = state.owners[Int(position.rawValue)]
        if read.links[place].subject != owner {
            findings.add("subjects", "\(position) is stored under subject \(read.links[place].subject), not \(owner)")
        } else if read.links[place].previous != state.lastBefore {
            findings.add("subjects", "\(position) does not continue the chain of its subject")
        }
    }

    private mutating func endBatch() {
        guard scope == .everything else { return }
        guard let narrate else { return state.endBatch() }
        let touched = Set(narrated.map { state.owners[Int($0.0.rawValue)] })
        var before: [UInt32: [String: String]] = [:]
        for number in touched { before[number] = state.summary(Int(number)) }
        state.endBatch()
        for (position, entry) in narrated {
            let owner = state.owners[Int(position.rawValue)]
            let now = state.summary(Int(owner))
            let old = before[owner] ?? [:]
            var changes: [String] = []
            for key in Set(now.keys).union(old.keys).sorted() where now[key] != old[key] {
                changes.append("\(key): \(now[key] ?? "nothing")")
            }
            before[owner] = now
            var takesOut: Position?
            if case .position(let target) = entry.content.corrects { takesOut = target }
            if entry.event.type == .entryRetracted, case .position(let target) = entry.subject.entry {
                takesOut = target
            }
            narrate(
                Narration(
                    position: position, entry: entry, subject: state.name(Int(owner)), takesOut: takesOut,
                    changes: changes))
        }
        narrated.removeAll()
    }

    mutating func conclude(in read: borrowing ReadTransaction) throws(StoreError) -> ReplayReport {
        endBatch()
        for violation in state.violations {
            findings.add("rules", "#\(violation.position): \(violation.message)")
        }
        let head = try Head(read)
        var differing: [TileAddress] = []
        let isWhole = isWhole
        try tree.finish { (address, tile) throws(StoreError) in
            if try !read.holds(address, tile, wider: !isWhole) { differing.append(address) }
        }
        for address in differing { findings.add("tree", "\(address) is not what the entries make") }
        let root = tree.root()
        if isWhole {
            if head.range != tree.compactRange { findings.add("tree", "the stored head has another root or size") }
            if head.lastTime != batchTime?.microseconds ?? Head.empty.lastTime {
                findings.add("order of time", "the stored head gives the last entry another time")
            }
            if !(1...EventType.vocabulary).contains(head.vocabulary) {
                findings.add("entries", "the stored head names a vocabulary that this program does not know")
            }
            if scope == .everything {
                try compareIDs(in: read)
                try compareSubjects(in: read)
                try compareReferences(in: read)
                try compareSupersessions(in: read)
            }
        } else if try read.root(at: UInt64(size.rawValue)) != root {
            findings.add("tree", "the stored tree has another root at size \(size)")
        }
        for (name, checkpoint, problem) in checkpoints {
            if let problem { findings.add("checkpoint", "the one \(name): \(problem)") }
            guard let checkpoint else {
                if problem == nil {
                    findings.add("checkpoint", "there is none \(name): the next command that appends signs one")
                }
                continue
            }
            if checkpoint.size > UInt64(storedSize.rawValue) {
                findings.add(
                    "checkpoint", "the one \(name) covers \(checkpoint.size) entries; the store holds \(storedSize)")
            } else if let found = rootsAsked[checkpoint.size], found != checkpoint.root {
                findings.add("checkpoint", "the one \(name) has another root at size \(checkpoint.size)")
            }
        }
        if let stored = checkpoints[0].checkpoint, let beside = checkpoints[1].checkpoint {
            // The file is written last.
            if beside.size > stored.size {
                findings.add("checkpoint", "the one beside the store is newer than the one in the store")
            } else if beside.size == stored.size, !notes[1].isSubset(of: notes[0]) {
                findings.add("checkpoint", "the one beside the store has lines that the one in the store has not")
            }
        }
        let partly = Check.Result.skipped("only \(size) of \(storedSize) entries were replayed")
        func check(_ name: String, _ claim: String, whole: Bool = false) -> Check {
            Check(name: name, claim: claim, result: whole && !isWhole ? partly : findings.result(name))
        }
        var checks = [
            check("entries", "every entry is canonical, complete and of this origin"),
            check("order of time", "each batch was recorded after the one before"),
            check("tree", "leaves, tiles and root, hashed again from the entries, are those stored"),
            check("checkpoint", "the signed checkpoints are of this log, with good signatures"),
        ]
        if scope == .everything {
            checks += [
                check("rules", "each batch, judged again, is legal"),
                check("ids", "no id occurs twice, and the index of ids is right", whole: true),
                check("subjects", "the index of subjects, their chains and shelves are right", whole: true),
                check("references", "the index of references is right", whole: true),
                check("taken out", "what was corrected or retracted is marked, and nothing else", whole: true),
                check("rows", "every row of every projection, folded again, is the one stored", whole: true),
            ]
        }
        return ReplayReport(
            origin: origin, size: Int(size.rawValue), storedSize: Int(storedSize.rawValue), root: root, checks: checks)
    }

    // MARK: - Comparing indexes

    private mutating func compareIDs(in read: borrowing ReadTransaction) throws(StoreError) {
        var ids = RunCheck(.ids, items: idHashes.count)
        for hash in idHashes { try ids.add(hash, in: read) }
        try ids.finish(in: read)
        if !ids.isRight { findings.add("ids", "the index of ids is not what the entries make") }
        var sorted = idHashes
        sorted.sort()
        for place in sorted.indices.dropFirst() where sorted[place] == sorted[place - 1] {
            let twins = idHashes.indices.filter { idHashes[$0] == sorted[place] }
            var seen: [Alliances.EventID: Int] = [:]
            for twin in twins {
                let id = try read.entry(at: LogPosition(rawValue: UInt32(twin))) { (stored) throws(StoreError) in
                    try read.entry(stored).id
                }
                if let other = seen[id] { findings.add("ids", "#\(other) and #\(twin) have one id, \(id)") }
                seen[id] = twin
            }
        }
    }

    private mutating func compareSubjects(in read: borrowing ReadTransaction) throws(StoreError) {
        var names = RunCheck(.names, items: state.subjectCount)
        for subject in 0..<state.subjectCount {
            try names.add(state.withName(subject) { IndexHash.hash($0) }, in: read)
        }
        try names.finish(in: read)
        if !names.isRight { findings.add("subjects", "the index of names is not what the entries make") }
        if try read.metaBytes(Ledger.rowVersionName) != [Row.version] {
            findings.add("rows", "they were written by another version; the next writing rebuilds them")
        }
        var number = 0
        var encoded: [UInt8] = []
        try read.scanSubjects { (stored) throws(StoreError) in
            guard number < state.subjectCount, stored.number.rawValue == UInt32(number) else {
                findings.add("subjects", "the store has subject \(stored.number.rawValue), which no entry names")
                return .stop
            }
            let subject = number
            number += 1
            if !state.withName(subject, { stored.name.isSame(as: $0) }) {
                findings.add("subjects", "subject \(stored.number.rawValue) is not called \(state.name(subject))")
            }
            if (stored.last.map { $0.rawValue + 1 } ?? 0) != state.last(subject)
                || stored.entryCount != Int(state.entryCount(subject))
            {
                findings.add("subjects", "\(state.name(subject)) does not end its chain where its last entry stands")
            }
            if stored.shelf != state.shelf(subject) {
                findings.add("subjects", "\(state.name(subject)) stands on the wrong shelf")
            }
            encoded.removeAll(keepingCapacity: true)
            state.encodeRow(subject, into: &encoded)
            if state.isEmpty(subject)
                ? !(stored.row.isEmpty || stored.row.isSame(as: encoded.span))
                : !stored.row.isSame(as: encoded.span)
            {
                findings.add("rows", "\(state.name(subject)): \(difference(stored.row, subject, in: read))")
            }
            return .next
        }
        if number < state.subjectCount { findings.add("subjects", "\(state.name(number)) is missing") }
        var shelved = 0
        try read.scanShelves { (shelf, number) in
            shelved += 1
            let place = Int(number.rawValue)
            if place >= state.subjectCount || state.shelf(place) != shelf {
                findings.add("subjects", "a shelf lists subject \(number.rawValue), which does not stand on it")
            }
            return .next
        }
        if shelved != (0..<state.subjectCount).count(where: { !state.isEmpty($0) }) {
            findings.add("subjects", "the shelves do not list every subject")
        }
    }

    private func difference(
        _ stored: Span<UInt8>, _ subject: Int, in read: borrowing ReadTransaction
    ) -> String {
        guard let row = try? read.row(stored, of: state.name(subject)) else { return "the stored row cannot be read" }
        let made = state.row(subject)
        if row.steps.count != made.steps.count {
            return "the stored row has \(row.steps.count) steps, the entries make \(made.steps.count)"
        }
        for (a, b) in zip(row.steps, made.steps) where a.position != b.position || a.window != b.window {
            return "the stored row has #\(a.position) where the entries make #\(b.position)"
        }
        return "the stored row says something else than the entries"
    }

    private mutating func compareReferences(in read: borrowing ReadTransaction) throws(StoreError) {
        var stored = PairSum()
        try read.scanReferences { (subject, position) in
            stored.add(subject.rawValue, position.rawValue)
            return .next
        }
        if stored != referenceSum {
            findings.add("references", "the index of references is not what the entries make")
        }
    }

    private mutating func compareSupersessions(in read: borrowing ReadTransaction) throws(StoreError) {
        var count = 0
        try read.scanSupersessions { (out, by) in
            count += 1
            if state.supersessions[out.rawValue] != by.rawValue {
                findings.add("taken out", "the store says that \(by) takes out \(out), which it does not")
            }
            return .next
        }
        if count != state.supersessions.count {
            findings.add(
                "taken out", "the store marks \(count) entries, the log takes out \(state.supersessions.count)")
        }
    }
}

/// A sum over pairs that does not depend on their order, to compare a million references without keeping them.
private struct PairSum: Equatable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private(set) var count = 0

    mutating func add(_ target: UInt32, _ position: UInt32) {
        var word = UInt64(target) << 32 | UInt64(position)
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        word ^= word >> 31
        first &+= word
        second &+= (word ^ (word >> 29)) &* 0x9e37_79b9_7f4a_7c15
        count += 1
    }
}

extension ReadTransaction {
    /// Whether the tile is stored as it should be.
    ///
    /// - Parameter wider: a part of the log ends in a narrower tile than the whole.
    fileprivate func holds(_ address: TileAddress, _ bytes: Span<UInt8>, wider: Bool) throws(StoreError) -> Bool {
        guard case .level(let level) = address.kind else { return false }
        return try tile(level: UInt8(level), number: UInt32(address.number)) { (stored) -> Bool in
            stored.count >= bytes.count && (wider || stored.count == bytes.count)
                && stored.extracting(0..<bytes.count).isSame(as: bytes)
        } ?? false
    }
}

extension Recomputation {
    /// What is so of a subject in the end, field by field, to tell what an entry changed.
    func summary(_ subject: Int) -> [String: String] {
        guard let json = try? view(subject, asOf: .last)?.json, case .object(let members) = json else { return [:] }
        var fields: [String: String] = [:]
        for member in members where member.key != "lineage" && member.key != "id" {
            fields[member.key] = String(decoding: member.value.canonicalBytes(), as: UTF8.self)
        }
        return fields
    }
}
