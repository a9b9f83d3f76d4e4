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
}
