#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension DurableFile {
    /// Who but this process's user may write a file, or put files into a directory.
    public enum Intruder: Equatable, Sendable {
        /// The group's or everybody's right to write it is set.
        case others(permissions: UInt16)
        /// It belongs to a user who is neither this one nor root.
        case owner(UInt32)
    }

    /// Nil where there is no such file, or nobody else may. Root is trusted, and trusts everybody's own directories: it
    /// can become any of them.
    public static func intruder(_ path: String) -> Intruder? {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return nil }
        let user = geteuid()
        if user != 0, information.st_uid != user, information.st_uid != 0 { return .owner(information.st_uid) }
        guard information.st_mode & 0o022 == 0 else {
            return .others(permissions: UInt16(information.st_mode & 0o7777))
        }
        return nil
    }
}
