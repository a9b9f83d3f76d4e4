import CLMDB
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An LMDB environment: a directory with `data.mdb` and `lock.mdb`, open at most once in a process.
///
/// Every commit is synced before it returns. Never on network file systems; never used across `fork`.
@safe
public final class Environment: Sendable {
    public enum Access: Sendable, Equatable {
        /// Makes the files where they are missing; the directory must be there.
        case create
        case readWrite
        case readOnly
    }

    private struct Life {
        var transactions = 0
        var isClosed = false
    }

    /// The directory as it was given.
    public let path: String
    public let access: Access
    /// In bytes; smaller than asked for where the address space refused.
    public let mapSize: Int

    nonisolated(unsafe) let handle: OpaquePointer
    /// LMDB's handles by a table's ordinal.
    let tables: [MDB_dbi]
    private let definitions: [TableDefinition]
    private let identities: [OpenFiles.Identity]
    private let process = getpid()
    private let life = Mutex(Life())
    /// The thread that is in `write`; 0 for none.
    private let writer = Atomic<UInt>(0)
    private let trace = Mutex<TraceWriter?>(nil)

    private init(
        path: String, access: Access, opened: borrowing OpenedHandle, definitions: [TableDefinition],
        identities: [OpenFiles.Identity]
    ) {
        self.path = path
        self.access = access
        unsafe handle = opened.handle
        mapSize = opened.mapSize
        tables = opened.tables
        self.definitions = definitions
        self.identities = identities
    }

    deinit { close() }

    /// - Parameters:
    ///   - tables: in the order of their ordinals, which are 0, 1, 2, … Missing ones are made, except in read-only mode.
    ///   - mapSize: in bytes, the most the store can grow to; sparse, it costs address space only.
    ///   - readers: how many read transactions all processes may have open at once; counts for the first to open.
    ///   - mode: permissions of files made here, whatever the process's mask.
    /// - Throws: `alreadyOpen`, `notFound`, `notAStore`, `versionMismatch`, `corrupted` (the file is cut short),
    ///   `missingTable`, `permission`, `readOnly`, `diskFull`, `io`.
    public static func open(
        path: String, tables: [TableDefinition], access: Access = .readWrite, mapSize: Int = 1 << 40,
        readers: Int = 510, mode: UInt16 = 0o600
    ) throws(StoreError) -> Environment {
        for (index, table) in tables.enumerated() {
            precondition(table.ordinal == index, "Tables are given in the order of their ordinals.")
        }
        let act = "opening \(path)"
        let files = [path + "/data.mdb", path + "/lock.mdb"]
        let result = OpenFiles.all.withLock { open -> Result<Environment, StoreError> in
            do throws(StoreError) {
                for file in files {
                    if let identity = OpenFiles.Identity(path: file), open.contains(identity) {
                        throw StoreError(
                            .alreadyOpen, act: act,
                            "The store in \(path) is already open in this process. Share the one environment.")
                    }
                }
                switch access {
                case .create:
                    for file in files { try StoreFile.make(file, mode: mode, act: act, path: path) }
                case .readWrite, .readOnly:
                    guard StoreFile.size(files[0]) ?? 0 > 0 else {
                        throw StoreError(code: ENOENT, act: act, path: path)
                    }
                    try StoreCheck.headers(of: path, act: act)
                    if access == .readWrite { try StoreFile.make(files[1], mode: mode, act: act, path: path) }
                }
                let opened = try OpenedHandle(
                    path: path, tables: tables, isReadOnly: access == .readOnly, mapSize: mapSize, readers: readers,
                    mode: mode, act: act)
                // A read-only file system may have no lock file: then there is only one to register.
                let identities = files.compactMap { OpenFiles.Identity(path: $0) }
                open.formUnion(identities)
                return .success(
                    Environment(
                        path: path, access: access, opened: opened, definitions: tables, identities: identities))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Whether the file that was opened still stands at its path, as long as it was: nothing that another process does
    /// to a replaced file is seen here, and reading one that was cut short ends the process.
    /// - Parameter length: what it had, in bytes; LMDB never makes a file shorter.
    public func isInPlace(atLeast length: Int) -> Bool {
        let file = path + "/data.mdb"
        guard let identity = OpenFiles.Identity(path: file), identities.contains(identity) else { return false }
        return StoreFile.size(file) ?? 0 >= length
    }

    /// Of the file at the path, in bytes.
    public var fileLength: Int { StoreFile.size(path + "/data.mdb") ?? 0 }

    /// Ends the use of the files. No transaction may be open; doing it twice does nothing.
    public func close() {
        let isFirst = life.withLock { life in
            precondition(life.transactions == 0, "An environment is closed while one of its transactions is open.")
            defer { life.isClosed = true }
            return !life.isClosed
        }
        // In a forked child the locks and the registry's file identities are the parent's.
        guard isFirst, getpid() == process else { return }
        recordWrites(to: nil)
        OpenFiles.all.withLock { open in
            unsafe mdb_env_close(handle)
            open.subtract(identities)
        }
    }

    /// Lends a view of the store as it was at the last commit. Keep it short: while it lasts, the file cannot reuse
    /// the pages that writers free.
    public func read<R>(
        _ act: String, _ body: (borrowing ReadTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        enter()
        defer { leave() }
        var begun: OpaquePointer?
        let code = unsafe mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &begun)
        guard code == 0, let raw = unsafe begun else { throw StoreError(code: code, act: act, path: path) }
        defer { unsafe mdb_txn_abort(raw) }
        return try body(unsafe ReadTransaction(raw: raw, environment: self, act: act))
    }

    /// Lends the one write transaction there can be at a time, waiting for other threads and processes to end theirs.
    /// - Throws: what the body throws, having kept nothing; `mapFull`, `diskFull`, `io` from the commit, likewise.
    public func write<R>(
        _ act: String, _ body: (inout WriteTransaction) throws(StoreError) -> Outcome<R>
    ) throws(StoreError) -> R {
        guard access != .readOnly else {
            throw StoreError(.readOnly, act: act, "The store in \(path) is open for reading only.")
        }
        enter()
        defer { leave() }
        let thread = currentThread()
        precondition(
            writer.load(ordering: .relaxed) != thread,
            "A write transaction is opened inside another; it would wait for itself.")
        clearDeadReaders()
        var begun: OpaquePointer?
        let code = unsafe mdb_txn_begin(handle, nil, 0, &begun)
        guard code == 0, let raw = unsafe begun else { throw StoreError(code: code, act: act, path: path) }
        writer.store(thread, ordering: .relaxed)
        let trace = trace.withLock { $0 }
        do throws(StoreError) {
            var transaction = unsafe WriteTransaction(
                reading: ReadTransaction(raw: raw, environment: self, act: act), trace: trace)
            switch try body(&transaction) {
            case .abort(let value):
                writer.store(0, ordering: .relaxed)
                unsafe mdb_txn_abort(raw)
                trace?.record(.abort)
                return value
            case .commit(let value):
                trace?.record(.commit)
                // The lock is given back inside the commit, so the mark must be gone before.
                writer.store(0, ordering: .relaxed)
                let code = unsafe mdb_txn_commit(raw)
                guard code == 0 else { throw commitFailure(code, act: act) }
                return value
            }
        } catch {
            if writer.load(ordering: .relaxed) == thread {
                writer.store(0, ordering: .relaxed)
                trace?.record(.abort)
                unsafe mdb_txn_abort(raw)
            }
            throw error
        }
    }

    /// From now on writes what write transactions do to the file at `path`, for timing a plain loop that repeats it;
    /// with `nil` ends that. `false` if the file could not be written whole. Not while a write transaction is open.
    @discardableResult
    public func recordWrites(to path: String?) -> Bool {
        trace.withLock { trace in
            trace?.flush()
            let wasWhole = trace.map { $0.failure == 0 } ?? true
            trace = path.flatMap { TraceWriter(path: $0, mapSize: mapSize, tables: definitions) }
            return wasWhole && (path == nil || trace != nil)
        }
    }

    /// A reader that was killed keeps its slot, and with it every page freed since, until somebody looks: LMDB looks of
    /// itself only where a writer was killed. Where this fails, the file grows; nothing else is lost.
    private func clearDeadReaders() {
        var dead: Int32 = 0
        _ = unsafe mdb_reader_check(handle, &dead)
    }

    func enter() {
        precondition(getpid() == process, "An environment is used in a process forked after it was opened.")
        life.withLock { life in
            precondition(!life.isClosed, "An environment is used after it was closed.")
            life.transactions += 1
        }
    }

    func leave() {
        life.withLock { $0.transactions -= 1 }
    }

    private func currentThread() -> UInt {
        #if canImport(Darwin)
            unsafe UInt(bitPattern: pthread_self())
        #else
            UInt(pthread_self())
        #endif
    }

    /// LMDB reports a write that was cut short for want of room, or by a limit of a file's size, as `EIO`
    /// (`mdb.c mdb_page_flush`).
    private func commitFailure(_ code: Int32, act: String) -> StoreError {
        var room = statvfs()
        var largest = rlimit()
        if code == EIO,
            unsafe (statvfs(path, &room) == 0 && room.f_bavail < 1024)
                || (getrlimit(DurableFile.fileSizeLimit, &largest) == 0 && largest.rlim_cur < 1 << 40)
        {
            return StoreError(code: ENOSPC, act: act, path: path)
        }
        if code == EIO {
            return StoreError(
                .io(errno: code), act: act, code: code,
                "The disk of \(path) has not taken what was to be written (Input/output error). It has no room, a quota is used up, or it "
                    + "is failing.")
        }
        return StoreError(code: code, act: act, path: path)
    }
}
