#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum StoreFile {
    /// Makes an empty file where there is none, which LMDB takes for a new one. Made here, because LMDB leaves the
    /// permissions to the process's mask and then opens the file again.
    static func make(_ file: String, mode: UInt16, act: String, path: String) throws(StoreError) {
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        if descriptor < 0 {
            guard errno == EEXIST else { throw StoreError(code: errno, act: act, path: path) }
            return
        }
        // Nobody in this process has this file open, it being new: closing drops no lock.
        defer { close(descriptor) }
        guard fchmod(descriptor, mode_t(mode)) == 0 else { throw StoreError(code: errno, act: act, path: path) }
    }

    /// In bytes; `nil` if there is no such file.
    static func size(_ file: String) -> Int? {
        var information = stat()
        guard unsafe stat(file, &information) == 0 else { return nil }
        return Int(information.st_size)
    }
}
