#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// While it lives no other process opens the store, and none has it open: the lock by which LMDB itself knows that it is
/// the first (`mdb.c mdb_env_excl_lock`). Others wait. It ends with the process.
///
/// The lock is the process's: opening and closing the store within it would end it.
public final class StoreLock: Sendable {
    private let file: Int32

    /// - Throws: `conflict` where another process has the store open
    public init(_ directory: String, act: String) throws(StoreError) {
        let path = directory + "/lock.mdb"
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode_t(0o600))
        guard file >= 0 else { throw DurableFile.failure(act, path) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0
        lock.l_len = 1
        guard unsafe fcntl(file, F_SETLK, &lock) == 0 else {
            let code = errno
            close(file)
            guard code == EACCES || code == EAGAIN else {
                errno = code
                throw DurableFile.failure(act, path)
            }
            throw StoreError(
                .conflict, act: act, "The store in \(directory) is open in another process. Repeat when it has ended.")
        }
        self.file = file
    }

    /// To be called when the work is done, or else the lock may end with its last use before.
    public func unlock() { close(file) }
}
