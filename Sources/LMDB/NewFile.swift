#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is written beside its place, as `PATH.new`, and moved there when it is whole: a kill at any moment leaves
/// what was there before. What an earlier run left behind is written over; unless it is moved, it goes away with this.
/// The process's mask counts: what a user keeps from others stays so.
public final class NewFile {
    /// Where it is written.
    public let temporary: String
    private let path: String
    private let act: String
    private let isReplacing: Bool
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isMoved = false
    /// In bytes, of what was given to `write`.
    public private(set) var count = 0

    private static let bufferSize = 1 << 18

    /// - Throws: `conflict` where something stands at the path that is not to be replaced, or another process writes it.
    public init(_ path: String, replacing isReplacing: Bool, act: String) throws(StoreError) {
        try NewFile.expectRoom(at: path, for: .file, replacing: isReplacing, act: act)
        self.path = path
        self.act = act
        self.isReplacing = isReplacing
        temporary = path + ".new"
        descriptor = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_t(0o644))
        guard descriptor >= 0 else {
            isMoved = true
            if [ELOOP, ENXIO, EISDIR].contains(errno) { throw NewFile.inTheWay(temporary, act) }
            throw DurableFile.failure(act, temporary)
        }
        guard NewFile.isFile(descriptor) else {
            close(descriptor)
            isMoved = true
            throw NewFile.inTheWay(temporary, act)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = DurableFile.failure(act, temporary)
            close(descriptor)
            isMoved = true
            guard failure.code == EWOULDBLOCK else { throw failure }
            throw StoreError(.conflict, act: act, "\(path) is being written by another process. Repeat later.")
        }
        guard ftruncate(descriptor, 0) == 0 else {
            throw DurableFile.failure(act, temporary)
        }
        pending.reserveCapacity(NewFile.bufferSize * 2)
    }

    /// One of a folder that is moved as a whole.
    init(inside path: String, act: String) throws(StoreError) {
        self.path = path
        self.act = act
        isReplacing = true
        temporary = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o644))
        guard descriptor >= 0 else {
            isMoved = true
            throw DurableFile.failure(act, path)
        }
        pending.reserveCapacity(NewFile.bufferSize * 2)
    }

    deinit {
        guard !isMoved else { return }
        unsafe unlink(temporary)
        // As in FolderWriter.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Whether it is a file, under one name only: what another name leads to must not be cut.
    private static func isFile(_ descriptor: Int32) -> Bool {
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { return false }
        return information.st_mode & S_IFMT == S_IFREG && information.st_nlink == 1
    }

    private static func inTheWay(_ temporary: String, _ act: String) -> StoreError {
        StoreError(.conflict, act: act, "\(temporary) stands in the way and is no file of its own.")
    }

    static func expectRoom(
        at path: String, for kind: DurableFile.Kind, replacing: Bool, act: String
    ) throws(StoreError) {
        try DurableFile.expectReplaceable(path, act: act)
        switch DurableFile.kind(path) {
        case .nothing, .special: return
        case .directory where kind == .file:
            throw StoreError(.io(errno: EISDIR), act: act, code: EISDIR, "\(path) is a directory, not a file.")
        case .file where kind == .directory:
            throw StoreError(.conflict, act: act, "\(path) is a file, not a directory.")
        case .file, .directory:
            if !replacing { throw StoreError(.conflict, act: act, "\(path) is there already.") }
        }
    }

    public func write(_ bytes: [UInt8]) throws(StoreError) {
        count += bytes.count
        pending.append(contentsOf: bytes)
        if pending.count >= NewFile.bufferSize { try flush() }
    }

    /// Lends the bytes that wait to be written, to append to.
    public func append(_ body: (inout [UInt8]) -> Void) throws(StoreError) {
        let before = pending.count
        body(&pending)
        count += pending.count - before
        if pending.count >= NewFile.bufferSize { try flush() }
    }

    private func flush() throws(StoreError) {
        try DurableFile.writeAll(pending, to: descriptor, path: path, act: act)
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes what waits, and leaves the file where it is: for one of a folder, which is moved as a whole.
    public func finish() throws(StoreError) {
        try flush()
        isMoved = true
        close(descriptor)
    }

    /// Makes it durable and moves it to its place.
    public func commit() throws(StoreError) {
        try flush()
        try NewFile.expectRoom(at: path, for: .file, replacing: isReplacing, act: act)
        guard fsync(descriptor) == 0 else { throw DurableFile.failure(act, path) }
        let parent = DurableFile.parent(of: path)
        let folder = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DurableFile.failure(act, parent) }
        defer { close(folder) }
        guard unsafe rename(temporary, path) == 0 else { throw DurableFile.failure(act, path) }
        isMoved = true
        close(descriptor)
        guard fsync(folder) == 0 else { throw DurableFile.failure(act, parent) }
    }
}
