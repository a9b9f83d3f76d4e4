import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of files that is made beside its place, as `PATH.new`, and moved there when it is whole. What an earlier run
/// left behind is removed; unless it is moved, it goes away with this.
public final class NewFolder {
    /// Where it is made.
    public let temporary: String
    private let path: String
    private let act: String
    private let mark: String
    private let isReplacing: Bool
    private let folder: Int32
    private var finalMode: mode_t = 0o700
    private var isMoved = false

    /// - Parameters:
    ///   - mark: a file that each such folder holds; one without it is never replaced, nor taken for a remnant
    ///   - mode: its permissions; nil = what the process's mask leaves of 0o755
    /// - Throws: `conflict` where something stands at the path that is not to be replaced, or another process writes it.
    public init(
        _ path: String, mark: String, mode: UInt16? = nil, replacing isReplacing: Bool = false, act: String
    ) throws(StoreError) {
        var path = path
        while path.count > 1, path.last == "/" { path.removeLast() }
        try NewFolder.expectRoom(at: path, mark: mark, replacing: isReplacing, act: act)
        self.path = path
        self.act = act
        self.mark = mark
        self.isReplacing = isReplacing
        temporary = path + ".new"
        let exactMode = mode.map { mode_t($0) }
        if unsafe mkdir(temporary, exactMode ?? 0o755) != 0, errno != EEXIST {
            throw DurableFile.failure(act, temporary)
        }
        // A link of this name would lead to a folder whose files are not ours to remove.
        folder = unsafe open(temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else {
            let error =
                errno == ENOTDIR || errno == ELOOP
                ? NewFile.isInTheWay(temporary, "a link or a file", act) : DurableFile.failure(act, temporary)
            // What is there is left as it is.
            isMoved = true
            throw error
        }
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
            isMoved = true
            throw StoreError(.conflict, act: act, "\(path) is being written by another process. Repeat later.")
        }
        do throws(StoreError) {
            var information = stat()
            guard unsafe fstat(folder, &information) == 0 else { throw DurableFile.failure(act, temporary) }
            let names = try DurableFile.list(temporary, act: act)
            guard names.isEmpty || information.st_mode & NewFolder.unfinished != 0 else {
                throw StoreError(
                    .conflict, act: act,
                    "\(temporary) is in the way: what is in it was not made this way. Take it away.")
            }
            for name in names { DurableFile.discard(temporary + "/" + name) }
            finalMode = exactMode ?? information.st_mode & 0o777
            guard fchmod(folder, finalMode | NewFolder.unfinished) == 0 else {
                throw DurableFile.failure(act, temporary)
            }
        } catch {
            // What is there is left as it is.
            isMoved = true
            throw error
        }
    }

    /// The sticky bit, which changes nothing in a folder of one user: by it what an interrupted run left is told from
    /// somebody's own folder, and no file of that meaning can be left behind.
    private static let unfinished = mode_t(0o1000)

    deinit {
        if !isMoved { NewFolder.remove(temporary) }
        close(folder)
    }

    private static func expectRoom(
        at path: String, mark: String, replacing: Bool, act: String
    ) throws(StoreError) {
        switch DurableFile.kind(path) {
        case .nothing: return
        case .file: throw StoreError(.conflict, act: act, "\(path) is a file, not a directory.")
        case .directory:
            if try DurableFile.list(path, act: act).isEmpty { return }
            guard replacing else { throw StoreError(.conflict, act: act, "\(path) is there already.") }
            guard DurableFile.kind(path + "/" + mark) == .file else {
                throw StoreError(.conflict, act: act, "\(path) holds no \(mark): what is in it was not made this way.")
            }
        }
    }

    /// Removes a folder without folders in it; of a link, the link.
    private static func remove(_ path: String) {
        if unsafe unlink(path) == 0 { return }
        for name in (try? DurableFile.list(path, act: "")) ?? [] { DurableFile.discard(path + "/" + name) }
        DurableFile.discard(path)
    }

    /// A file of it; `finish` it before `commit`.
    public func file(_ name: String) throws(StoreError) -> NewFile {
        try NewFile(inside: temporary + "/" + name, act: act)
    }

    /// Makes it durable and moves it to its place.
    public func commit() throws(StoreError) {
        #if os(Linux)
            guard syncfs(folder) == 0 else { throw DurableFile.failure(act, path) }
        #else
            sync()
        #endif
        try NewFolder.expectRoom(at: path, mark: mark, replacing: isReplacing, act: act)
        let parent = DurableFile.parent(of: path)
        let above = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard above >= 0 else { throw DurableFile.failure(act, parent) }
        defer { close(above) }
        // Over nothing, or over an empty folder.
        if unsafe rename(temporary, path) == 0 {
            isMoved = true
        } else {
            guard errno == ENOTEMPTY || errno == EEXIST else { throw DurableFile.failure(act, path) }
            // What was there is to be removed, which may be interrupted.
            let old = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if old >= 0 {
                var information = stat()
                if unsafe fstat(old, &information) == 0 {
                    _ = fchmod(old, information.st_mode & 0o777 | NewFolder.unfinished)
                }
                close(old)
            }
            // Both names change at once: there is no moment at which nothing stands there.
            #if os(Linux)
                let code = unsafe renameat2(AT_FDCWD, temporary, AT_FDCWD, path, clmdb_rename_exchange)
            #else
                let code = unsafe renamex_np(temporary, path, UInt32(RENAME_SWAP))
            #endif
            guard code == 0 else { throw DurableFile.failure(act, path) }
            isMoved = true
            NewFolder.remove(temporary)
        }
        guard fchmod(folder, finalMode) == 0 else { throw DurableFile.failure(act, path) }
        guard fsync(above) == 0 else { throw DurableFile.failure(act, parent) }
    }
}
