import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Environment {
    /// The bytes a long reading goes through between two calls of `releasePages`.
    public static let releasedTogether = 32 << 20

    /// Lets go of the pages of the map that have been read. They stay in the system's cache and count no longer as this
    /// process's memory; whoever reads them again finds them there. A reading of the whole store calls it now and then, or
    /// it would seem to hold the whole store.
    public func releasePages() {
        try? read("letting pages go") { (read) throws(StoreError) in
            guard let start = unsafe mapStart(read.raw) else { return }
            unsafe _ = madvise(start, min(fileLength, mapSize), MADV_DONTNEED)
        }
    }

    /// LMDB tells where its map begins only if the map was given its place. But each page begins with its own number
    /// (`mdb.c MDB_page.mp_pgno`), and the first page is a meta page, known by its magic number.
    private func mapStart(_ raw: OpaquePointer) -> UnsafeMutableRawPointer? {
        var table = MDB_dbi()
        var cursor: OpaquePointer?
        var statistics = MDB_stat()
        guard unsafe mdb_dbi_open(raw, nil, 0, &table) == 0, unsafe mdb_cursor_open(raw, table, &cursor) == 0,
            unsafe mdb_env_stat(handle, &statistics) == 0
        else { return nil }
        defer { unsafe mdb_cursor_close(cursor) }
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        guard unsafe mdb_cursor_get(cursor, &key, &value, MDB_FIRST) == 0, let found = unsafe value.mv_data else {
            return nil
        }
        let size = UInt(statistics.ms_psize)
        let page = UInt(bitPattern: found) & ~(size - 1)
        guard let header = unsafe UnsafeRawPointer(bitPattern: page) else { return nil }
        let number = unsafe header.load(as: UInt.self)
        guard number < UInt(mapSize) / size,
            let start = unsafe UnsafeMutableRawPointer(bitPattern: page - number * size)
        else { return nil }
        return unsafe start.load(fromByteOffset: 16, as: UInt32.self) == 0xBEEF_C0DE ? start : nil
    }
}
