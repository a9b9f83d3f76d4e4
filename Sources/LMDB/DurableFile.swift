#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Small files beside the store, read whole and replaced as a whole: the system calls Foundation has no safe form of.
public enum DurableFile {
    /// Which files are read.
    public enum Source: Sendable {
        /// One that the user named: a pipe too, as `<(curl …)` is.
        case named
        /// One found in a directory, which somebody else may have filled: a pipe there would be waited on for ever.
        case found
        /// One whose content is secret: its owner alone may read it. A pipe too, from a program that keeps secrets.
        case secret
    }

    /// Symbolic links are followed: what counts is the file they lead to, whose permissions are looked at when it is
    /// open, so that no other can take its place between.
    ///
    /// - Throws: `notFound`, `permission`, `io`; `notRegular` for anything but a file where one was found; `exposed`
    ///   for a secret that others may read or write
    public static func read(
        _ path: String, limit: Int = .max, from source: Source = .found, act: String
    ) throws(StoreError) -> [UInt8] {
        // Opening a pipe that nobody writes would wait.
        let waiting = source == .found ? O_NONBLOCK | O_NOCTTY : 0
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | waiting)
        guard descriptor >= 0 else { throw failure(act, path) }
        defer { close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { throw failure(act, path) }
        let kind = information.st_mode & S_IFMT
        if kind == S_IFDIR {
            throw StoreError(.io(errno: EISDIR), act: act, code: EISDIR, "\(path) is a directory, not a file.")
        }
        if kind != S_IFREG, source == .found {
            throw StoreError(.notRegular, act: act, "\(path) is a pipe, a socket or a device, not a file.")
        }
        if source == .secret, information.st_mode & 0o077 != 0 {
            let permissions = UInt16(information.st_mode & 0o7777)
            throw StoreError(.exposed(permissions: permissions), act: act, "\(path) can be read by others.")
        }
        var bytes: [UInt8] = []
        // A size is only what the file says: one with holes may say a terabyte.
        bytes.reserveCapacity(min(Int(information.st_size) + 1, limit, 1 << 24))
        // A byte more than the file has, so that its end is seen without another chunk.
        var chunk = [UInt8](repeating: 0, count: max(1 << 12, min(Int(information.st_size) + 1, 1 << 20)))
        while bytes.count < limit {
            let wanted = min(chunk.count, limit - bytes.count)
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe posixRead(descriptor, $0.baseAddress, wanted) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(act, path)
            }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    /// Writes a temporary file beside it, syncs it, renames it over the old one and syncs the directory: after a crash
    /// there is the old file or the new one, whole.
    ///
    /// - Parameter obeysMask: whether the process's mask takes bits of the mode away, as for what its user keeps
    public static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt16, obeysMask: Bool = false, act: String
    ) throws(StoreError) {
        try put(path, bytes, mode: mode, obeysMask: obeysMask, act: act) { temporary in
            unsafe rename(temporary, path) == 0
        }
    }

    /// Makes a file that must not be there yet, nor a link of its name: after a crash there is none, or it is whole.
    public static func create(_ path: String, _ bytes: [UInt8], mode: UInt16, act: String) throws(StoreError) {
        guard kind(path) == .nothing else {
            errno = EEXIST
            throw failure(act, path)
        }
        try put(path, bytes, mode: mode, obeysMask: false, act: act) { temporary in moveToNothing(temporary, path) }
    }

    private static func put(
        _ path: String, _ bytes: [UInt8], mode: UInt16, obeysMask: Bool, act: String, moving: (String) -> Bool
    ) throws(StoreError) {
        let directory = parent(of: path)
        // Opened before anything is written, so that its error is not missed by a later sync.
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(act, directory) }
        defer { close(folder) }
        try expectReplaceable(path, act: act)
        let temporary = path + ".new"
        do throws(StoreError) {
            try discardRemnant(temporary, act: act)
            try writeWhole(temporary, bytes, mode: mode, obeysMask: obeysMask, act: act)
            guard moving(temporary) else { throw failure(act, path) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        guard fsync(folder) == 0 else { throw failure(act, directory) }
    }

    /// Takes away what an interrupted run left under a temporary name. It is never written over: it may be a link that
    /// leads elsewhere, or a file that somebody holds open.
    static func discardRemnant(_ temporary: String, act: String) throws(StoreError) {
        let code = unsafe unlink(temporary)
        guard code == 0 || errno == ENOENT else { throw failure(act, temporary) }
    }

    private static func writeWhole(
        _ path: String, _ bytes: [UInt8], mode: UInt16, obeysMask: Bool, act: String
    ) throws(StoreError) {
        // Never more than the mode, from the first moment on; the mask can only have taken bits away.
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw failure(act, path) }
        defer { close(descriptor) }
        guard obeysMask || fchmod(descriptor, mode_t(mode)) == 0 else { throw failure(act, path) }
        try writeAll(bytes, to: descriptor, path: path, act: act)
        guard fsync(descriptor) == 0 else { throw failure(act, path) }
    }

    static func writeAll(
        _ bytes: [UInt8], to descriptor: Int32, path: String, act: String
    ) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(act, path)
            }
            written += count
        }
    }

    /// Makes a directory, and its parents where they are missing; that they are there is durable.
    public static func makeDirectory(
        _ path: String, mode: UInt16, obeysMask: Bool = false, act: String
    ) throws(StoreError) {
        if unsafe mkdir(path, mode_t(mode)) == 0 {
            if !obeysMask, unsafe chmod(path, mode_t(mode)) != 0 { throw failure(act, path) }
            try syncNames(in: parent(of: path), act: act)
            return
        }
        if errno == ENOENT, parent(of: path) != path {
            try makeDirectory(parent(of: path), mode: mode, obeysMask: obeysMask, act: act)
            try makeDirectory(path, mode: mode, obeysMask: obeysMask, act: act)
            return
        }
        guard errno == EEXIST else { throw failure(act, path) }
    }

    /// Takes a file or an empty directory away, where there is one; what cannot be taken away stays.
    public static func discard(_ path: String) {
        if unsafe unlink(path) != 0 { unsafe rmdir(path) }
    }

    /// `special`: a device, a pipe or a socket.
    public enum Kind: Sendable { case nothing, file, directory, special }

    public static func kind(_ path: String) -> Kind {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return .nothing }
        switch information.st_mode & S_IFMT {
        case S_IFDIR: return .directory
        case S_IFREG: return .file
        default: return .special
        }
    }

    /// A file that is moved to the place of `/dev/null` or of a pipe takes it away from everybody.
    static func expectReplaceable(_ path: String, act: String) throws(StoreError) {
        if kind(path) == .special {
            throw StoreError(.conflict, act: act, "\(path) is a device, a pipe or a socket, not a file.")
        }
    }

    /// Whether two paths lead to one file.
    public static func isSame(_ path: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        guard unsafe stat(path, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// In bytes; nil if there is no such file.
    public static func size(_ path: String) -> Int? { StoreFile.size(path) }

    public static func parent(of path: String) -> String {
        var name = path[...]
        while name.count > 1, name.last == "/" { name = name.dropLast() }
        guard let slash = name.lastIndex(of: "/") else { return "." }
        return slash == name.startIndex ? "/" : String(name[..<slash])
    }

    static func failure(_ act: String, _ path: String) -> StoreError {
        let code = errno
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        let kind: StoreError.Kind =
            switch code {
            case ENOENT, ENOTDIR: .notFound
            case EACCES, EPERM: .permission
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case EROFS: .readOnly
            default: .io(errno: code)
            }
        return StoreError(kind, act: act, code: code, "\(path): \(reason).")
    }
}

// `DurableFile.read` would hide it.
private func posixRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, bytes, count)
}

extension DurableFile {
    /// Names the limit of a file's size to `getrlimit`.
    #if canImport(Glibc)
        static var fileSizeLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_FSIZE.rawValue) }
    #else
        static var fileSizeLimit: Int32 { RLIMIT_FSIZE }
    #endif
}
