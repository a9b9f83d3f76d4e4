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
}
