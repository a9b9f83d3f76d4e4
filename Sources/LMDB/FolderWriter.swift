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

    /// Writes a file in the place of an old one of that name; not durable before `sync`.
    ///
    /// No symbolic link below the folder is followed, and nothing is written over: whoever can write in the folder, such
    /// as a web server, could otherwise have any file of this user emptied.
    /// - Parameter path: relative, its parents are made
    public func write(_ path: String, _ bytes: [UInt8]) throws(StoreError) {
        let names = path.split(separator: "/").map(String.init)
        precondition(!names.contains(".."), "A path stays below its folder.")
        guard let name = names.last else { preconditionFailure("A path has a name.") }
        let whole = directory + "/" + path
        let parent = try openParent(names.dropLast(), of: path)
        defer { if parent != folder { close(parent) } }
        var descriptor = unsafe openat(parent, name, FolderWriter.creating, mode_t(0o644))
        if descriptor < 0, errno == EEXIST {
            if unsafe unlinkat(parent, name, 0) != 0 { throw DurableFile.failure(act, whole) }
            descriptor = unsafe openat(parent, name, FolderWriter.creating, mode_t(0o644))
        }
        guard descriptor >= 0 else { throw DurableFile.failure(act, whole) }
        defer { close(descriptor) }
        // Published for everybody, whatever the mask.
        guard fchmod(descriptor, mode_t(0o644)) == 0 else { throw DurableFile.failure(act, whole) }
        try DurableFile.writeAll(bytes, to: descriptor, path: whole, act: act)
        #if !os(Linux)
            guard fsync(descriptor) == 0 else { throw DurableFile.failure(act, whole) }
        #endif
    }

    private static let creating = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC

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

    /// The folder itself where there are no names; otherwise the caller closes it.
    private func openParent(_ names: ArraySlice<String>, of path: String) throws(StoreError) -> Int32 {
        var parent = folder
        for (depth, name) in names.enumerated() {
            let next = openFolder(name, in: parent)
            let code = errno
            if parent != folder { close(parent) }
            let shown = names.prefix(depth + 1).joined(separator: "/")
            guard next >= 0 else {
                errno = code
                guard code == ELOOP || code == ENOTDIR else { throw DurableFile.failure(act, directory + "/" + shown) }
                throw StoreError(
                    .notRegular, act: act,
                    "\(directory)/\(shown) is a link or a file, not a directory: nothing is written outside "
                        + "\(directory). Take it away.")
            }
            parent = next
        }
        if !names.isEmpty { _ = made.withLock { $0.insert(names.joined(separator: "/")) } }
        return parent
    }

    /// Made where it is missing; negative, with `errno`, where that fails.
    private func openFolder(_ name: String, in parent: Int32) -> Int32 {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let found = unsafe openat(parent, name, flags)
        guard found < 0, errno == ENOENT else { return found }
        if unsafe mkdirat(parent, name, mode_t(0o755)) != 0, errno != EEXIST { return -1 }
        let made = unsafe openat(parent, name, flags)
        if made >= 0 { _ = fchmod(made, mode_t(0o755)) }
        return made
    }
}
