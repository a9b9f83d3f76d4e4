import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The steps of opening: map, check, open the tables. Whatever fails closes what was opened.
@safe
struct OpenedHandle: ~Copyable {
    let handle: OpaquePointer
    let mapSize: Int
    let tables: [MDB_dbi]

    init(
        path: String, tables: [TableDefinition], isReadOnly: Bool, mapSize: Int, readers: Int, mode: UInt16, act: String
    ) throws(StoreError) {
        var size = mapSize
        let flags = UInt32(MDB_NOTLS) | (isReadOnly ? UInt32(MDB_RDONLY) : 0)
        while true {
            var created: OpaquePointer?
            var code = unsafe mdb_env_create(&created)
            guard code == 0, let handle = unsafe created else { throw StoreError(code: code, act: act, path: path) }
            code = unsafe mdb_env_set_mapsize(handle, size)
            if code == 0 { code = unsafe mdb_env_set_maxreaders(handle, UInt32(readers)) }
            if code == 0 { code = unsafe mdb_env_set_maxdbs(handle, MDB_dbi(tables.count)) }
            if code == 0 { code = unsafe mdb_env_open(handle, path, flags, mdb_mode_t(mode)) }
            if code == 0 {
                do throws(StoreError) {
                    try unsafe OpenedHandle.check(handle, path: path, act: act)
                    self.tables = try unsafe OpenedHandle.openTables(
                        handle, tables, isReadOnly: isReadOnly, path: path, act: act)
                } catch {
                    unsafe mdb_env_close(handle)
                    throw error
                }
                unsafe self.handle = handle
                self.mapSize = size
                return
            }
            unsafe mdb_env_close(handle)
            // Address space can be limited (ulimit -v, containers): a smaller map is better than none.
            guard code == ENOMEM, size > 1 << 30 else { throw StoreError(code: code, act: act, path: path) }
            size /= 4
        }
    }

    private static func check(_ handle: OpaquePointer, path: String, act: String) throws(StoreError) {
        // Slots of readers that died would keep old pages for ever.
        var dead: Int32 = 0
        var code = unsafe mdb_reader_check(handle, &dead)
        guard code == 0 else { throw StoreError(code: code, act: act, path: path) }
        // LMDB does not compare the file's length with its contents; touching a page beyond the end is SIGBUS.
        var information = unsafe MDB_envinfo()
        var statistics = MDB_stat()
        code = unsafe mdb_env_info(handle, &information)
        if code == 0 { code = unsafe mdb_env_stat(handle, &statistics) }
        guard code == 0 else { throw StoreError(code: code, act: act, path: path) }
        let needed = unsafe (information.me_last_pgno + 1) * Int(statistics.ms_psize)
        guard let size = StoreFile.size(path + "/data.mdb"), size >= needed else {
            throw StoreError.corrupted(act, "\(path)/data.mdb is cut short, it should have at least \(needed) bytes")
        }
    }

    private static func openTables(
        _ handle: OpaquePointer, _ tables: [TableDefinition], isReadOnly: Bool, path: String, act: String
    ) throws(StoreError) -> [MDB_dbi] {
        // Without the write lock where nothing has to be made, so that opening never waits for a writer.
        if let opened = try unsafe openTables(handle, tables, makes: false, path: path, act: act) { return opened }
        if !isReadOnly, let opened = try unsafe openTables(handle, tables, makes: true, path: path, act: act) {
            return opened
        }
        throw StoreError(code: MDB_NOTFOUND, act: act, path: path)
    }

    /// `nil` if a table is missing and was not to be made.
    private static func openTables(
        _ handle: OpaquePointer, _ tables: [TableDefinition], makes: Bool, path: String, act: String
    ) throws(StoreError) -> [MDB_dbi]? {
        var begun: OpaquePointer?
        var code = unsafe mdb_txn_begin(handle, nil, makes ? 0 : UInt32(MDB_RDONLY), &begun)
        guard code == 0, let transaction = unsafe begun else { throw StoreError(code: code, act: act, path: path) }
        var opened: [MDB_dbi] = []
        for table in tables {
            var index: MDB_dbi = 0
            let flags = table.flags | (makes ? UInt32(MDB_CREATE) : 0)
            code = unsafe mdb_dbi_open(transaction, table.name.description, flags, &index)
            var actual: UInt32 = 0
            if code == 0 { code = unsafe mdb_dbi_flags(transaction, index, &actual) }
            if code == 0, actual != table.flags { code = MDB_INCOMPATIBLE }
            guard code == 0 else {
                unsafe mdb_txn_abort(transaction)
                if code == MDB_NOTFOUND, !makes { return nil }
                throw StoreError(code: code, act: act, path: path)
            }
            opened.append(index)
        }
        // Handles become the environment's by the commit, of a read transaction too.
        code = unsafe mdb_txn_commit(transaction)
        guard code == 0 else { throw StoreError(code: code, act: act, path: path) }
        return opened
    }
}
