#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A directory that one holder at a time works in, among all processes and threads; it ends with its process.
public final class DirectoryLock: Sendable {
    private let folder: Int32

    /// Waits until no other holds it.
    ///
    /// - Throws: `notFound`, `permission`, `io`
    public init(_ directory: String, act: String) throws(StoreError) {
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DurableFile.failure(act, directory) }
        while flock(folder, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let error = DurableFile.failure(act, directory)
                close(folder)
                throw error
            }
        }
        self.folder = folder
    }

    /// To be called when the work is done, or else the lock may end with its last use before.
    public func unlock() {
        _ = flock(folder, LOCK_UN)
    }

    deinit { close(folder) }
}
