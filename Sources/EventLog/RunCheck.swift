import LMDB

/// Compares a stored hash index with one computed from its items, run by run, so that no more than one run is in memory.
public struct RunCheck: Sendable {
    public enum Index: Sendable {
        case ids
        case names
    }

    /// The runs that are missing or not what their items make them; not the tail.
    public private(set) var wrongRuns: [Run] = []
    public private(set) var isTailWrong = false
    /// Runs that belong to no items.
    public private(set) var surplus = 0

    private let runs: HashRuns
    private let layout: [Run]
    private let total: Int
    private var words: [UInt64] = []
    private var next = 0
    private var current = 0

    /// - Parameter total: how many items the index should have.
    public init(_ index: Index, items total: Int) {
        runs = index == .ids ? LogTables.ids : LogTables.names
        layout = Run.layout(ofItems: total)
        self.total = total
    }

    public var isRight: Bool { wrongRuns.isEmpty && !isTailWrong && surplus == 0 }

    /// Takes the items' hashes in their order.
    public mutating func add(_ hash: UInt64, in read: borrowing ReadTransaction) throws(StoreError) {
        precondition(next < total, "More items are checked than were announced.")
        defer { next += 1 }
        guard current < layout.count else { return words.append(hash) }
        let run = layout[current]
        words.append(run.word(hash, item: next))
        guard next + 1 == run.end else { return }
        words.sortUniform()
        if try !isStored(run.key, in: read) { wrongRuns.append(run) }
        words.removeAll(keepingCapacity: true)
        current += 1
    }

    /// To be called once, after the last item.
    public mutating func finish(in read: borrowing ReadTransaction) throws(StoreError) {
        precondition(next == total, "Fewer items were checked than were announced.")
        if !words.isEmpty, try !isStored(HashRuns.tailKey, in: read) { isTailWrong = true }
        let expected = layout.count + (words.isEmpty ? 0 : 1)
        surplus = max(0, try read.count(runs.table) + wrongRuns.count - expected)
        words = []
    }

    private func isStored(
        _ key: KeyPair<UInt8, UInt32>, in read: borrowing ReadTransaction
    ) throws(StoreError) -> Bool {
        try read.get(runs.table, key) { (bytes) in
            guard bytes.count == words.count * 8 else { return false }
            for index in words.indices where bytes.bigEndian64(at: index * 8) != words[index] { return false }
            return true
        } ?? false
    }
}
