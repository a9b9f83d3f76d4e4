import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Environment {
    /// Writes the store as it is at the last commit, without its free pages, into a new file, and syncs it. Writers go on
    /// meanwhile, but the pages they free are not used again before the copy is done (`lmdb.h mdb_env_copyfd2`).
    ///
    /// - Parameters:
    ///   - file: must not be there yet; it goes away again where the copy fails
    ///   - mode: its permissions, whatever the process's mask
    public func copy(to file: String, mode: UInt16 = 0o600, act: String) throws(StoreError) {
        enter()
        defer { leave() }
        let descriptor = makeFile(file, mode_t(mode))
        guard descriptor >= 0 else { throw DurableFile.failure(act, file) }
        defer { closeFile(descriptor) }
        do throws(StoreError) {
            guard fchmod(descriptor, mode_t(mode)) == 0 else { throw DurableFile.failure(act, file) }
            var code = unsafe mdb_env_copyfd2(handle, descriptor, UInt32(MDB_CP_COMPACT))
            if code == MDB_INCOMPATIBLE {
                // A store that has lost pages to a crash cannot be compacted; it can still be copied as it is.
                guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
                    throw DurableFile.failure(act, file)
                }
                code = unsafe mdb_env_copyfd2(handle, descriptor, 0)
            }
            guard code == 0 else {
                if code > 0 {
                    errno = code
                    throw DurableFile.failure(act, file)
                }
                throw StoreError(code: code, act: act, path: path)
            }
            guard fsync(descriptor) == 0 else { throw DurableFile.failure(act, file) }
        } catch {
            unsafe unlink(file)
            throw error
        }
    }
}

// The methods would hide these.

private func makeFile(_ path: String, _ mode: mode_t) -> Int32 {
    unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
}

private func closeFile(_ descriptor: Int32) { _ = close(descriptor) }
