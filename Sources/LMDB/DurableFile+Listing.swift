#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension DurableFile {
    /// The names in a directory, in no order.
    public static func list(_ directory: String, act: String) throws(StoreError) -> [String] {
        guard let listing = unsafe opendir(directory) else { throw failure(act, directory) }
        defer { _ = unsafe closedir(listing) }
        var names: [String] = []
        while let item = unsafe readdir(listing) {
            let name = unsafe withUnsafeBytes(of: item.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Takes away a folder that has no folder in it, and what is in it; what cannot be taken away stays. Of a link only
    /// the link goes.
    public static func discardFolder(_ path: String) {
        if !isLink(path) {
            for name in (try? list(path, act: "")) ?? [] { discard(path + "/" + name) }
        }
        discard(path)
    }

    public static func isLink(_ path: String) -> Bool {
        var information = stat()
        return unsafe lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
    }
}
