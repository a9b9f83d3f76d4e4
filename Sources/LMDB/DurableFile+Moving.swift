import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension DurableFile {
    /// Renames a file within its directory, over one of that name, and syncs the directory: after a crash there is the
    /// old state or the new one.
    public static func move(
        _ name: String, to newName: String, in directory: String, act: String
    ) throws(StoreError) {
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(act, directory) }
        defer { close(folder) }
        guard unsafe renameat(folder, name, folder, newName) == 0 else { throw failure(act, directory + "/" + name) }
        guard fsync(folder) == 0 else { throw failure(act, directory) }
    }

    /// Puts a file in the place of another of the same file system, which keeps a second name: there is no moment at
    /// which nothing stands there.
    ///
    /// - Parameter kept: the name of the old file in its directory from now on
    public static func exchange(
        _ path: String, with newFile: String, keeping kept: String, act: String
    ) throws(StoreError) {
        let directory = parent(of: path)
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(act, directory) }
        defer { close(folder) }
        let new = unsafe open(newFile, O_RDONLY | O_CLOEXEC)
        guard new >= 0 else { throw failure(act, newFile) }
        defer { close(new) }
        guard fsync(new) == 0 else { throw failure(act, newFile) }
        guard unsafe link(path, directory + "/" + kept) == 0 else { throw failure(act, directory + "/" + kept) }
        guard unsafe rename(newFile, path) == 0 else { throw failure(act, path) }
        guard fsync(folder) == 0 else { throw failure(act, directory) }
    }

    /// Takes a file away for good: after a crash it is not there again.
    public static func remove(_ path: String, act: String) throws(StoreError) {
        guard unsafe unlink(path) == 0 else { throw failure(act, path) }
        try syncNames(in: parent(of: path), act: act)
    }

    /// Makes durable which names there are in a directory. What may not be read cannot be synced, and is passed over.
    static func syncNames(in directory: String, act: String) throws(StoreError) {
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder < 0, errno == EACCES { return }
        guard folder >= 0 else { throw failure(act, directory) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure(act, directory) }
    }

    /// - Returns: false, with the reason in `errno`, where something is at the new path, too
    static func moveToNothing(_ path: String, _ newPath: String) -> Bool {
        #if os(Linux)
            let code = unsafe renameat2(AT_FDCWD, path, AT_FDCWD, newPath, clmdb_rename_noreplace)
            let isUnknown = errno == EINVAL || errno == ENOSYS
        #else
            let code = unsafe renamex_np(path, newPath, UInt32(RENAME_EXCL))
            let isUnknown = errno == ENOTSUP
        #endif
        if code == 0 { return true }
        // File systems that cannot do both at once: it was seen before that nothing is there.
        guard isUnknown else { return false }
        return unsafe rename(path, newPath) == 0
    }
}
