#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder for this process alone, which goes away with its files when the last reference does.
public final class TemporaryFolder: Sendable {
    public let path: String

    /// - Parameter place: where it is made; nil = the system's place for such folders
    public init(in place: String? = nil, act: String) throws(StoreError) {
        let system = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
        let parent = place ?? system ?? "/tmp"
        var template = Array((parent + "/alliance-XXXXXX").utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
        }
        guard let made else { throw DurableFile.failure(act, parent) }
        path = made
    }

    /// Removes a file of it, if it is there.
    public func remove(_ name: String) {
        _ = unsafe unlink(path + "/" + name)
    }

    deinit {
        for name in (try? DurableFile.list(path, act: "")) ?? [] { remove(name) }
        _ = unsafe rmdir(path)
    }
}
