#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whether a store can be read at all: its pages, one by one, before LMDB follows them.
public enum StoreCheck {
    /// - Parameter tables: those it should have
    /// - Returns: what is wrong, page by page, the first hundred; none if all is well
    /// - Throws: `notFound`, `permission`, `io`; `versionMismatch` and others, where LMDB cannot open it
    public static func pages(of path: String, tables: [TableDefinition], act: String) throws(StoreError) -> [PageFault]
    {
        let data = path + "/data.mdb"
        do throws(StoreError) {
            try headers(of: path, act: act)
        } catch {
            guard error.kind == .corrupted else { throw error }
            return StoreMeta.inForce(try MappedFile(data, act: act)).1
        }
        // A reader's view keeps writers from using its pages again while they are looked at.
        let environment = try Environment.open(path: path, tables: [], access: .readOnly)
        defer { environment.close() }
        return try environment.read(act) { (read) throws(StoreError) in
            let file = try MappedFile(data, act: act)
            let transaction = read.number
            let metas = StoreMeta.both(file).filter { $0.fault == nil && $0.transaction == transaction }
            // Two commits may have passed meanwhile; then the page says so of itself.
            guard let meta = metas.first else {
                throw StoreError(.conflict, act: act, "The store was being written. Repeat.")
            }
            let header = meta.page * meta.pageSize..<meta.page * meta.pageSize + 152
            let before = file.copy(header)
            let faults = PageWalk.faults(file, meta, tables: tables)
            guard faults.isEmpty || file.copy(header) == before else {
                throw StoreError(.conflict, act: act, "The store was being written. Repeat.")
            }
            return faults
        }
    }

    /// Before LMDB reads them: a page size of nothing would end the process.
    static func headers(of path: String, act: String) throws(StoreError) {
        let file = try MappedFile(path + "/data.mdb", act: act)
        // A writer may be at them just now.
        for _ in 0..<5 {
            if StoreMeta.inForce(file).1.isEmpty { return }
            usleep(2_000)
        }
        // LMDB itself says of what kind a file is that is no store.
        if StoreMeta.both(file).allSatisfy(\.isForeign) { return }
        if let fault = StoreMeta.inForce(file).1.first { throw StoreError.corrupted(act, "\(fault)") }
    }
}
