#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file, pipe or terminal: the system calls for streams, without their pointers.
public final class Descriptor: Sendable {
    public static let standardInput = Descriptor(0, isOwned: false)
    public static let standardOutput = Descriptor(1, isOwned: false)
    public static let standardError = Descriptor(2, isOwned: false)

    let number: Int32
    private let isOwned: Bool

    private init(_ number: Int32, isOwned: Bool) {
        self.number = number
        self.isOwned = isOwned
    }

    deinit {
        if isOwned { close(number) }
    }

    /// - Throws: `notFound`, `permission`, `io` (a directory is `EISDIR`)
    public static func open(reading path: String, act: String) throws(StoreError) -> Descriptor {
        let number = posixOpen(path)
        guard number >= 0 else { throw failure(act, path) }
        let descriptor = Descriptor(number, isOwned: true)
        if descriptor.kind == S_IFDIR {
            throw StoreError(.io(errno: EISDIR), act: act, code: EISDIR, "\(path) is a directory, not a file.")
        }
        return descriptor
    }

    /// Fills the buffer from its beginning with what is there, at least one byte.
    /// - Returns: the number of bytes; 0 at the end.
    public func read(into buffer: inout [UInt8], act: String) throws(StoreError) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe posixRead(number, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            if errno != EINTR { throw Self.failure(act, nil) }
        }
    }

    /// Writes all of the bytes.
    /// - Throws: `io` with `EPIPE` where the reader of a pipe is gone and `ignoreClosedPipes` was called.
    public func write(_ bytes: [UInt8], act: String) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe posixWrite(number, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw Self.failure(act, nil)
            }
        }
    }

    public var isTerminal: Bool { isatty(number) == 1 }

    /// Whether reading it never waits for another process.
    public var isRegularFile: Bool { kind == S_IFREG }

    /// The width of the terminal; nil where it is none or does not say.
    public var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Makes writing to a pipe that nobody reads, or beyond a limit of a file's size, an error instead of the end of the
    /// process.
    public static func ignoreClosedPipes() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    private var kind: mode_t {
        var information = stat()
        guard unsafe fstat(number, &information) == 0 else { return 0 }
        return information.st_mode & S_IFMT
    }

    private static func failure(_ act: String, _ path: String?) -> StoreError {
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
        return StoreError(kind, act: act, code: code, (path.map { $0 + ": " } ?? "") + reason + ".")
    }
}

extension StoreError {
    /// Whether the reader of a pipe has gone away.
    public var isClosedPipe: Bool { kind == .io(errno: EPIPE) }

    /// Whether a directory stands where a file was named.
    public var isDirectory: Bool { kind == .io(errno: EISDIR) }
}

// The methods would hide these.

private func posixOpen(_ path: String) -> Int32 { unsafe open(path, O_RDONLY | O_CLOEXEC) }

private func posixRead(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(number, bytes, count)
}

private func posixWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(number, bytes, count)
}
