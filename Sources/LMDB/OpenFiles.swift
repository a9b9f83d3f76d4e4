import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The store files this process has open.
///
/// LMDB's locks belong to the process: opening a file a second time and closing it drops the locks of the first, without
/// a word (`lmdb.h`, Caveats). So the second is refused here.
enum OpenFiles {
    /// Device and inode.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64

        /// `nil` if there is no such file.
        init?(path: String) {
            var information = stat()
            guard unsafe stat(path, &information) == 0 else { return nil }
            device = UInt64(truncatingIfNeeded: information.st_dev)
            inode = UInt64(truncatingIfNeeded: information.st_ino)
        }
    }

    /// Held for the whole of an opening, so that two openings of one path cannot pass each other.
    static let all = Mutex<Set<Identity>>([])
}
