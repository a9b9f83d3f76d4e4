import CLMDB

/// The memory of this process, which may hold a signing key.
public enum PrivateMemory {
    /// Keeps it out of core files, and from other processes of the same user that are not root (Linux only). What the
    /// system swaps out or hibernates is not kept from the disk by it.
    public static func keep() {
        #if os(Linux)
            _ = clmdb_keep_memory_private()
        #endif
    }
}
