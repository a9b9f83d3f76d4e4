import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of files that is made beside its place, as `PATH.new`, and moved there when it is whole. What an earlier run
/// left behind is removed, which is known by a file in it; unless it is moved, it goes away with this.
public final class NewFolder {
    /// Where it is made.
    public let temporary: String
    private let path: String
    private let act: String
    private let mark: String
    private let isReplacing: Bool
    private let folder: Int32
    /// Whether what stands at `temporary` was made by this.
    private var isOurs = false

    /// Stands in the folder until it is whole: what stands under its temporary name without it is somebody's own.
    public static let unfinished = ".unfinished"

    /// - Parameters:
    ///   - mark: a file that each such folder holds; one without it is never replaced
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
        if unsafe mkdir(temporary, mode_t(mode ?? 0o755)) != 0, errno != EEXIST {
            throw DurableFile.failure(act, temporary)
        }
        // What a link leads to was not made here, and is not emptied.
        folder = unsafe open(temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else {
            guard errno == ELOOP || errno == ENOTDIR else { throw DurableFile.failure(act, temporary) }
            throw StoreError(.conflict, act: act, "\(temporary) stands in the way and is not a folder.")
        }
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw DurableFile.failure(act, temporary) }
            throw StoreError(.conflict, act: act, "\(path) is being written by another process. Repeat later.")
        }
        let remnants = try DurableFile.list(temporary, act: act)
        guard remnants.isEmpty || remnants.contains(NewFolder.unfinished) else {
            throw StoreError(.conflict, act: act, "\(temporary) stands in the way: what is in it was not left by this.")
        }
        isOurs = true
        for name in remnants where name != NewFolder.unfinished { DurableFile.discard(temporary + "/" + name) }
        try NewFolder.mark(temporary, act: act)
        if let mode, fchmod(folder, mode_t(mode)) != 0 { throw DurableFile.failure(act, temporary) }
        // Before anything else is in it: after a loss of power, too, what is left is known as that.
        guard fsync(folder) == 0 else { throw DurableFile.failure(act, temporary) }
    }

    deinit {
        if isOurs { NewFolder.remove(temporary) }
        guard folder >= 0 else { return }
        // As in FolderWriter.
        _ = flock(folder, LOCK_UN)
        close(folder)
    }

    private static func expectRoom(
        at path: String, mark: String, replacing: Bool, act: String
    ) throws(StoreError) {
        switch DurableFile.kind(path) {
        case .nothing: return
        case .file, .special: throw StoreError(.conflict, act: act, "\(path) is a file, not a directory.")
        case .directory:
            if try DurableFile.list(path, act: act).isEmpty { return }
            // A kill right after it was moved has left the mark in what is whole.
            if DurableFile.kind(path + "/" + mark) == .file { DurableFile.discard(path + "/" + unfinished) }
            guard replacing else { throw StoreError(.conflict, act: act, "\(path) is there already.") }
            guard DurableFile.kind(path + "/" + mark) == .file else {
                throw StoreError(.conflict, act: act, "\(path) holds no \(mark): what is in it was not made this way.")
            }
        }
    }

    /// Removes a folder without folders in it.
    private static func remove(_ path: String) {
        for name in (try? DurableFile.list(path, act: "")) ?? [] where name != unfinished {
            DurableFile.discard(path + "/" + name)
        }
        // What could not be removed now stays known as what is to be removed.
        guard (try? DurableFile.list(path, act: ""))?.allSatisfy({ $0 == unfinished }) == true else { return }
        DurableFile.discard(path + "/" + unfinished)
        DurableFile.discard(path)
    }

    private static func mark(_ folder: String, act: String) throws(StoreError) {
        try NewFile(inside: folder + "/" + unfinished, act: act).finish()
    }

    /// A file of it; `finish` it before `commit`.
    public func file(_ name: String) throws(StoreError) -> NewFile {
        try NewFile(inside: temporary + "/" + name, act: act)
    }

    /// Makes it durable and moves it to its place.
    ///
    /// - Parameter name: another name beside the place it was made for, where what it is called depends on what is in it
    public func commit(as name: String? = nil) throws(StoreError) {
        let path = name.map { DurableFile.parent(of: self.path) + "/" + $0 } ?? self.path
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
            isOurs = false
            DurableFile.discard(path + "/" + NewFolder.unfinished)
        } else {
            guard errno == ENOTEMPTY || errno == EEXIST else { throw DurableFile.failure(act, path) }
            // What lies beside files of ours is somebody's own, and would be removed with them.
            let made = Set(try DurableFile.list(temporary, act: act))
            if let other = try DurableFile.list(path, act: act).filter({ !made.contains($0) }).min() {
                throw StoreError(.conflict, act: act, "\(path) also holds \(other), which was not made this way.")
            }
            // A kill after the exchange leaves what is to be removed, and known as that.
            try NewFolder.mark(path, act: act)
            try DurableFile.syncNames(in: path, act: act)
            // Both names change at once: there is no moment at which nothing stands there.
            #if os(Linux)
                let code = unsafe renameat2(AT_FDCWD, temporary, AT_FDCWD, path, clmdb_rename_exchange)
            #else
                let code = unsafe renamex_np(temporary, path, UInt32(RENAME_SWAP))
            #endif
            guard code == 0 else { throw DurableFile.failure(act, path) }
            isOurs = false
            // Before the old files go: else they could be gone while the old folder still stands here.
            guard fsync(above) == 0 else { throw DurableFile.failure(act, parent) }
            DurableFile.discard(path + "/" + NewFolder.unfinished)
            NewFolder.remove(temporary)
        }
        // Without the mark, and under its name.
        guard fsync(folder) == 0 else { throw DurableFile.failure(act, path) }
        guard fsync(above) == 0 else { throw DurableFile.failure(act, parent) }
    }
}
