import CLMDB
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Many files under one folder, written from any thread and made durable together.
///
/// The folder is locked while this lives, so that two writers of it do not undo each other's work.
public final class FolderWriter: Sendable {
    public let directory: String
    private let act: String
    private let folder: Int32
    private let made: Mutex<Set<String>>

    /// Opens the folder, which is made where it is missing.
    ///
    /// - Throws: `conflict` where another process has it locked
    public init(_ directory: String, act: String) throws(StoreError) {
        if DurableFile.kind(directory) == .nothing {
            try DurableFile.makeDirectory(directory, mode: 0o755, act: act)
        }
        // Opened before anything is written: a later sync reports only the errors since then.
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DurableFile.failure(act, directory) }
        if flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(folder)
            throw StoreError(.conflict, act: act, "\(directory) is being written by another process. Repeat later.")
        }
        self.directory = directory
        self.act = act
        self.folder = folder
        made = Mutex([])
    }

    deinit {
        // A child that another thread is just starting has the folder open too, until it becomes another program.
        _ = flock(folder, LOCK_UN)
        close(folder)
    }

    /// Writes a file, over an old one of that name; not durable before `sync`.
    ///
    /// - Parameter path: relative, its parents are made
    public func write(_ path: String, _ bytes: [UInt8]) throws(StoreError) {
        try makeParents(of: path)
        let descriptor = unsafe openat(folder, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o644))
        guard descriptor >= 0 else { throw DurableFile.failure(act, directory + "/" + path) }
        defer { close(descriptor) }
        guard fchmod(descriptor, mode_t(0o644)) == 0 else { throw DurableFile.failure(act, directory + "/" + path) }
        try DurableFile.writeAll(bytes, to: descriptor, path: directory + "/" + path, act: act)
        #if !os(Linux)
            guard fsync(descriptor) == 0 else { throw DurableFile.failure(act, directory + "/" + path) }
        #endif
    }

    /// Makes durable whatever was written.
    public func sync() throws(StoreError) {
        #if os(Linux)
            // One call for ten thousand files and their directories.
            guard syncfs(folder) == 0 else { throw DurableFile.failure(act, directory) }
        #else
            for path in made.withLock({ $0 }) {
                let part = unsafe openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                guard part >= 0 else { throw DurableFile.failure(act, directory + "/" + path) }
                defer { close(part) }
                guard fsync(part) == 0 else { throw DurableFile.failure(act, directory + "/" + path) }
            }
            guard fsync(folder) == 0 else { throw DurableFile.failure(act, directory) }
        #endif
    }

    private func makeParents(of path: String) throws(StoreError) {
        guard let slash = path.utf8.lastIndex(of: 0x2f) else { return }
        let parent = String(path[..<slash])
        if made.withLock({ $0.contains(parent) }) { return }
        try makeParents(of: parent)
        if unsafe mkdirat(folder, parent, mode_t(0o755)) == 0 {
            guard unsafe fchmodat(folder, parent, mode_t(0o755), 0) == 0 else {
                throw DurableFile.failure(act, directory + "/" + parent)
            }
        } else if errno != EEXIST {
            throw DurableFile.failure(act, directory + "/" + parent)
        }
        _ = made.withLock { $0.insert(parent) }
    }
}
