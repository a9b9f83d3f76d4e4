/// What LMDB 0.9 keeps of one table (`mdb.c MDB_db`): 48 bytes.
struct TreeRecord {
    static let byteCount = 48

    /// The page size in the record of free pages; the width of a member where members have no headers of their own.
    let pad: Int
    let flags: Int
    let depth: Int
    let branchPages: Int
    let leafPages: Int
    let overflowPages: Int
    let entries: Int
    /// `nil` for an empty tree.
    let root: Int?

    init(_ file: MappedFile, at offset: Int) {
        pad = file.u32(offset)
        flags = file.u16(offset + 4)
        depth = file.u16(offset + 6)
        branchPages = file.u64(offset + 8)
        leafPages = file.u64(offset + 16)
        overflowPages = file.u64(offset + 24)
        entries = file.u64(offset + 32)
        root = file.exactly64(offset + 40) == .max ? nil : file.u64(offset + 40)
    }
}

/// One of the two pages from which everything is found (`mdb.c MDB_meta`). The later of two transactions is in force.
struct StoreMeta {
    /// Of the header of every page.
    static let headerLength = 16

    let page: Int
    let pageSize: Int
    let free: TreeRecord
    let main: TreeRecord
    let lastPage: Int
    let transaction: Int

    /// Why LMDB would not, or must not, read the file by this page.
    let fault: PageFault?
    /// Whether it is no header of a store, or of one of another version.
    let isForeign: Bool

    init(_ file: MappedFile, page: Int, at offset: Int) {
        let start = offset + StoreMeta.headerLength
        free = TreeRecord(file, at: start + 24)
        main = TreeRecord(file, at: start + 72)
        lastPage = file.u64(start + 120)
        transaction = file.u64(start + 128)
        pageSize = free.pad
        self.page = page
        isForeign = file.u32(start) != 0xBEEF_C0DE || file.u32(start + 4) != 1
        let what: String? =
            if file.u64(offset) != page || file.u16(offset + 10) != PageFlag.meta {
                "its header is not that of the page"
            } else if isForeign {
                "it does not begin as a store does"
            } else if !StoreMeta.isPageSize(pageSize) {
                "it gives a page size of \(pageSize) bytes"
            } else if free.flags != PageFlag.integerKeys || main.flags != 0 {
                "it gives the store other flags than this program does"
            } else if lastPage < 1 || lastPage >= 1 << 40 {
                "it gives the store another length than it can have"
            } else if transaction >= 1 << 47 || transaction != 0 && transaction % 2 != page {
                "it gives the store another age than it can have"
            } else {
                nil
            }
        fault = what.map { PageFault(page: page, table: "the store's header", what: $0) }
    }

    static func isPageSize(_ size: Int) -> Bool { size >= 512 && size <= 32_768 && size.nonzeroBitCount == 1 }

    /// Both, the first page's first. The size stands in both, so that the second is found where the first is damaged.
    static func both(_ file: MappedFile) -> [StoreMeta] {
        let first = StoreMeta(file, page: 0, at: 0)
        let sizes = [first.pageSize, 4096, 8192, 16_384, 512, 1024, 2048, 32_768].filter(isPageSize)
        let others = sizes.map { StoreMeta(file, page: 1, at: $0) }
        return [first, others.first { $0.fault == nil } ?? others[0]]
    }

    /// The page in force, and what is wrong with either.
    static func inForce(_ file: MappedFile) -> (StoreMeta?, [PageFault]) {
        let metas = both(file)
        var faults = metas.compactMap(\.fault)
        let sound = metas.filter { $0.fault == nil }.max { $0.transaction < $1.transaction }
        // Transactions write the two by turns.
        if let sound, metas.contains(where: { $0.fault == nil && sound.transaction - $0.transaction > 1 }) {
            faults.append(
                PageFault(
                    page: sound.page, table: "the store's header",
                    what: "its age does not follow that of the other header"))
        }
        return (sound, faults)
    }
}

/// Of pages and of nodes (`mdb.c`).
enum PageFlag {
    static let branch = 0x01
    static let leaf = 0x02
    static let overflow = 0x04
    static let meta = 0x08
    static let dirty = 0x10
    static let fixedLeaf = 0x20
    static let inner = 0x40

    static let integerKeys = 0x08
    /// Of the members of one key, as `mdb.c mdb_xcursor_init1` makes them.
    static let fixedFlags = 0x10

    static let bigValue = 0x01
    static let subtree = 0x02
    static let duplicates = 0x04
}
