/// Walks every page that is in use and tests all that LMDB takes for granted when it follows them: LMDB checks what is
/// put into its tables, not its own pages. What passes can be read without a fault of the process.
///
/// Format: `mdb.c` of LMDB 0.9, `MDB_page`, `MDB_node`, `MDB_db`.
struct PageWalk {
    let file: MappedFile
    let meta: StoreMeta
    private let tables: [TableDefinition]
    private(set) var faults: [PageFault] = []
    /// One bit a page.
    private var used: [UInt64]

    private static let mostFaults = 100

    private struct Counts {
        var branch = 0
        var leaf = 0
        var overflow = 0
        var entries = 0
    }

    private enum Kind {
        case free, list, values
        /// Sets of members of a width, in bytes.
        case members
        /// The members of one key, which are keys without values.
        case subtree(width: Int)

        var isSubtree: Bool {
            if case .subtree = self { true } else { false }
        }
    }

    init(_ file: MappedFile, _ meta: StoreMeta, tables: [TableDefinition]) {
        self.file = file
        self.meta = meta
        self.tables = tables
        used = [UInt64](repeating: 0, count: (meta.lastPage + 1) / 64 + 1)
    }

    /// - Returns: the first hundred faults; none if all is well.
    static func faults(_ file: MappedFile, _ meta: StoreMeta, tables: [TableDefinition]) -> [PageFault] {
        guard file.count / meta.pageSize > meta.lastPage else {
            return [
                PageFault(
                    page: file.count / meta.pageSize, table: "the store",
                    what: "the file is cut short: it should have \(meta.lastPage + 1) pages")
            ]
        }
        var walk = PageWalk(file, meta, tables: tables)
        walk.walkAll()
        return walk.faults
    }

    private mutating func walkAll() {
        used[0] = 3
        var found: Set<String> = []
        tree(meta.main, "the list of tables", .list, at: meta.page) { walk, page, key, value in
            let name = String(decoding: walk.file.copy(key), as: UTF8.self)
            guard let table = walk.tables.first(where: { "\($0.name)" == name }) else {
                return walk.fault(page, "the list of tables", "it names a table that no ledger has")
            }
            found.insert(name)
            let record = TreeRecord(walk.file, at: value.lowerBound)
            guard record.flags == Int(table.flags), value.count == TreeRecord.byteCount else {
                return walk.fault(page, "the list of tables", "it gives the table \(name) other flags than it has")
            }
            walk.tree(record, name, table.isIndex ? .members : .values, at: page) { _, _, _, _ in }
        }
        for table in tables where !found.contains("\(table.name)") {
            fault(meta.main.root ?? meta.page, "the list of tables", "it lacks the table \(table.name)")
        }
        // Last: a page that is in use must not be free too, or the next writer would write over it.
        tree(meta.free, "free pages", .free, at: meta.page) { walk, page, _, value in walk.free(value, on: page) }
    }

    private mutating func fault(_ page: Int, _ table: String, _ what: String) {
        if faults.count < PageWalk.mostFaults { faults.append(PageFault(page: page, table: table, what: what)) }
    }

    /// `false` if the page is none of the file, or was met before.
    private mutating func use(_ page: Int, of table: String, from: Int) -> Bool {
        guard page >= 2, page <= meta.lastPage else {
            fault(from, table, "it leads to page \(page), which the store does not have")
            return false
        }
        guard used[page / 64] & 1 << UInt64(page % 64) == 0 else {
            fault(from, table, "it leads to page \(page), which is in use elsewhere")
            return false
        }
        used[page / 64] |= 1 << UInt64(page % 64)
        return true
    }

    private mutating func free(_ value: Range<Int>, on page: Int) {
        let count = file.u64(value.lowerBound)
        guard value.count >= 8, count <= value.count / 8 - 1 else {
            return fault(page, "free pages", "it lists more pages than it has room for")
        }
        for place in 0..<count where !use(file.u64(value.lowerBound + 8 + place * 8), of: "free pages", from: page) {
            return
        }
    }

    // MARK: - Trees

    private typealias Visit = (inout PageWalk, _ page: Int, _ key: Range<Int>, _ value: Range<Int>) -> Void

    private mutating func tree(_ record: TreeRecord, _ table: String, _ kind: Kind, at home: Int, _ visit: Visit) {
        var counts = Counts()
        if let root = record.root {
            guard (1...31).contains(record.depth) else {
                return fault(home, table, "it gives the table a depth of \(record.depth)")
            }
            guard use(root, of: table, from: home) else { return }
            let before = faults.count
            walk(root, record.depth, table, kind, nil, nil, &counts, visit)
            // What a damaged page hides is not missed a second time.
            guard faults.count == before else { return }
        }
        if record.root == nil && record.depth != 0 || counts.branch != record.branchPages
            || counts.leaf != record.leafPages || counts.overflow != record.overflowPages
            || counts.entries != record.entries
        {
            fault(
                home, table,
                "it counts \(record.entries) records on \(record.leafPages) + \(record.branchPages) + "
                    + "\(record.overflowPages) pages; there are \(counts.entries) on \(counts.leaf) + "
                    + "\(counts.branch) + \(counts.overflow)")
        }
    }

    /// - Parameters:
    ///   - level: 1 for a leaf
    ///   - low: a key that none here is less than
    ///   - high: a key that all here are less than
    private mutating func walk(
        _ page: Int, _ level: Int, _ table: String, _ kind: Kind, _ low: Range<Int>?, _ high: Range<Int>?,
        _ counts: inout Counts, _ visit: Visit
    ) {
        let start = page * meta.pageSize
        var expected = level > 1 ? PageFlag.branch : PageFlag.leaf
        if level == 1, case .subtree = kind { expected |= PageFlag.fixedLeaf }
        guard file.u64(start) == page, file.u16(start + 10) == expected else {
            return fault(page, table, "its header is not that of the page")
        }
        let lower = file.u16(start + 12)
        let upper = file.u16(start + 14)
        let count = (lower - StoreMeta.headerLength) / 2
        guard lower >= StoreMeta.headerLength, lower % 2 == 0, lower <= upper, upper <= meta.pageSize,
            count >= (level > 1 ? 2 : 1)
        else { return fault(page, table, "its header gives it other bounds than a page has") }
        if level > 1 { counts.branch += 1 } else { counts.leaf += 1 }
        if level == 1, case .subtree(let width) = kind {
            guard file.u16(start + 8) == width, upper == meta.pageSize - count * (width - 2) else {
                return fault(page, table, "its members have another width than the table's")
            }
            counts.entries += count
            return order(
                members(count, from: start + StoreMeta.headerLength, width: width), page, table, kind, low, high)
        }
        guard let nodes = nodes(start, count, upper, level, kind) else {
            return fault(page, table, "its records do not lie in it one beside the other")
        }
        if level > 1 {
            // The first key of a branch is not looked at.
            order(nodes.dropFirst().map(\.key), page, table, kind, low, high)
            for place in nodes.indices {
                let child = nodes[place].child
                guard use(child, of: table, from: page) else { continue }
                walk(
                    child, level - 1, table, kind, place == 0 ? low : nodes[place].key,
                    place + 1 < nodes.count ? nodes[place + 1].key : high, &counts, visit)
            }
            return
        }
        order(nodes.map(\.key), page, table, kind, low, high)
        for node in nodes { leaf(node, page, table, kind, &counts, visit) }
    }

    private func members(_ count: Int, from start: Int, width: Int) -> [Range<Int>] {
        (0..<count).map { start + $0 * width..<start + ($0 + 1) * width }
    }

    private mutating func order(
        _ keys: [Range<Int>], _ page: Int, _ table: String, _ kind: Kind, _ low: Range<Int>?, _ high: Range<Int>?
    ) {
        guard let first = keys.first, let last = keys.last else { return }
        var isOrdered = zip(keys, keys.dropFirst()).allSatisfy { order($0, $1, kind) < 0 }
        if let low { isOrdered = isOrdered && order(low, first, kind) <= 0 }
        if let high { isOrdered = isOrdered && order(last, high, kind) < 0 }
        if !isOrdered { fault(page, table, "its keys are out of order") }
    }

    private func order(_ left: Range<Int>, _ right: Range<Int>, _ kind: Kind) -> Int {
        guard case .free = kind else { return file.order(left, right) }
        return file.u64(left.lowerBound) - file.u64(right.lowerBound)
    }

    // MARK: - Records

    private struct Node {
        let key: Range<Int>
        let value: Range<Int>
        let flags: Int
        /// Of a branch, the page below.
        let child: Int
    }

    /// The records of a page, which fill it from `upper` to its end; nil if they do not.
    private func nodes(_ start: Int, _ count: Int, _ upper: Int, _ level: Int, _ kind: Kind) -> [Node]? {
        var nodes: [Node] = []
        nodes.reserveCapacity(count)
        var extents: [(start: Int, end: Int)] = []
        extents.reserveCapacity(count)
        for place in 0..<count {
            let offset = file.u16(start + StoreMeta.headerLength + place * 2)
            guard offset >= upper, offset % 2 == 0, offset + 8 <= meta.pageSize else { return nil }
            let node = start + offset
            let length = file.u32(node)
            let flags = file.u16(node + 4)
            let key = node + 8..<node + 8 + file.u16(node + 6)
            let isFirstOfBranch = level > 1 && place == 0
            guard key.upperBound <= start + meta.pageSize, key.count <= 511, isFirstOfBranch || !key.isEmpty else {
                return nil
            }
            if case .free = kind, !isFirstOfBranch, key.count != 8 { return nil }
            if case .subtree(let width) = kind, !isFirstOfBranch, key.count != width { return nil }
            var end = key.upperBound
            if level == 1 { end += flags & PageFlag.bigValue != 0 ? 8 : length }
            guard end <= start + meta.pageSize else { return nil }
            extents.append((node, (end - start + 1) & ~1))
            nodes.append(
                Node(
                    key: key, value: key.upperBound..<key.upperBound + length, flags: flags,
                    child: length | flags << 32))
        }
        extents.sort { $0.start < $1.start }
        var next = upper
        for extent in extents {
            guard extent.start - start == next else { return nil }
            next = extent.end
        }
        return next == meta.pageSize ? nodes : nil
    }

    private mutating func leaf(
        _ node: Node, _ page: Int, _ table: String, _ kind: Kind, _ counts: inout Counts, _ visit: Visit
    ) {
        switch (kind, node.flags) {
        case (.free, 0), (.values, 0), (.list, PageFlag.subtree):
            counts.entries += 1
            if case .list = kind, node.value.count != TreeRecord.byteCount {
                return fault(page, table, "it holds a record of another length than a table's")
            }
            visit(&self, page, node.key, node.value)
        case (.free, PageFlag.bigValue), (.values, PageFlag.bigValue):
            counts.entries += 1
            let first = file.u64(node.value.lowerBound)
            let length = (StoreMeta.headerLength - 1 + node.value.count) / meta.pageSize + 1
            guard use(first, of: table, from: page) else { return }
            let start = first * meta.pageSize
            let pages = file.u32(start + 12)
            guard file.u64(start) == first, file.u16(start + 10) == PageFlag.overflow, pages >= length,
                first + pages - 1 <= meta.lastPage
            else { return fault(first, table, "its header is not that of the page") }
            for place in 1..<max(pages, 1) where !use(first + place, of: table, from: first) { return }
            counts.overflow += pages
            let value = start + StoreMeta.headerLength
            visit(&self, page, node.key, value..<value + node.value.count)
        case (.members, 0):
            guard node.value.count == 4 else { return fault(page, table, "it holds a member of another width") }
            counts.entries += 1
        case (.members, PageFlag.duplicates): inner(node, page, table, &counts)
        case (.members, PageFlag.duplicates | PageFlag.subtree):
            let record = TreeRecord(file, at: node.value.lowerBound)
            guard node.value.count == TreeRecord.byteCount, record.pad == 4, record.flags == PageFlag.fixedFlags else {
                return fault(page, table, "it holds a record of another form than its members have")
            }
            counts.entries += record.entries
            tree(record, table, .subtree(width: 4), at: page) { _, _, _, _ in }
        default: fault(page, table, "it holds a record of a kind that the table does not have")
        }
    }

    /// A few members of one key lie in a page within the page.
    private mutating func inner(_ node: Node, _ page: Int, _ table: String, _ counts: inout Counts) {
        let start = node.value.lowerBound
        let lower = file.u16(start + 12)
        let count = (lower - StoreMeta.headerLength) / 2
        let width = file.u16(start + 8)
        guard node.value.count >= StoreMeta.headerLength,
            file.u16(start + 10) & ~PageFlag.dirty == PageFlag.leaf | PageFlag.fixedLeaf | PageFlag.inner,
            width == 4, lower > StoreMeta.headerLength, lower % 2 == 0,
            StoreMeta.headerLength + count * width <= node.value.count,
            file.u16(start + 14) == node.value.count - count * (width - 2)
        else { return fault(page, table, "it holds members of another form than the table's") }
        counts.entries += count
        order(
            members(count, from: start + StoreMeta.headerLength, width: width), page, table, .subtree(width: width),
            nil, nil)
    }
}
